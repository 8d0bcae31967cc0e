import TestSupport
import Foundation

@testable import NotebookGenerator

/// A small site and a secret beside it, served on a port of its own.
final class ServedSite {
    let tree: FileTree
    let site: PreviewSite
    let server: WebServer
    let port: UInt16

    /// A figure that fills the connection's buffers many times.
    static let largeFile = String(repeating: "<path d='M 0 0'/>\n", count: 500_000)

    init() throws {
        tree = try FileTree()
        for (path, text) in [
            ("secret.txt", "SECRET"), ("site/index.html", "<body><h1>First</h1></body>\n"),
            ("site/figures/a.svg", "<svg/>"), ("site/notes.txt", "notes"), ("site/%2e%2e/twice.txt", "decoded once"),
        ] {
            try tree.write(text, to: path)
        }
        let sockets = try LoopbackSockets.open(port: 0)
        port = sockets.port
        let site = PreviewSite(folder: tree.path("site"), port: sockets.port)
        self.site = site
        server = try WebServer(on: sockets, events: site.events) { site.answer($0) }
    }

    deinit { server.stop() }

    func connect() throws -> LoopbackClient { try LoopbackClient(port: port) }

    /// The answer to a request as a browser sends it.
    func get(_ target: String, method: String = "GET") throws -> LoopbackClient.Response {
        let client = try connect()
        try client.send(request(target, method: method))
        return try client.response(toHead: method == "HEAD")
    }

    func request(_ target: String, method: String = "GET") -> String {
        "\(method) \(target) HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n"
    }

    /// How many pages are listening, at the latest when it is as many as wanted: one that was closed is noticed when something is
    /// sent to it.
    func countListeners(until count: Int) -> Int {
        for _ in 0..<500 where site.events.listenerCount != count {
            site.events.sendHeartbeat()
            usleep(10_000)
        }
        return site.events.listenerCount
    }

    /// A page that listens, after it was greeted.
    func listen() throws -> (client: LoopbackClient, greeting: String) {
        let client = try connect()
        try client.send(request("/events"))
        let head = try client.head()
        guard head.status == 200, head.headers["content-type"] == ContentType.events else {
            throw LoopbackClient.Failure(call: "events: \(head)")
        }
        return (client, try client.chunk())
    }
}
