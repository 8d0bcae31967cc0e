import Foundation

/// One connection to a server on this machine. What is sent is written out byte for byte: no library mends it on the way.
final class LoopbackClient {
    struct Failure: Error {
        let call: String
        let code = errno
    }

    struct Response: Equatable {
        var status: Int
        /// By their names in lower case.
        var headers: [String: String]
        var body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    private let descriptor: Int32
    private var received: [UInt8] = []

    /// Connects to 127.0.0.1; whatever is waited for longer than five minutes fails.
    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(call: "socket") }
        var patience = timeval(tv_sec: 300, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let status = withUnsafeBytes(of: &address) { bytes in
            bytes.withMemoryRebound(to: sockaddr.self) { connect(descriptor, $0.baseAddress, socklen_t(bytes.count)) }
        }
        // What is whole by now is closed by `deinit`, also when this throws.
        guard status == 0 else { throw Failure(call: "connect") }
    }

    deinit { close(descriptor) }

    /// The connection is to end with a reset instead of a farewell.
    func resetAtEnd() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw Failure(call: "send") }
            rest = rest.dropFirst(count)
        }
    }

    /// The next answer; one to `HEAD` has no body whatever its length says.
    func response(toHead isHead: Bool = false) throws -> Response {
        var response = try head()
        if !isHead, let count = response.headers["content-length"].flatMap({ Int($0) }) { response.body = try take(count) }
        return response
    }

    /// The status and headers of the next answer.
    func head() throws -> Response {
        let lines = try take(through: "\r\n\r\n").components(separatedBy: "\r\n")
        let status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) }
        let headers = lines.dropFirst().compactMap { line in
            line.firstIndex(of: ":").map {
                (line[..<$0].lowercased(), line[line.index(after: $0)...].trimmingCharacters(in: .whitespaces))
            }
        }
        return Response(status: status ?? 0, headers: Dictionary(headers) { "\($0), \($1)" }, body: [])
    }

    /// The next piece of a body that comes in chunks; empty at its end.
    func chunk() throws -> String {
        let line = try take(through: "\r\n").trimmingCharacters(in: .newlines)
        guard let size = Int(line, radix: 16) else { throw Failure(call: "no chunk: \(line)") }
        return String(decoding: try take(size + 2).dropLast(2), as: UTF8.self)
    }

    /// Whether the server has ended the connection, and nothing is left of what it sent.
    func isAtEnd() throws -> Bool {
        if received.isEmpty { try receive() }
        return received.isEmpty
    }

    /// Takes whatever is still sent, until the server ends the connection.
    func waitForEnd() throws {
        repeat { received = [] } while try !isAtEnd()
    }

    private func take(through end: String) throws -> String {
        var text = ""
        while !text.hasSuffix(end) { text.unicodeScalars.append(Unicode.Scalar(try take(1)[0])) }
        return text
    }

    private func take(_ count: Int) throws -> [UInt8] {
        while received.count < count {
            let before = received.count
            try receive()
            if received.count == before { throw Failure(call: "end of the connection") }
        }
        defer { received.removeFirst(count) }
        return Array(received.prefix(count))
    }

    private func receive() throws {
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        // A reset is an end too: what was sent in vain causes it.
        guard count >= 0 || errno == ECONNRESET else { throw Failure(call: "recv") }
        received += buffer.prefix(max(count, 0))
    }
}
