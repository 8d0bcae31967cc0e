import Foundation
import TestSupport
import Testing

@testable import NotebookGenerator

/// Whole round trips: what a client on this machine sends, and what it gets.
@Suite final class WebServerTests {
    private let served: ServedSite

    init() throws { served = try ServedSite() }

    /// Whatever came before, the next reader gets the page.
    private func expectToGoOn(sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        let page = try served.get("/")
        #expect(page.status == 200 && page.text.contains("<h1>First</h1>"), sourceLocation: sourceLocation)
    }

    // MARK: Files

    @Test func aPageWithItsBox() throws {
        for target in ["/", "/index.html", "/?a=b", "/index.html?a=/../b"] {
            let page = try served.get(target)
            #expect(page.status == 200)
            #expect(page.headers["content-type"] == "text/html; charset=utf-8")
            #expect(page.text.hasPrefix("<body><h1>First</h1><aside id=\"preview\""))
            #expect(page.text.hasSuffix("</aside>\n</body>\n"))
        }
    }

    @Test func otherFilesAsTheyAre() throws {
        let figure = try served.get("/figures/a.svg")
        #expect(figure.status == 200 && figure.text == "<svg/>" && figure.headers["content-type"] == "image/svg+xml")
        let styles = try served.get("/preview.css")
        #expect(styles.status == 200 && styles.headers["content-type"] == "text/css; charset=utf-8" && !styles.body.isEmpty)
        #expect(try served.get("/%252e%252e/twice.txt").text == "decoded once")
    }

    @Test func aLargeFile() throws {
        try served.tree.write(ServedSite.largeFile, to: "site/large.svg")
        #expect(try served.get("/large.svg").text == ServedSite.largeFile)
    }

    @Test func severalRequestsOnOneConnection() throws {
        let client = try served.connect()
        for _ in 0..<3 {
            try client.send(served.request("/notes.txt"))
            #expect(try client.response().text == "notes")
            try client.send(served.request("/nothing"))
            #expect(try client.response().status == 404)
        }
        try client.send(served.request("/notes.txt") + served.request("/figures/a.svg"))
        #expect(try [client.response().text, client.response().text] == ["notes", "<svg/>"])
    }

    @Test(arguments: [
        NamedCase("no such file", "/nothing.html"), NamedCase("folder", "/figures/"), NamedCase("folder as a file", "/figures"),
        NamedCase("dots", "/../secret.txt"), NamedCase("encoded dots", "/%2e%2e/secret.txt"),
        NamedCase("half encoded dots", "/.%2e/secret.txt"), NamedCase("encoded separators", "/..%2f..%2fsecret.txt"),
        NamedCase("dots inside", "/figures/../../secret.txt"), NamedCase("encoded twice", "/%252e%252e/secret.txt"),
        NamedCase("backslashes", "/..\\secret.txt"), NamedCase("absolute", "//etc/hostname"),
        NamedCase("absolute, encoded", "/%2fetc%2fhostname"),
        NamedCase("longer than a name", "/" + String(repeating: "a", count: 300)),
    ])
    func notFound(_ target: NamedCase<String>) throws {
        let answer = try served.get(target.value)
        #expect(answer.status == 404)
        #expect(answer.text.contains("<h1>Not here</h1>") && !answer.text.contains("SECRET"))
    }

    @Test func linksAreNotFollowed() throws {
        try served.tree.link("site/link.txt", to: "../secret.txt")
        try served.tree.link("site/folder", to: "..")
        for target in ["/link.txt", "/folder/secret.txt"] { #expect(try served.get(target).status == 404) }
    }

    @Test(arguments: [
        NamedCase("encoded NUL", "/a%00"), NamedCase("percent at the end", "/a%"), NamedCase("not UTF-8", "/%ff"),
        NamedCase("whole address", "http://localhost/index.html"), NamedCase("relative", "index.html"), NamedCase("letter", "/ü"),
    ])
    func badRequest(_ target: NamedCase<String>) throws {
        let answer = try served.get(target.value)
        #expect(answer.status == 400 && answer.text == "Not an address.\n")
    }

    @Test func bytesThatAreNoText() throws {
        let client = try served.connect()
        try client.send(Array("GET /".utf8) + [0xFF, 0xC3] + Array(" HTTP/1.1\r\nHost: localhost:\(served.port)\r\n\r\n".utf8))
        #expect(try client.response().status == 400)
    }

    // MARK: Hosts and methods

    @Test(arguments: [
        NamedCase("another name", "Host: rebound.example:PORT\r\n"), NamedCase("another port", "Host: localhost:1\r\n"),
        NamedCase("no port", "Host: localhost\r\n"), NamedCase("two", "Host: localhost:PORT\r\nHost: rebound.example\r\n"),
        NamedCase("the same twice", "Host: localhost:PORT\r\nhost: localhost:PORT\r\n"), NamedCase("empty", "Host:\r\n"),
    ])
    func foreignHosts(_ header: NamedCase<String>) throws {
        for target in ["/", "/events", "/preview.css"] {
            let client = try served.connect()
            let host = header.value.replacingOccurrences(of: "PORT", with: "\(served.port)")
            try client.send("GET \(target) HTTP/1.1\r\n\(host)\r\n")
            let answer = try client.response()
            #expect(answer.status == 403)
            #expect(answer.text == "This preview answers to http://localhost:\(served.port)/ alone.\n")
        }
        #expect(served.site.events.listenerCount == 0)
    }

    @Test func noHostAtAll() throws {
        for version in ["1.0", "1.1"] {
            let client = try served.connect()
            try client.send("GET / HTTP/\(version)\r\n\r\n")
            #expect(try client.response().status == 403)
        }
    }

    @Test func headsAreThoseOfTheWhole() throws {
        for (target, status) in [("/", 200), ("/figures/a.svg", 200), ("/nothing", 404), ("/%", 400)] {
            let client = try served.connect()
            try client.send(served.request(target, method: "HEAD"))
            var head = try client.response(toHead: true)
            var whole = try served.get(target)
            #expect(head.status == status && head.headers["content-length"] == "\(whole.body.count)")
            for name in ["date", "connection"] {
                head.headers[name] = nil
                whole.headers[name] = nil
            }
            #expect(head.headers == whole.headers)
            // What comes next on the connection is the next answer, and not a body.
            try client.send(served.request("/notes.txt"))
            #expect(try client.response().text == "notes")
        }
        #expect(try served.get("/events", method: "HEAD").status == 200)
        #expect(served.site.events.listenerCount == 0)
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW", "get", "GETS"])
    func otherMethods(_ method: String) throws {
        let answer = try served.get("/", method: method)
        #expect(answer.status == 405)
        #expect(answer.headers["allow"] == "GET, HEAD" && answer.text == "Only GET and HEAD.\n")
        try expectToGoOn()
    }

    /// A body is never read: its connection ends.
    @Test(arguments: ["POST", "GET"]) func bodies(_ method: String) throws {
        let client = try served.connect()
        try client.send(
            "\(method) / HTTP/1.1\r\nHost: localhost:\(served.port)\r\nContent-Length: 5\r\n\r\nhello"
                + served.request("/notes.txt"))
        let answer = try client.response()
        #expect(answer.status == (method == "POST" ? 405 : 400))
        #expect(try client.isAtEnd())
        try expectToGoOn()
    }

    @Test(arguments: [
        NamedCase("no request", "\r\n\r\nhello\r\n\r\n"), NamedCase("no version", "GET /\r\n\r\n"),
        NamedCase("another protocol", "SSH-2.0-OpenSSH_9.2\r\n"), NamedCase("NUL", "GET /\0 HTTP/1.1\r\n\r\n"),
        NamedCase("negative length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"),
        NamedCase("huge length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\n"),
        NamedCase("wrong chunks", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
    ])
    func nonsense(_ bytes: NamedCase<String>) throws {
        let client = try served.connect()
        try client.send(bytes.value)
        try expectToGoOn()
        withExtendedLifetime(client) {}
    }

    /// What has no end is ended. (A stop in this very moment would meet a fault of the library, which then takes a refusal that it
    /// did not queue for one that it did: so each test waits for its end.)
    @Test(arguments: [
        NamedCase("address without end", "GET /" + String(repeating: "a", count: 100_000)),
        NamedCase("header without end", "GET / HTTP/1.1\r\nA: " + String(repeating: "a", count: 100_000)),
        NamedCase("headers without end", "GET / HTTP/1.1\r\n" + String(repeating: "A: b\r\n", count: 20_000)),
    ])
    func requestsWithoutEnd(_ bytes: NamedCase<String>) throws {
        let client = try served.connect()
        // The server may have had enough of it before all is sent.
        try? client.send(bytes.value)
        try client.waitForEnd()
        try expectToGoOn()
    }

    @Test func anAddressThatIsTooLong() throws {
        let answer = try served.get("/" + String(repeating: "a", count: 100_000))
        #expect(answer.status == 414)
        try expectToGoOn()
    }

    // MARK: Clients that leave

    @Test func clientsThatLeaveAtAnyMoment() throws {
        try served.tree.write(ServedSite.largeFile, to: "site/large.svg")
        for text in ["", "GET", "GET / HTTP/1.1\r\nHost: local", served.request("/large.svg"), served.request("/events")] {
            for isReset in [false, true] {
                let client = try served.connect()
                if isReset { client.resetAtEnd() }
                try client.send(text)
                if text.hasSuffix("\r\n\r\n") { _ = try client.head() }
            }
        }
        try expectToGoOn()
        #expect(served.countListeners(until: 0) == 0)
    }

    @Test func stoppingEndsEveryConnectionAndGivesThePortBack() throws {
        let (client, _) = try served.listen()
        let idle = try served.connect()
        try idle.send(served.request("/notes.txt"))
        _ = try idle.response()
        served.server.stop()
        served.server.stop()
        for connection in [client, idle] { try connection.waitForEnd() }
        #expect(served.site.events.listenerCount == 0)
        #expect(throws: LoopbackClient.Failure.self) { try served.connect() }
        #expect(try LoopbackSockets.open(port: served.port).port == served.port)
    }
}
