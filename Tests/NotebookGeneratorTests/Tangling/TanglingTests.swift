import TestSupport
import Testing
@testable import ChapterInterface
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator

/// A chapter's code as Swift files, each line at its own place.
@Suite struct TanglingTests {
    /// Every kind of block: the whole of the text that the compiler gets.
    @Test func filesOfAChapter() throws {
        let chapter = Chapter.ofBlocks([
            (.shared, "shared-1", "import Foundation\n\nprivate let half = 0.5\n"),
            (.experiment, "numbers", "return [1.0, half]\n"), (.figure, "fig-a", "return plot(numbers)\n"),
            (
                .shared, "shared-2",
                "func plot(_ values: [Double]) -> Plot { Plot { Line(x: values, y: values) } }\n#if os(Linux)\n  import Numerics\n#endif\n"
            ),
            (.table, "tbl-b", "let numbers = numbers.count\nreturn Table([numbers], columns: [])\n"),
            (.check, "last_one", "expect(true, \"true\")"), (.inline, "numbers[0]", "numbers[0]"),
        ])
        let tangled = tangle(chapter)
        let text = tangled.files.map { "// \($0.name).swift, seeing \($0.inputs)\n\($0.text)" }.joined(separator: "\n")
        try expectGolden(["files.txt": text], in: goldens.file("tangling"))
    }

    @Test func proseMovesNoCode() {
        let blocks: [(kind: Block.Kind, name: String, code: String)] = [
            (.experiment, "a", "return 1"), (.inline, "a", "a"), (.inline, "a + 1", "a + 1"),
        ]
        let moved = [blocks[0], blocks[2], blocks[1]]
        #expect(tangle(.ofBlocks(blocks)).files.map(\.text) == tangle(.ofBlocks(moved)).files.map(\.text))
    }

    @Test(arguments: [
        ("func f() {}\nimport A\n", "           \nimport A"),
        ("  import A; import B // c", "  import A  import B"),
        ("#if canImport(A)\nimport A\n#else\nlet a = 1\n#endif", "#if canImport(A)\nimport A\n#else\n         \n#endif"),
        ("#if DEBUG\nlet a = 1\n#endif\nimport B", "         \n         \n      \nimport B"),
        ("@preconcurrency import A.B\nstruct S { }", "@preconcurrency import A.B"),
    ])
    func importsKeepTheirPlaces(code: String, imports: String) {
        #expect(CodeFacts(parsing: code).imports(in: code) == imports)
    }

    @Test func codeWithoutImportsHasNone() {
        #expect(CodeFacts(parsing: "let a = 1").imports(in: "let a = 1") == nil)
    }

    @Test(arguments: [
        ("private let a = 1", "        let a = 1"),
        (
            "struct S {\n  private var a = 1\n  fileprivate var b = 2\n}",
            "struct S {\n  private var a = 1\n              var b = 2\n}"
        ),
        ("private(set) nonisolated(unsafe) var a = 1", "             nonisolated(unsafe) var a = 1"),
        ("#if DEBUG\nprivate func f() {}\n#endif", "#if DEBUG\n        func f() {}\n#endif"),
        ("func f() { private let a = \"private\" }", "func f() { private let a = \"private\" }"),
    ])
    func whatIsSharedIsVisible(code: String, visible: String) {
        #expect(CodeFacts(parsing: code).visible(in: code) == visible)
    }
}
