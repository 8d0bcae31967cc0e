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
            #expect(policy.hasPrefix("default-src 'none'; script-src 'sha256-") && !policy.contains("*"))
            #expect(answer.headers["Access-Control-Allow-Origin"] == nil)
        }
    }

    /// A page may load and run what its chapter's front matter says, and no other page may.
    @Test func aPageMayDoWhatItsChapterSays() throws {
        for page in ["index", "01-a", "02-b", "print"] { try tree.write("<body></body>", to: "site/\(page).html") }
        func chapter(_ slug: String, _ lines: String) -> SourceText {
            SourceText(file: "chapters/\(slug).md", text: "---\ntitle: T\n\(lines)---\n")
        }
        let (book, _) = readBook(
            [chapter("index", ""), chapter("01-a", "network: cdn.example.org\n"), chapter("02-b", "html: trusted\n")],
            citationKeys: [])
        site.show([], PagePolicy.list(of: book.chapters))
        func policy(_ path: String) -> String { get(path).headers["Content-Security-Policy"] ?? "" }
        #expect(policy("/01-a.html").contains("img-src 'self' data: cdn.example.org *.cdn.example.org;"))
        #expect(policy("/01-a.html").contains("script-src 'sha256-") && policy("/").contains("style-src 'self' 'unsafe-inline'"))
        #expect(
            policy("/02-b.html").hasPrefix("default-src * data: blob: 'unsafe-inline'")
                && policy("/02-b.html") == policy("/print.html"))
        #expect(!policy("/").contains("cdn") && !policy("/absent.html").contains("*"))
    }

    /// The policy allows one script: the one that is in the page.
    @Test func thePolicyNamesTheScript() throws {
        let page = text(get("/"))
        let start = try #require(page.range(of: "<script>")?.upperBound)
        let end = try #require(page.range(of: "</script>")?.lowerBound)
        let digest = Digest(of: String(page[start..<end])).bytes.base64EncodedString()
        #expect(get("/").headers["Content-Security-Policy"]?.contains("script-src 'sha256-\(digest)';") == true)
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
