import Foundation
import Testing

@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator

/// What is asked for by name: chapters, blocks that run again, values to show.
@Suite struct SelectionTests {
    @Test func aNameThatSelectsNothingIsAnError() throws {
        let project = try BookProject("small")
        let chapter = try #require(throws: UnknownSelection.self) { try project.build { $0.only = ["01", "02"] } }
        #expect(chapter == UnknownSelection(option: "--only", name: "02", known: ["index", "01-sums"]))
        let block = try #require(throws: UnknownSelection.self) { try project.build { $0.again = ["totl"] } }
        #expect(block.option == "--again" && block.known.contains("total"))
        #expect(throws: UnknownSelection.self) { try project.builder().status(options { $0.only = ["02"] }) }
    }

    @Test func aBlockRunsAgainWhenAskedTo() throws {
        let project = try BookProject("small")
        _ = try project.build()
        let site = try project.site()
        #expect(try project.build { $0.again = ["total"] }.ran == ["01-sums/total"])
        for name in ["01-sums/total", "01/total"] {
            #expect(try project.build { $0.again = [name] }.ran == ["01-sums/total"])
            #expect(try project.builder().values(named: name).found.map(\.name) == ["total"])
        }
        #expect(throws: UnknownSelection.self) { try project.build { $0.again = ["02/total"] } }
        // What would run says so, and a block beside the chosen chapters can't.
        let status = try project.builder().status(options { $0.again = ["total"] })
        #expect(status.staleEntries.first?.stale?.reason == .askedFor)
        #expect(throws: UnknownSelection.self) {
            try project.build {
                $0.again = ["total"]
                $0.only = ["index"]
            }
        }
        #expect(try project.build().ran == [])
        #expect(try project.site() == site)
    }

    @Test(arguments: [
        ("fit", "03-rates", "fit", true), ("03/fit", "03-rates", "fit", true), ("03/fit", "04-rates", "fit", false),
        ("03-rates/fit", "03-rates", "fit", true), ("03-rates/fit", "03-rates-more", "fit", false),
        ("total/count", "03-rates", "total/count", true), ("/fit", "03-rates", "fit", false), ("fit/", "03-rates", "fit", false),
    ])
    func namesOfBlocks(text: String, chapter: String, name: String, isMeant: Bool) {
        let selection = BlockSelection(text, among: ["03-rates", "03-rates-more", "04-rates"])
        #expect(selection.contains(name, of: chapter) == isMeant)
    }

    @Test func statusListsWhatItIsAskedFor() throws {
        let project = try BookProject("small")
        let status = try project.builder().status(options { $0.only = ["index"] })
        #expect(Set(status.entries.map(\.chapter)) == ["index"])
    }

    /// Of the other chapters nothing is computed, nor missed.
    @Test func whatIsVerifiedIsWhatIsAskedFor() throws {
        let project = try BookProject("small")
        _ = try project.build()
        for only in ["01", "index"] {
            let found = try project.builder().verify(options { $0.only = [only] }, relative: nil).comparison
            #expect(found.moved.isEmpty && found.added.isEmpty && found.removed.isEmpty, "\(found)")
            #expect(found.count > 0)
        }
    }

    /// A chapter about all blocks follows every edit: a build of one chapter brings it along.
    @Test func oneChapterIsPublishedWithTheOneThatTellsOfAll() throws {
        let project = try BookProject("small")
        let text = """
            ---
            title: All blocks
            summary: What runs.
            ---

            ```swift experiment size
            //| data: reach
            return try session.data("reach.json").count
            ```

            """
        try text.write(toFile: "\(project.root)/chapters/90-all.md", atomically: true, encoding: .utf8)
        let first = try project.build()
        #expect(first.diagnostics.map(\.shortForm) == [])
        try project.edit("01-sums.md", "(1...10).reduce(0, +)", "(1...10).map { $0 }.filter { $0 > -1 }.reduce(0, +)")
        let report = try project.build { $0.only = ["01"] }
        #expect(report.missing == [] && report.isPublished)
        #expect(report.ran.contains("01-sums/total"))
    }

    @Test func valuesAreShown() throws {
        let project = try BookProject("small")
        _ = try project.build()
        let (found, names) = try project.builder().values(named: "total")
        #expect(found.count == 1 && names.contains("tbl-sums"))
        let value = try #require(found.first)
        #expect(value.chapter == "01-sums")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(value.json.utf8)) as? [String: Any])
        #expect(json["sum"] as? Int == 55)
        #expect(try value.text.contains("\"sum\" : 55"))
        let figure = try #require(try project.builder().values(named: "01-sums/fig-sums").found.first)
        #expect(try Data(figure.text.utf8) == project.site()["figures/fig-sums.csv"])
        #expect(try project.builder().values(named: "nothing").found.isEmpty)
    }

    private func options(_ change: (inout BuildOptions) -> Void) -> BuildOptions {
        var options = BuildOptions()
        change(&options)
        return options
    }
}
