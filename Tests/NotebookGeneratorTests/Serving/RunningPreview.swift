import Foundation
import Synchronization

@testable import Storage
@testable import NotebookGenerator

/// A preview on a thread of its own.
final class RunningPreview: Sendable {
    private struct State {
        var port: UInt16 = 0
        var stop: @Sendable () -> Void = {}
        var failure: (any Error)?
        var ending: Preview.Ending?
    }

    private let state = Mutex(State())
    private let hasStarted = DispatchSemaphore(value: 0)
    private let hasEnded = DispatchSemaphore(value: 0)

    /// Returns when it serves; its first build may still run.
    init(_ project: Project, _ selection: BuildOptions = BuildOptions(), binary: WatchedBinary = WatchedBinary()) throws {
        Thread.detachNewThread { self.run(project, selection, binary) }
        hasStarted.wait()
        if let failure = state.withLock({ $0.failure }) { throw failure }
    }

    private func run(_ project: Project, _ selection: BuildOptions, _ binary: WatchedBinary) {
        do {
            let preview = try Preview(project, port: 0, selection, binary: binary, observe: { _ in }, tell: { _ in })
            state.withLock { ($0.port, $0.stop) = (preview.port, preview.stopper) }
            hasStarted.signal()
            let ending = try preview.run()
            state.withLock { $0.ending = ending }
        } catch {
            state.withLock { $0.failure = error }
            hasStarted.signal()
        }
        hasEnded.signal()
    }

    var port: UInt16 { state.withLock { $0.port } }

    /// Tells it to end.
    func stop() { state.withLock { $0.stop }() }

    /// How it ended, once it has.
    func ending() throws -> Preview.Ending? {
        hasEnded.wait()
        return try state.withLock { state in
            if let failure = state.failure { throw failure }
            return state.ending
        }
    }

    func text(_ target: String) throws -> String { try response(target).text }

    func response(_ target: String) throws -> LoopbackClient.Response {
        let client = try LoopbackClient(port: port)
        try client.send("GET \(target) HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n")
        return try client.response()
    }

    /// A page that is open, once the first build is done.
    func listen() throws -> OpenPage { try OpenPage(port: port) }
}

/// What a page that is open hears.
final class OpenPage {
    private let client: LoopbackClient
    private var state = ""

    fileprivate init(port: UInt16) throws {
        client = try LoopbackClient(port: port)
        try client.send("GET /events HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n")
        guard try client.head().status == 200 else { throw LoopbackClient.Failure(call: "events") }
        try waitForAnotherState()
    }

    /// Waits for the event upon which a page reloads.
    func waitForAnotherState() throws {
        while true {
            let text = try client.chunk()
            let states = text.matches(of: #/"state":"([^"]*)","isBuilding":false/#).map { String($0.1) }
            if let last = states.last, last != state {
                state = last
                return
            }
            if text.isEmpty { throw LoopbackClient.Failure(call: "end of the events") }
        }
    }

    func waitForEnd() throws { try client.waitForEnd() }
}
