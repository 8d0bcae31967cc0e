import Foundation
import TestSupport
import Testing
@testable import ChapterRunning
@testable import NotebookGenerator

/// A whole small book, folder in, folder out, and what edits to it do.
@Suite struct BookBuildTests {
    @Test func folderInFolderOut() throws {
        let project = try BookProject("small")
        let report = try project.build()
        #expect(report.diagnostics.map(\.shortForm) == [])
        #expect(report.ran.count == 7)
        #expect(project.notices.withLock { $0 } == [])
        let site = try project.site()
        // The pages of the kit's own sources change with the kit.
        let pages = site.filter { ($0.key.hasSuffix(".html") || $0.key.hasSuffix(".csv")) && !$0.key.hasPrefix("sources/") }
            .map { ($0.key.replacingOccurrences(of: "/", with: "-"), String(decoding: $0.value, as: UTF8.self)) }
        // A key depends on the compiler that made the code.
        let masked = pages.map {
            (
                $0,
                $1.replacing(#/[0-9a-f]{64}|[0-9a-f]{8,12}(?=<\/code>)/#, with: "KEY")
                    .replacing(#/<span class="seconds"> · [^<]*<\/span>/#, with: "")  // A short time is left out.
                    .replacing(#/<span class="seconds">[^<]*<\/span>/#, with: "SECONDS")
            )
        }
        try expectGolden(Dictionary(uniqueKeysWithValues: masked), in: goldens.file("books/small/site"))
        let figures =
            ["", "-dark"].map { "figures/fig-sums\($0).svg" } + [".pdf", ".png", ".csv"].map { "figures/fig-sums\($0)" }
        for figure in figures { #expect(site[figure]?.isEmpty == false) }
        struct Manifest: Decodable {
            struct Result: Decodable { var bytes: [String: Int]? }
            var results: [String: [String: Result]]
        }
        let manifest = try JSONDecoder().decode(
            Manifest.self, from: Data(contentsOf: URL(fileURLWithPath: "\(project.root)/site/manifest.json")))
        let told = manifest.results["01-sums"]?.compactMapValues(\.bytes)
        #expect(told?.keys.sorted() == ["fig-sums"])
        #expect(told?["fig-sums"]?[".pdf"] == site["figures/fig-sums.pdf"]?.count)
        #expect(
            try project.files(in: "figures").keys.sorted() == [
                "code.tsv", "durations.json", "fig-sums.csv", "fig-sums.svg", "ledger.json",
            ])
    }

    struct Slip: CustomTestStringConvertible {
        let testDescription: String
        let code: String
        /// `line:column` of what is told, once each.
        let places: [String]
    }

    /// What follows from it in the program around, and in other blocks, is nobody's.
    @Test(arguments: [
        Slip(testDescription: "brace", code: "struct S: Codable {\nvar x = 1\nreturn 1", places: ["8:1", "8:9"]),
        Slip(testDescription: "text", code: "return \"\"\"\nabc", places: ["8:1"]),
        Slip(testDescription: "condition", code: "#if DEBUG\nreturn 1", places: ["7:9"]),
        Slip(testDescription: "comment", code: "let x = 1 /* open\nreturn x", places: ["6:11"]),
        Slip(testDescription: "import", code: "import Foundation\nreturn 1", places: ["6:1"]),
        Slip(testDescription: "type", code: "return nil", places: ["5:21"]),
    ])
    func aSlipOfGrammarIsToldAtItsLineAlone(_ slip: Slip) throws {
        let project = try BookProject("small")
        let text =
            "---\ntitle: A\n---\n\n```swift experiment a\n\(slip.code)\n```\n\n```swift experiment b\nlet b = 1\nreturn b\n```\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(project.root)/chapters/02-slip.md"))
        let errors = try project.build().diagnostics.filter { $0.severity == .error }
        #expect(errors.map { "\($0.location.line):\($0.location.column)" } == slip.places, "\(errors)")
    }

    /// As CommonMark has it; nothing behind it is lost.
    @Test func aNullCharacterIsShown() throws {
        let project = try BookProject("small")
        let path = "\(project.root)/chapters/01-sums.md"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try Data((text + "\nBefore\u{0}behind, and **so\u{0} on**.\n").utf8).write(to: URL(fileURLWithPath: path))
        let report = try project.build()
        #expect(report.isPublished, "\(report.diagnostics.map(\.shortForm))")
        let page = String(decoding: try #require(try project.site()["01-sums.html"]), as: UTF8.self)
        #expect(page.contains("Before\u{FFFD}behind, and <strong>so\u{FFFD} on</strong>."))
    }

    @Test func aChapterStandsInForThePageThatListsWorks() throws {
        let project = try BookProject("small")
        let text = "---\ntitle: Works, and words on them\n---\n\nAll of them: [@gauss1801].\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(project.root)/chapters/bibliography.md"))
        let report = try project.build()
        #expect(report.isPublished, "\(report.diagnostics.map(\.shortForm))")
        let site = try project.site()
        #expect(String(decoding: try #require(site["bibliography.html"]), as: UTF8.self).contains("All of them"))
        let index = String(decoding: try #require(site["index.html"]), as: UTF8.self)
        #expect(index.contains("Works, and words on them") && !index.contains(">Bibliography<"))
        #expect(index.contains(">Claims<"))
    }

    /// In files that are no pages, and on pages that are no chapters.
    @Test func titlesAndSummariesAreResolvedWhereverTheyStand() throws {
        let project = try BookProject("small")
        func write(_ text: String, to chapter: String) throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(project.root)/chapters/\(chapter)"))
        }
        try FileManager.default.removeItem(atPath: "\(project.root)/chapters/01-sums.md")
        try write(
            """
            ---
            title: On $L^2$ and "rates"
            summary: As @sec-here shows.
            abstract: See @sec-here for $n^{-1/2}$.
            language: de
            url: https://example.org/report
            parts:
            - 01 After @sec-here
            ---

            Words [@gauss1801].

            """, to: "index.md")
        try write(
            """
            ---
            title: The "law" of $x_n$
            summary: As @sec-here shows, errors "fall" as $n^{-1/2}$.
            ---

            ## Here {#sec-here}

            ```swift check small
            expect(1.0, lessThan: 2, "one")
            ```

            """, to: "01-a.md")
        let report = try project.build()
        #expect(report.diagnostics.map(\.shortForm) == [])
        let site = try project.site().mapValues { String(decoding: $0, as: UTF8.self) }
        func holds(_ file: String, _ parts: String...) {
            for part in parts { #expect(site[file]?.contains(part) == true, "\(file): \(part)") }
        }
        let title = "On L^2 and „rates“"
        holds(
            "feed.xml", "<title>\(title)</title>", "<title>1 The „law“ of x_n</title>",
            "<summary>As Section 1.1 shows, errors „fall“ as n^{-1/2}.</summary>")
        holds("404.html", "<title>Not found · \(title)</title>", "<a href=\"index.html\">\(title)</a>")
        holds("cite.bib", "title = {{On $L^2$ and \"rates\"}}")
        holds("cite.json", title, "See Section 1.1 for n^{-1/2}.")
        holds("manifest.json", "\"title\" : \"\(title)\"")
        holds("print.html", "<html lang=\"de\">", "<title>\(title)</title>")
        for page in ["index", "01-a", "about", "claims", "bibliography"].map({ $0 + ".html" }) {
            holds(page, "<meta property=\"og:site_name\" content=\"\(title)\" />", "The „law“ of <span class=\"katex\">")
        }
        holds("about.html", "<p>See Section 1.1 for ")
        for (file, text) in site where !file.hasPrefix("sources/") && !file.hasPrefix("assets/") {
            #expect(!text.contains("@sec-here") && !text.contains("<code>x_n</code>"), "\(file)")
        }
    }

    @Test func nothingChangedRunsNothing() throws {
        let project = try BookProject("small")
        _ = try project.build()
        let first = try project.site()
        let again = try project.build(day: "2027-01-01")
        #expect(again.ran == [])
        #expect(try project.site() == first)
    }

    @Test(arguments: [
        Edit("prose", "As [@gauss1801] knew", "As [@gauss1801] wrote", runs: []),
        Edit("caption", "caption: The total.", "caption: The grand total.", runs: []),
        Edit("comment", "print(\"adding <up>\")", "// aloud\nprint(\"adding <up>\")", runs: []),
        Edit("style", "series: \"$n(n+1)/2$\")", "series: \"Gauss\")", runs: ["01-sums/fig-sums"]),
        Edit(
            "printed text, same value", "adding <up>", "adding", runs: ["01-sums/total"]),
        Edit(
            "computation with the same value", "(1...10).reduce(0, +)", "(1...10).reduce(0, +) + session.name.count - 5",
            runs: ["01-sums/total"]),
    ])
    func incrementalEqualsClean(_ edit: Edit) throws {
        let project = try BookProject("small")
        _ = try project.build()
        try project.edit("01-sums.md", edit.old, edit.new)
        let incremental = try project.build()
        #expect(incremental.diagnostics.map(\.shortForm) == [])
        #expect(incremental.ran == edit.runs)
        let site = try project.site().withoutDurations
        try FileManager.default.removeItem(atPath: "\(project.root)/.notebook")
        try FileManager.default.removeItem(atPath: "\(project.root)/site")
        try FileManager.default.removeItem(atPath: "\(project.root)/figures")
        _ = try project.build()
        #expect(try project.site().withoutDurations == site)
    }

    struct Edit: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let old: String
        let new: String
        let runs: [String]

        init(_ name: String, _ old: String, _ new: String, runs: [String]) {
            testDescription = name
            self.old = old
            self.new = new
            self.runs = runs
        }
    }

    @Test func errorsLeaveTheLastSiteAndAreAllTold() throws {
        let project = try BookProject("small")
        _ = try project.build()
        let good = try (project.site(), project.files(in: "figures"))
        try project.edit("01-sums.md", "struct Total: Codable", "struct Totl: Codable")
        try project.edit("index.md", "@sec-sums", "@sec-sum")
        try project.edit("index.md", "6 * 7", "6 * 8")
        let report = try project.build()
        #expect(report.isPublished == false)
        #expect(
            report.diagnostics.filter { $0.severity == .error }.map { "\($0.location) \($0.summary)" } == [
                "chapters/01-sums.md:20:8 cannot find 'Total' in scope",
                "chapters/index.md:8:6 nothing is labelled `sec-sum`",
            ])
        // The other chapter was computed all the same.
        #expect(report.ran.count == 1)
        let now = try (project.site(), project.files(in: "figures"))
        #expect(now.0 == good.0 && now.1 == good.1)

        let allowed = try project.build { $0.allowsErrors = true }
        #expect(allowed.isPublished)
        let page = try #require(try project.site()["01-sums.html"])
        #expect(String(decoding: page, as: UTF8.self).contains("cannot find 'Total' in scope"))
    }

    @Test func falseClaimsFailTheBuild() throws {
        let project = try BookProject("small")
        try project.edit("01-sums.md", "expect(total.sum == 55", "expect(total.sum == 56")
        let report = try project.build()
        #expect(
            report.diagnostics.map { "\($0.location) \($0.summary)" } == [
                "chapters/01-sums.md:42:1 false claim: 1 + … + 10 = 55: found false"
            ])
        #expect(report.isPublished == false)
    }

    @Test func onlyOneChapterRuns() throws {
        let project = try BookProject("small")
        let partial = try project.build { $0.only = ["index"] }
        #expect(partial.ran.count == 1)
        #expect(partial.missing == ["01-sums"])
        #expect(partial.isPublished == false)
        let whole = try project.build { $0.only = ["01"] }
        #expect(whole.ran.count == 6)
        #expect(whole.missing == [])
        #expect(whole.isPublished == true)
    }

    @Test func filesOfOthersSurvive() throws {
        let project = try BookProject("small")
        try FileManager.default.createDirectory(atPath: "\(project.root)/site/extra", withIntermediateDirectories: true)
        try "mine".write(toFile: "\(project.root)/site/extra/CNAME", atomically: true, encoding: .utf8)
        _ = try project.build()
        #expect(try project.site()["extra/CNAME"] == Data("mine".utf8))
        try project.edit("index.md", "first", "at first")
        _ = try project.build()
        #expect(try project.site()["extra/CNAME"] == Data("mine".utf8))
        try project.builder().clean()
        #expect(try project.site() == ["extra/CNAME": Data("mine".utf8)])
        #expect(!FileManager.default.fileExists(atPath: "\(project.root)/.notebook"))
        #expect(try project.files(in: "figures").keys.contains("ledger.json"))
    }

    @Test func aNewChapterBuildsAsItIs() throws {
        let project = try BookProject("small")
        let place = Project(root: project.root, products: TestBench.products)
        let path = try NewChapter(in: place, titled: "On \"quotes\" & Größe").write()
        #expect(path == "chapters/02-on-quotes-grosse.md")
        // Neither a table of that year nor a number that no chapter has counts.
        for name in ["2024-observations.csv", "9223372036854775807-notes.md"] {
            try Data("a,b\n1,2\n".utf8).write(to: URL(fileURLWithPath: "\(place.chapters)/\(name)"))
        }
        let third = try NewChapter(in: place, titled: "third").write()
        #expect(third == "chapters/03-third.md")
        let long = try NewChapter(in: place, titled: String(repeating: "long ", count: 1000)).write()
        #expect(long.hasPrefix("chapters/04-long-long") && long.count < 100)
        try FileManager.default.removeItem(atPath: "\(project.root)/\(long)")
        let foreign = try ["Σύνοψη", "?!"].map { try NewChapter(in: place, titled: $0).write() }
        #expect(foreign == ["chapters/04-synopse.md", "chapters/05-chapter.md"])
        for name in foreign + [third, "chapters/9223372036854775807-notes.md"] {
            try FileManager.default.removeItem(atPath: "\(project.root)/\(name)")
        }
        let report = try project.build()
        #expect(report.diagnostics.map(\.shortForm) == [])
        #expect(report.pageCount == 3)
    }
}
