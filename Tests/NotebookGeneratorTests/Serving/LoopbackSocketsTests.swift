import Foundation
import Testing

@testable import Storage
@testable import NotebookGenerator

/// The preview listens on this machine alone.
@Suite struct LoopbackSocketsTests {
    private func withSockets(_ port: UInt16?, _ body: (LoopbackSockets) throws -> Void) throws {
        let sockets = try LoopbackSockets.open(port: port)
        defer { for descriptor in sockets.descriptors { close(descriptor) } }
        try body(sockets)
    }

    /// Never an address that another machine reaches.
    @Test func listenOnThisMachineAlone() throws {
        try withSockets(0) { sockets in
            #expect(sockets.port > 0 && !sockets.descriptors.isEmpty)
            let table = try ["tcp", "tcp6"].map { try String(contentsOfFile: "/proc/net/\($0)", encoding: .utf8) }.joined()
            let listening = table.split(separator: "\n").map { $0.split(separator: " ") }.filter { $0.count > 3 && $0[3] == "0A" }
            let port = String(format: ":%04X", Int(sockets.port))
            let addresses = listening.map { String($0[1]) }.filter { $0.hasSuffix(port) }.sorted()
            let ours = ["00000000000000000000000001000000\(port)", "0100007F\(port)"]
            #expect(addresses == ours || addresses == [ours[1]])
        }
    }

    @Test func aTakenPortIsAnErrorWithAdvice() throws {
        try withSockets(0) { taken in
            let failure = #expect(throws: SystemFailure.self) { try LoopbackSockets.open(port: taken.port) }
            #expect(
                failure?.description
                    == "port \(taken.port) is taken: end the program that listens on it, or choose another with --port")
        }
    }

    @Test func withoutAPortTheNextThatIsFree() throws {
        try withSockets(nil) { first in
            #expect((8000..<8100).contains(first.port))
            try withSockets(nil) { second in #expect(second.port > first.port && second.port < 8100) }
        }
    }

    /// Descriptors of a server do not outlive it in its children.
    @Test func areNotInherited() throws {
        try withSockets(0) { sockets in
            for descriptor in sockets.descriptors { #expect(fcntl(descriptor, F_GETFD) & FD_CLOEXEC != 0) }
        }
    }
}
