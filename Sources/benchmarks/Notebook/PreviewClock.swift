import Foundation

/// Times how soon `notebook serve` tells an open page of a saved edit and has served it again.
final class PreviewClock {
    private let root: String
    private let process = Process()
    private let port: UInt16

    /// - Parameters:
    ///   - root: the project's folder.
    ///   - notebook: the path of its notebook.
    init(root: String, notebook: String) throws {
        self.root = root
        let printed = Pipe()
        process.executableURL = URL(fileURLWithPath: notebook)
        process.arguments = ["serve"]
        process.currentDirectoryURL = URL(fileURLWithPath: root)
        process.standardOutput = printed
        process.standardError = FileHandle.nullDevice
        try process.run()
        var text = ""
        while !text.contains("\n"), case let data = printed.fileHandleForReading.availableData, !data.isEmpty {
            text += String(decoding: data, as: UTF8.self)
        }
        guard let match = text.firstMatch(of: #/localhost:(\d+)/#), let port = UInt16(match.1) else {
            process.terminate()
            throw BenchmarkFailure("notebook serve printed no address: \(text)")
        }
        self.port = port
    }

    deinit { process.terminate() }

    /// Seconds from the edit until the page with it has arrived; the least of some.
    func measure() throws -> Double {
        let path = "\(root)/chapters/index.md"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let deadline = ContinuousClock.now + .seconds(60)
        while try get("/index.html") == nil, ContinuousClock.now < deadline { usleep(100_000) }
        var best = Double.infinity
        for number in 1...Peer.repetitions {
            usleep(1_500_000)
            let listener = try LoopbackConnection(port: port)
            try listener.send("GET /events HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n")
            usleep(300_000)
            let mark = "reload \(number) of \(Peer.repetitions)"
            let start = ContinuousClock.now
            try Data((text + "\n\(mark)\n").utf8).write(to: URL(fileURLWithPath: path))
            while try get("/index.html")?.contains(mark) != true {
                guard try listener.receive() != nil else { throw BenchmarkFailure("the preview ended its events") }
            }
            best = min(best, start.duration(to: .now) / .seconds(1))
        }
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return best
    }

    /// The page, when there is one.
    private func get(_ path: String) throws -> String? {
        let connection = try LoopbackConnection(port: port)
        try connection.send("GET \(path) HTTP/1.1\r\nHost: localhost:\(port)\r\nConnection: close\r\n\r\n")
        var text = ""
        while let part = try connection.receive() { text += part }
        return text.hasPrefix("HTTP/1.1 200") ? text : nil
    }
}

/// A connection to a server on this machine.
final class LoopbackConnection {
    private let descriptor: Int32

    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isOpen = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) == 0 }
        }
        // What is whole by now is closed by `deinit`, also when this throws.
        guard isOpen else { throw BenchmarkFailure("the preview does not answer on port \(port)") }
    }

    deinit { close(descriptor) }

    func send(_ text: String) throws {
        let bytes = Array(text.utf8)
        guard write(descriptor, bytes, bytes.count) == bytes.count else { throw BenchmarkFailure("the preview does not listen") }
    }

    /// What has arrived, at least one byte; nil at the end.
    func receive() throws -> String? {
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = read(descriptor, &buffer, buffer.count)
        guard count >= 0 else { throw BenchmarkFailure("reading from the preview failed") }
        return count == 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
    }
}
