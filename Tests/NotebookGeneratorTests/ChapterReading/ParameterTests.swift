import Testing
@testable import ChapterReading
@testable import ChapterRunning

/// What chapters declare in their front matter, and what `--set` makes of it.
@Suite struct ParameterTests {
    private static func chapter(_ slug: String, _ lines: String...) -> SourceText {
        SourceText(
            file: "chapters/\(slug).md",
            text: "---\ntitle: \(slug)\nparameters:\n\(lines.map { "- \($0)\n" }.joined())summary: S\n---\n\nText.\n")
    }

    private static func book(_ chapters: SourceText...) -> Book {
        readBook([SourceText(file: "chapters/index.md", text: "---\ntitle: I\n---\n")] + chapters, citationKeys: []).book
    }

    @Test(arguments: [
        ("64", "64", Parameter.Kind.whole), ("-3", "-3", .whole), ("true", "true", .truth), ("0.50", "0.5", .number),
        ("1e3", "1000.0", .number), ("a b", "a b", .text), ("\"64\"", "64", .text), ("'true'", "true", .text),
    ])
    func aDefaultTellsItsType(_ written: String, _ standard: String, _ kind: Parameter.Kind) throws {
        let parameters = try #require(Self.book(Self.chapter("01-a", "x: \(written)")).chapters.last).frontMatter.parameters
        #expect(parameters.map(\.name) == ["x"] && parameters.map(\.kind) == [kind])
        #expect(parameters.map(\.standard) == [standard] && parameters.map(\.value) == [standard])
    }

    @Test func theLastSettingCountsAndConcernsItsChapters() throws {
        let book = Self.book(Self.chapter("01-a", "n: 1"), Self.chapter("02-b", "n: 1", "m: 0.5"))
        let settings = ["n=2", "02/n=03", "m=2"].compactMap(ParameterSetting.init(parsing:))
        let set = try book.setting(settings)
        #expect(set.chapters.flatMap { $0.frontMatter.parameters.map(\.assignment) } == ["n = 2", "n = 3", "m = 2.0"])
        #expect(set.settings.map(\.chapter.slug) == ["01-a", "02-b"] && book.settings.isEmpty)
        // What is set to its default is the report's own.
        #expect(try book.setting([try #require(ParameterSetting(parsing: "n=01"))]).settings.isEmpty)
    }

    @Test func whatNoChapterTakesIsToldApart() throws {
        let book = Self.book(Self.chapter("01-a", "n: 1"))
        let unknown = try #require(ParameterSetting(parsing: "k=1"))
        #expect(throws: ParameterFault.unknown(unknown, known: ["n"])) { try book.setting([unknown]) }
        let elsewhere = try #require(ParameterSetting(parsing: "02/n=1"))
        #expect(throws: ParameterFault.unknown(elsewhere, known: ["n"])) { try book.setting([elsewhere]) }
        let wrong = try #require(ParameterSetting(parsing: "n=many"))
        #expect(throws: ParameterFault.wrongValue(wrong, .whole, chapter: "chapters/01-a.md")) { try book.setting([wrong]) }
    }

    @Test(arguments: ["full", "=1", "a/=1", "a/b/c=1", "/b=1"]) func aSettingNeedsANameAndAValue(_ text: String) {
        #expect(ParameterSetting(parsing: text) == nil)
    }

    /// A value is in the wording of the blocks that name it alone, and never in the text that is compiled.
    @Test func aValueConcernsTheBlocksThatNameIt() throws {
        func tangled(_ value: String) throws -> TangledChapter {
            let parameter = Parameter(
                name: "n", kind: .whole, standard: "1", location: SourceLocation(file: "", line: 1, column: 1))
            var chapter = Chapter.ofBlocks([
                (.experiment, "user", "return n"), (.experiment, "other", "return 1"), (.check, "c", "expect(user > 0, \"c\")"),
            ])
            chapter.frontMatter.parameters = [try #require(parameter.setting(value))]
            return tangle(chapter)
        }
        let (one, two) = (try tangled("1"), try tangled("2"))
        #expect(one.files.map(\.text) == two.files.map(\.text))
        #expect(zip(one.blocks, two.blocks).map { $0.wording == $1.wording } == [false, true, false])
        #expect(one.blocks.map { $0.parameters.map(\.name) } == [["n"], [], []])
    }
}
