import Foundation
import TestSupport
import Testing
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage
@testable import Weaving

/// A site that is published from the record alone.
@Suite struct RecordedBuildTests {
    /// A project whose record is there, and nothing else that builds made.
    private func recorded() throws -> BookProject {
        let project = try BookProject("small")
        #expect(try project.build().isPublished)
        for folder in [".notebook", "site"] { try FileManager.default.removeItem(atPath: "\(project.root)/\(folder)") }
        return project
    }

    /// Where no compiler is found.
    private func publish(_ project: BookProject, allowsErrors: Bool = false) throws -> BuildReport {
        var options = BuildOptions()
        (options.purpose, options.allowsErrors) = (.record, allowsErrors)
        return try project.builder(searchPath: "/nowhere").build(options)
    }

    private func page(_ name: String, of project: BookProject) throws -> String {
        String(decoding: try #require(try project.site()[name]), as: UTF8.self)
    }

    @Test func allThatIsRecordedIsShown() throws {
        let project = try recorded()
        let ledger = try project.files(in: "figures")["ledger.json"]
        let report = try publish(project)
        #expect(report.diagnostics.map(\.shortForm) == [])
        #expect(report.isPublished && report.ran == [] && report.blockCount == 7)
        let html = try page("01-sums.html", of: project)
        #expect(
            html.contains(
                "What this page shows was recorded on <time datetime=\"2026-11-21\">2026-11-21</time>; nothing was run to publish it."
            ))
        #expect(html.contains("recorded in <span class=\"seconds\">"))
        #expect(!html.contains("no value:") && !html.contains("class=\"failure\"") && !html.contains("before its code changed"))
        let site = try project.site()
        for file in ["figures/fig-sums.svg", "figures/fig-sums.csv", "figures/tbl-sums.csv"] { #expect(site[file] != nil) }
        #expect(try project.files(in: "figures")["ledger.json"] == ledger)
        // What the block printed is part of what it shows.
        #expect(html.contains("adding &lt;up&gt;"))
    }

    /// What names stand for and what blocks reach is known without a compiler; of code that changed since, nothing is said.
    @Test func whatTheCompilerKnewIsRecorded() throws {
        let project = try BookProject("small")
        #expect(try project.build().isPublished)
        let built = try project.site()
        for folder in [".notebook", "site"] { try FileManager.default.removeItem(atPath: "\(project.root)/\(folder)") }
        _ = try publish(project)
        let names = "assets/names/01-sums.js"
        let shown = String(decoding: try #require(built[names]), as: UTF8.self)
        #expect(shown.contains("\"#block-total\"") && shown.contains("\"block-fig-sums\":[["))
        for file in [names, "sources/01-sums.html"] { #expect(try project.site()[file] == built[file], "\(file)") }
        try project.edit("01-sums.md", "(1...10).reduce(0, +)", "(1...11).reduce(0, +)")
        _ = try publish(project)
        let edited = try page(names, of: project)
        #expect(!edited.contains("\"block-total\":") && edited.contains("\"block-fig-sums\":[["))
    }

    /// A first build has something to show before it compiles or runs anything, and nothing of it stays.
    @Test func aFirstBuildShowsTheRecordFirst() throws {
        let project = try recorded()
        let record = try project.files(in: "figures")
        #expect(try project.builder(searchPath: "/nowhere").publishRecordFirst(BuildOptions()))
        #expect(try page("01-sums.html", of: project).contains("nothing was run to publish it."))
        #expect(try project.files(in: "figures") == record)
        // There is a site now.
        #expect(try !project.builder(searchPath: "/nowhere").publishRecordFirst(BuildOptions()))

        let report = try project.build()
        #expect(report.ran.count == 7)
        let built = try project.site()
        for folder in [".notebook", "site"] { try FileManager.default.removeItem(atPath: "\(project.root)/\(folder)") }
        #expect(try project.build().isPublished)
        #expect(try project.site() == built)
    }

    /// Only before a build of the whole site, and only of a record that is whole.
    @Test func noOtherBuildShowsTheRecordFirst() throws {
        let project = try recorded()
        let builder = project.builder(searchPath: "/nowhere")
        var part = BuildOptions()
        part.only = ["01"]
        var check = BuildOptions()
        check.purpose = .check
        for options in [part, check] { #expect(try !builder.publishRecordFirst(options)) }
        try project.edit("01-sums.md", "## Sums", "```swift experiment more\nreturn 1\n```\n\n## Sums")
        #expect(try !builder.publishRecordFirst(BuildOptions()))
        try FileManager.default.removeItem(atPath: "\(project.root)/figures")
        #expect(try !builder.publishRecordFirst(BuildOptions()))
        #expect(!FileManager.default.fileExists(atPath: "\(project.root)/site"))
    }

    /// Changed code is told, at its block and on the page; comments are no code.
    @Test(arguments: [
        ("print(\"adding <up>\")", "// aloud\nprint(\"adding <up>\")", 0), ("(1...10).reduce(0, +)", "(1...11).reduce(0, +)", 5),
    ])
    func whatChangedSinceIsTold(_ old: String, _ new: String, _ most: Int) throws {
        let project = try recorded()
        try project.edit("01-sums.md", old, new)
        let report = try publish(project)
        let stale = report.diagnostics.map(\.summary).filter { $0.hasSuffix("was recorded before its code changed") }
        #expect(report.isPublished && stale.isEmpty == (most == 0) && stale.count <= most)
        #expect(stale.contains("the experiment `total` was recorded before its code changed") == (most > 0))
        #expect(try page("01-sums.html", of: project).contains("before its code changed") == (most > 0))
    }

    @Test func aModuleThatChangedIsTold() throws {
        let project = try recorded()
        let path = "\(project.root)/figures/ledger.json"
        var ledger = try Ledger(readingFrom: "\(project.root)/figures")
        #expect(ledger.modules?.keys.contains("Plotting") == true && ledger.modules?["Foundation"] == nil)
        ledger.modules?["Plotting"] = "0123456789abcdef"
        try ledger.text.write(to: URL(fileURLWithPath: path))
        let report = try publish(project)
        #expect(report.diagnostics.contains { $0.summary.hasSuffix("another state of Plotting") })
        #expect(
            try page("01-sums.html", of: project).contains("what it may depend on has changed: <code>Plotting</code>."))
    }

    /// It says with which flags modules are compiled; comments say nothing, but for the first.
    @Test func aManifestThatChangedIsTold() throws {
        let project = try recorded()
        let path = "\(project.root)/Package.swift"
        let manifest = try String(contentsOfFile: path, encoding: .utf8)
        // A link to this package's own.
        try FileManager.default.removeItem(atPath: path)
        func isTold(_ text: String, as name: String = "Package.swift") throws -> Bool {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(project.root)/\(name)"))
            return try publish(project).diagnostics.contains { $0.summary.hasSuffix("another state of Package.swift") }
        }
        #expect(try !isTold(manifest + "// A comment.\n"))
        #expect(try isTold(manifest + "let flags = 1\n"))
        #expect(try isTold("// swift-tools-version: 5.9\n" + manifest))
        #expect(try !isTold(manifest))
        #expect(try isTold(manifest, as: "Package@swift-6.1.swift"))
    }

    /// Told at its line; with errors allowed the page stands there with it, as in the preview.
    @Test func aDeadLinkKeepsNoPageFromBeingShown() throws {
        let project = try recorded()
        try project.edit("01-sums.md", "As [@gauss1801] knew", "As [nobody](nowhere.md) knew <a href='gone.html'>this</a>")
        let told = try publish(project)
        #expect(told.errorCount == 2 && !told.isPublished)
        let shown = try publish(project, allowsErrors: true)
        #expect(shown.errorCount == 2 && shown.isPublished)
        #expect(try page("01-sums.html", of: project).contains("href=\"nowhere.md\""))
    }

    /// The works are sound: it is told of the style.
    @Test(arguments: ["", "<html></html>"]) func aFaultOfTheStyleOfCitationsIsToldThere(_ style: String) throws {
        let project = try recorded()
        try Data(style.utf8).write(to: URL(fileURLWithPath: "\(project.root)/chapters/references.csl"))
        let report = try publish(project)
        #expect(!report.isPublished)
        let told = report.diagnostics.filter { $0.summary.hasPrefix("the citations cannot be set") }
        #expect(told.map(\.location.file) == ["chapters/references.csl"], "\(report.diagnostics)")
    }

    /// Another version may write the same works in another way.
    @Test func anotherPandocIsAskedAgain() throws {
        let tree = try FileTree()
        try tree.write("", to: "Package.swift")
        try tree.write("---\ntitle: A\nsummary: B\n---\n\nAs [@gauss1801].\n", to: "chapters/index.md")
        try tree.write("@book{gauss1801, author={Gauss, Carl}, title={Works}, year={1801}}\n", to: "chapters/references.bib")
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let pandoc = try #require(SearchPath.ours.file(of: PandocStyle.tool))
        func timesAsked(afterBuildingWith version: String) throws -> Int {
            try tree.write("#!/bin/sh\n# \(version)\necho >>\(tree.path("asked"))\nexec \(pandoc) \"$@\"\n", to: "bin/pandoc")
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tree.path("bin/pandoc"))
            let built = try ChildProcess.run(
                ["\(TestBench.products)/notebook", "build", "--recorded"], in: tree.root,
                environment: ["PATH": "\(tree.path("bin")):\(path)"])
            #expect(built.status == .exited(0), "\(built.output)")
            return try String(contentsOfFile: tree.path("asked"), encoding: .utf8).count
        }
        let first = try timesAsked(afterBuildingWith: "1")
        #expect(first > 0)
        #expect(try timesAsked(afterBuildingWith: "1") == first)
        #expect(try timesAsked(afterBuildingWith: "2") == 2 * first)
    }

    @Test func whatIsNotRecordedIsAnError() throws {
        let project = try recorded()
        var ledger = try Ledger(readingFrom: "\(project.root)/figures")
        ledger["01-sums", "fig-sums"] = nil
        try ledger.text.write(to: URL(fileURLWithPath: "\(project.root)/figures/ledger.json"))
        let report = try publish(project)
        #expect(report.errorCount == 1 && !report.isPublished)
        #expect(report.diagnostics.first?.summary.contains("`figures/` has no record of it") == true)
        #expect(try publish(project, allowsErrors: true).isPublished)
        #expect(try page("01-sums.html", of: project).contains("has no record"))
    }

    /// A file of the record that somebody altered is never shown as what was recorded.
    @Test func whatWasAlteredIsAnError() throws {
        let project = try recorded()
        try Data("<svg/>".utf8).write(to: URL(fileURLWithPath: "\(project.root)/figures/fig-sums.svg"))
        let report = try publish(project)
        #expect(!report.isPublished)
        #expect(report.diagnostics.first?.summary.contains("figures/fig-sums.svg has of it was altered") == true)
    }
}

/// The commit at which each item of the record last changed.
@Suite struct RecordCommitTests {
    private static let (first, second) = (String(repeating: "a", count: 40), String(repeating: "b", count: 40))
    private static let none = String(repeating: "0", count: 40)
    private static let blame = """
        \(first) 7 9 1
        author A
        boundary
        filename figures/ledger.json
        \t        "seal" : "0123456789abcdef",
        \(second) 3 10 2
        author B
        \t        "seconds" : 0.5
        \(second) 4 11
        \t        "seal" : "fedcba9876543210"
        \(none) 5 12 1
        \t        "seal" : "1111111111111111"
        """

    @Test(arguments: [false, true]) func eachSealHasTheCommitOfItsLine(isCut: Bool) {
        let found = RecordCommits.commits(inBlame: Self.blame, isCut: isCut)
        // Of a history that is cut off, the first commit stands for all before it.
        let wanted = ["fedcba9876543210": String(Self.second.prefix(10))]
        #expect(found == (isCut ? wanted : wanted.merging(["0123456789abcdef": String(Self.first.prefix(10))]) { $1 }))
    }

    /// In a repository: an entry has the commit that brought it, and none before it is committed.
    @Test func aPageTellsTheCommitOfItsResults() throws {
        let project = try BookProject("small")
        func git(_ arguments: [String]) throws -> String {
            let identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
            let result = try ChildProcess.run(["git", "-C", project.root] + identity + arguments)
            #expect(result.status == .exited(0), "\(result.output)")
            return result.output
        }
        _ = try git(["init", "-q"])
        _ = try project.build()
        let before = String(decoding: try #require(try project.site()["01-sums.html"]), as: UTF8.self)
        #expect(!before.contains("from commit"))
        _ = try git(["add", "chapters", "figures", "Sources"])
        _ = try git(["commit", "-q", "-m", "One"])
        _ = try project.build()
        let commit = try git(["rev-parse", "HEAD"]).prefix(10)
        let after = String(decoding: try #require(try project.site()["01-sums.html"]), as: UTF8.self)
        #expect(after.contains("from commit <code>\(commit)</code>"))
        #expect(after.contains("commit <code>\(commit)</code>, edited since") == false)

        // An edit of one chapter shows on its page and on those of the whole report, and they are as if made anew.
        func pages() throws -> [String: String] {
            _ = try project.build()
            return try project.site().filter { $0.key.hasSuffix(".html") }.mapValues { String(decoding: $0, as: UTF8.self) }
        }
        try project.edit("index.md", "Read @sec-sums first", "First read @sec-sums")
        let edited = try pages()
        let told = edited.filter {
            $0.value.contains("\(commit)</code>, edited since") || $0.value.contains("\(commit), edited since")
        }
        #expect(Set(told.keys).isSuperset(of: ["index.html", "sources/index.html", "claims.html", "about.html"]))
        #expect(told["01-sums.html"] == nil && edited["01-sums.html"]?.contains("<code>\(commit)</code>") == true)
        #expect(!edited.values.contains { $0.contains("-of-the-edition") })
        for folder in [".notebook", "site"] { try FileManager.default.removeItem(atPath: "\(project.root)/\(folder)") }
        for (path, page) in try pages() { #expect(page == edited[path], "\(path)") }
    }
}

/// A page says that it was edited since the commit if an edit can have changed it.
@Suite struct ReportEditsTests {
    @Test(arguments: [
        ("chapters/01-sums.md", true), ("chapters/index.md", false), ("chapters/references.bib", true), ("chapters/old.md", true),
        ("Sources/Plotting/Style/Theme.swift", true), ("Sources/Weaving/Weaver.swift", true),
        ("Sources/SequenceModels/Gone.swift", false), ("", false),
    ])
    func touchWhatTheyCanAffect(_ path: String, _ isTouched: Bool) throws {
        let project = try BookProject("small")
        // The other chapter imports a module that this one does not.
        try project.edit(
            "index.md", "Read @sec-sums first", "```swift shared\nimport SequenceModels\n```\n\nRead @sec-sums first")
        let place = Project(root: project.root, products: TestBench.products)
        let memory = try BuildMemory(of: place) { _ in }
        let book = try readBook(of: place, memory, jobs: 1).book
        let modules = try ModuleWordings(importedBy: book, in: place, remembering: memory.stamps)
        let chapter = try #require(book.chapters.first { $0.slug == "01-sums" })
        #expect(ReportEdits(path.isEmpty ? [] : [path]).touch(chapter, of: book, modules) == isTouched)
    }
}
