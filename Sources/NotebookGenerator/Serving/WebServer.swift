import Foundation
import Storage
import Synchronization
internal import CMicroHTTPD
internal import Glibc

/// Answers requests on loopback sockets, each socket on a thread of its own.
final class WebServer: Sendable {
    /// Called on the server's threads.
    typealias Answer = @Sendable (HTTPRequest) -> HTTPResponse

    private let handler: Handler
    /// The addresses of MHD's daemons; empty once they are stopped.
    private let daemons: Mutex<[Int]>

    init(on sockets: LoopbackSockets, events: EventStream, answer: @escaping Answer) throws {
        handler = Handler(answer: answer, events: events)
        let closure = Unmanaged.passUnretained(handler).toOpaque()
        let idleSeconds: UInt32 = 60
        let started = sockets.descriptors.compactMap { socket in
            MHD_start_on_socket(socket, idleSeconds, answerRequest, closure) { _, _, text in
                // Addresses stay as they were sent: what they mean is decided in one place.
                text.map { strlen($0) } ?? 0
            }
        }
        daemons = Mutex(started.map { Int(bitPattern: $0) })
        guard started.count == sockets.descriptors.count else {
            stop()
            throw SystemFailure("the preview's server does not start on port \(sockets.port)")
        }
    }

    deinit { stop() }

    /// Ends all connections and gives the port back.
    func stop() {
        handler.events.end()
        let stopped = daemons.withLock { daemons in
            defer { daemons = [] }
            return daemons
        }
        for daemon in stopped { MHD_stop_daemon(OpaquePointer(bitPattern: daemon)) }
    }
}

/// What MHD's callback works with.
private final class Handler: Sendable {
    let answer: WebServer.Answer
    let events: EventStream

    init(answer: @escaping WebServer.Answer, events: EventStream) {
        self.answer = answer
        self.events = events
    }

    func respond(to request: HTTPRequest, on connection: OpaquePointer) -> MHD_Result {
        let answer = answer(request)
        guard let response = response(answer, to: request, on: connection) else { return .NO }
        defer { MHD_destroy_response(response) }
        for (name, value) in answer.headers { MHD_add_response_header(response, name, value) }
        return MHD_queue_response(connection, answer.status.rawValue, response)
    }

    private func response(_ answer: HTTPResponse, to request: HTTPRequest, on connection: OpaquePointer) -> OpaquePointer? {
        switch answer.body {
        case .events where request.method == "GET": events.response(on: connection)
        case .events: MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
        case .bytes(var bytes):
            bytes.withUnsafeMutableBytes {
                MHD_create_response_from_buffer($0.count, $0.baseAddress, .RESPMEM_MUST_COPY)
            }
        }
    }
}

/// Called once when a request's headers are there and again when all of it is. What takes a body is refused at once, and its
/// connection ends.
private func answerRequest(
    closure: UnsafeMutableRawPointer?, connection: OpaquePointer?, address: UnsafePointer<CChar>?, method: UnsafePointer<CChar>?,
    version: UnsafePointer<CChar>?, body: UnsafePointer<CChar>?, bodySize: UnsafeMutablePointer<Int>?,
    state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let closure, let connection, let address, let method else { return .NO }
    let name = String(cString: method)
    let hasBody =
        !values(of: "transfer-encoding", in: connection).isEmpty
        || values(of: "content-length", in: connection).contains { $0 != "0" }
    if name == "GET" || name == "HEAD", !hasBody, let state, state.pointee == nil {
        state.pointee = closure
        return .YES
    }
    let hosts = values(of: "host", in: connection)
    let request = HTTPRequest(
        method: name, target: String(cString: address), host: hosts.count == 1 ? hosts[0] : nil, hasBody: hasBody)
    return Unmanaged<Handler>.fromOpaque(closure).takeUnretainedValue().respond(to: request, on: connection)
}

/// The values of every header called `name`, in lower case.
private func values(of name: String, in connection: OpaquePointer) -> [String] {
    var headers: [(name: String, value: String)] = []
    withUnsafeMutablePointer(to: &headers) { headers in
        _ = MHD_get_connection_values(
            connection, .HEADER_KIND,
            { headers, _, name, value in
                let found = (name.map { String(cString: $0) } ?? "", value.map { String(cString: $0) } ?? "")
                headers?.assumingMemoryBound(to: [(name: String, value: String)].self).pointee.append(found)
                return .YES
            }, headers)
    }
    return headers.filter { $0.name.lowercased() == name }.map(\.value)
}
