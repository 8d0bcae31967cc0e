import Foundation
import TestSupport
import Testing

@testable import ChapterReading
@testable import Storage
@testable import NotebookGenerator

/// What the preview answers, without a network between.
@Suite final class PreviewSiteTests {
    private let tree: FileTree
    private let site: PreviewSite

    init() throws {
        tree = try FileTree()
        site = PreviewSite(folder: tree.path("site"), port: 8000)
    }

    private func get(_ target: String, method: String = "GET", host: String? = "localhost:8000") -> HTTPResponse {
        site.answer(HTTPRequest(method: method, target: target, host: host))
    }

    private func text(_ response: HTTPResponse) -> String {
        guard case .bytes(let bytes) = response.body else { return "events" }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func beforeDuringAndAfterTheFirstBuild() throws {
        let building = get("/")
        #expect(building.status == .unavailable && text(building).contains("<h1>Building…</h1>"))
        site.show([PrintedDiagnostic(severity: .error, text: "no compiler")])
        let failed = get("/")
        #expect(failed.status == .unavailable && text(failed).contains("<h1>Not built</h1>"))
        #expect(text(failed).contains("<pre class=\"error\">no compiler</pre>"))
        try tree.write("<body>built</body>", to: "site/index.html")
        site.show([])
        #expect(get("/").status == .ok && text(get("/")).hasPrefix("<body>built<aside"))
        let missing = get("/02.html")
        #expect(missing.status == .notFound && text(missing).contains("<h1>Not here</h1>"))
    }

    @Test func whileItIsBuiltAgainTheLastOneIsShown() throws {
        try tree.write("<body>built</body>", to: "site/index.html")
        site.show([PrintedDiagnostic(severity: .warning, text: "careful")])
        let before = text(get("/"))
        site.startBuilding()
        #expect(text(get("/")) == before && before.contains("careful"))
    }

    private func state() -> Substring? { text(get("/")).firstMatch(of: #/data-state="([^"]*)"/#)?.1 }

    /// Pages reload when there is another state, and only then.
    @Test func theStateIsThatOfAllThatIsShown() throws {
        try tree.write("<body>built</body>", to: "site/index.html")
        try tree.write("{}", to: "site/\(SiteManifest.name)")
        site.show([])
        let first = try #require(state())
        site.startBuilding()
        site.show([])
        #expect(state() == first)
        site.show([PrintedDiagnostic(severity: .note, text: "left out")])
        let second = try #require(state())
        #expect(second != first)
        try tree.write("{\"a\":\"b\"}", to: "site/\(SiteManifest.name)")
        site.show([])
        #expect(state() != first && state() != second)
        try tree.write("{}", to: "site/\(SiteManifest.name)")
        site.show([])
        #expect(state() == first)
    }

    @Test func everyAnswerForbidsWhatAPageHasNoUseFor() throws {
        try tree.write("<body>built</body>", to: "site/index.html")
        try tree.write("text", to: "site/a.txt")
        let answers = [
            get("/"), get("/a.txt"), get("/events"), get("/preview.css"), get("/nothing"), get("/%"), get("/", method: "POST"),
            get("/", host: nil), get("/", host: "rebound.example:8000"),
        ]
        #expect(answers.map(\.status.rawValue) == [200, 200, 200, 200, 404, 400, 405, 403, 403])
        for answer in answers {
            #expect(answer.headers["Cache-Control"] == "no-store")
            #expect(answer.headers["X-Content-Type-Options"] == "nosniff")
            #expect(answer.headers["Cross-Origin-Resource-Policy"] == "same-origin")
            #expect(answer.headers["Referrer-Policy"] == "no-referrer")
            let policy = answer.headers["Content-Security-Policy"] ?? ""
            #expect(policy.hasPrefix("default-src 'none'; script-src 'self' 'sha256-") && !policy.contains("*"))
            #expect(answer.headers["Access-Control-Allow-Origin"] == nil)
        }
    }

    /// Of scripts in a page the policy allows one; the others are the site's own files.
    @Test func thePolicyNamesTheScript() throws {
        let page = text(get("/"))
        let start = try #require(page.range(of: "<script>")?.upperBound)
        let end = try #require(page.range(of: "</script>")?.lowerBound)
        let digest = Digest(of: String(page[start..<end])).bytes.base64EncodedString()
        #expect(get("/").headers["Content-Security-Policy"]?.contains("script-src 'self' 'sha256-\(digest)';") == true)
    }

    private func policy(_ target: String) -> [String] {
        get(target).headers["Content-Security-Policy"]?.components(separatedBy: "; ") ?? []
    }

    private func frontMatter(network: [String] = [], html: MarkupPolicy = .checked) -> Chapter.FrontMatter {
        var frontMatter = Chapter.FrontMatter(title: "T")
        (frontMatter.network, frontMatter.html) = (network, html)
        return frontMatter
    }

    /// Of the accent's colours, and the author's.
    @Test func stylesMayStandInAPage() throws {
        try tree.write("<body>built</body>", to: "site/index.html")
        #expect(policy("/").contains("style-src 'unsafe-inline' 'self' data:"))
    }

    @Test func aPageLoadsWhatItsChapterAllows() throws {
        for page in ["index", "01-a", "02-b", "print", "about"] {
            try tree.write("<body>built</body>", to: "site/\(page).html")
        }
        let strict = policy("/01-a.html")
        site.show([], ["index": frontMatter(), "01-a": frontMatter(network: ["cdn.example.org", "localhost:8080"])])
        let hosts = "cdn.example.org:* *.cdn.example.org:* localhost:8080 *.localhost:8080"
        for target in ["/01-a.html", "/print.html"] {
            let policy = policy(target)
            for part in ["img-src", "media-src", "font-src"] { #expect(policy.contains("\(part) 'self' data: \(hosts)")) }
            #expect(policy.contains("frame-src 'self' \(hosts)"))
            #expect(
                policy.filter { $0.hasPrefix("script-src") || $0.hasPrefix("connect-src") }
                    == strict.filter {
                        $0.hasPrefix("script-src") || $0.hasPrefix("connect-src")
                    })
        }
        for target in ["/", "/02-b.html", "/about.html", "/nothing"] { #expect(policy(target) == strict) }
    }

    @Test func scriptsRunWhereAChapterIsTrusted() throws {
        for page in ["01-a", "02-b"] { try tree.write("<body>built</body>", to: "site/\(page).html") }
        site.show([], ["01-a": frontMatter(html: .trusted), "02-b": frontMatter()])
        #expect(policy("/01-a.html").first == "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'")
        #expect(policy("/02-b.html").first == "default-src 'none'")
    }

    /// A page that is open takes the new policy when it is loaded again.
    @Test func anotherPolicyIsAnotherState() throws {
        try tree.write("<body>built</body>", to: "site/index.html")
        site.show([], ["index": frontMatter()])
        let first = state()
        site.show([], ["index": frontMatter(network: ["example.org"])])
        #expect(state() != first)
    }

    @Test func theFirstCheckIsTheHost() {
        #expect(get("/%", method: "POST", host: "rebound.example").status == .forbidden)
        #expect(get("/%", method: "POST").status == .methodNotAllowed)
    }

    @Test func eventsAreEvents() {
        #expect(get("/events").body == .events)
        #expect(get("/events/").status == .unavailable)
    }

    @Test(arguments: [
        NamedCase("page", ("a.html", "text/html; charset=utf-8")), NamedCase("capitals", ("A.SVG", "image/svg+xml")),
        NamedCase("last ending", ("a.html.csv", "text/csv; charset=utf-8")), NamedCase("font", ("KaTeX.woff2", "font/woff2")),
        NamedCase("none", ("CNAME", "application/octet-stream")), NamedCase("unknown", ("a.exe", "application/octet-stream")),
        NamedCase("empty", ("a.", "application/octet-stream")),
    ])
    func contentTypes(_ type: NamedCase<(String, String)>) throws {
        #expect(ContentType.of(type.value.0) == type.value.1)
    }

    @Test func eventsAsTheyAreWritten() {
        #expect(ServerSentEvent("status", "{}").text == "event: status\ndata: {}\n\n")
        #expect(PreviewStatus(state: "a1", isBuilding: true).event.text.contains("{\"state\":\"a1\",\"isBuilding\":true}"))
        // A comment: a page hears nothing of it.
        #expect(ServerSentEvent.heartbeat.text == ":\n\n")
    }
}
