import Foundation
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// After an edit the compiler compiles the files that can differ, and what it makes of them is what a clean build makes.
@Suite struct FileCompilationTests {
    @Test(arguments: ChapterEdit.all)
    func compilesWhatCanDiffer(_ edit: ChapterEdit) throws {
        let bench = try TestBench()
        _ = try bench.compile(Self.chapter())
        _ = bench.takeCompiledFiles()
        let after = try bench.compile(Self.chapter(edit))
        #expect(bench.takeCompiledFiles() == edit.compiled)
        let clean = try TestBench().compile(Self.chapter(edit))
        #expect(after.objects.map(\.name) == clean.objects.map(\.name))
        for (mine, wanted) in zip(after.objects, clean.objects) {
            #expect(mine.digest == wanted.digest, "\(mine.name) differs from a clean compilation's")
        }
        // And back: all of it is known.
        _ = try bench.compile(Self.chapter())
        #expect(bench.takeCompiledFiles() == [])
    }

    @Test func nothingIsCompiledThatAnyChapterHasCompiled() throws {
        let bench = try TestBench()
        _ = try bench.compile(Self.chapter())
        #expect(bench.takeCompiledFiles().count == Self.chapter().blocks.count + 1)
        _ = try bench.compile(Self.chapter())
        #expect(bench.takeCompiledFiles() == [])
    }

    @Test func warningsAreRememberedFileByFile() throws {
        let bench = try TestBench()
        var edit = ChapterEdit("a warning", in: "doubled", "_ = numbers is [Double]\nreturn numbers.map { $0 * 2 }", compiles: [])
        let first = try bench.compile(Self.chapter(edit))
        #expect(first.warnings.map(\.location.line) == [30])
        edit.edits["tail"] = "expect(doubled.count == 3, \"count\")"
        #expect(try bench.compile(Self.chapter(edit)).warnings == first.warnings)
    }

    /// In the names of symbols, Swift writes a word that has come before as a letter.
    @Test(arguments: ["highSideBySide", "lastChapter", "train-loss-test-loss", "block"])
    func namesOfExperimentsMayRepeatWords(_ name: String) throws {
        let chapter = Chapter.ofBlocks([(.experiment, name, "return 1"), (.experiment, "\(name)s", "return [2]")])
        let compiled = try TestBench().compile(chapter)
        #expect(compiled.objects.count { $0.name.hasPrefix("block-") } == 2)
    }

    @Test func errorsOfSeveralBlocksAreFound() throws {
        let bench = try TestBench()
        let chapter = Chapter.ofBlocks([
            (.shared, "shared-1", "struct A { var b: Missing }"), (.experiment, "one", "return \"a\" + 1"),
            (.check, "two", "expect(one.count == \"b\", \"count\")"), (.check, "three", "expect(unknown, \"unknown\")"),
        ])
        let compiler = try bench.compiler()
        do {
            _ = try compiler.compile(tangle(chapter), of: chapter)
            Issue.record("it compiled")
        } catch ChapterCompiler.Failure.chapter(let diagnostics) {
            let lines = Set(diagnostics.filter { $0.diagnostic.severity == .error }.map(\.diagnostic.location.line))
            #expect(lines.isSuperset(of: [10, 20, 40]))
        }
    }

    static func chapter(_ edit: ChapterEdit? = nil) -> Chapter {
        .ofBlocks(
            ChapterEdit.blocks.map { ($0.kind, $0.name, edit?.edits[$0.name] ?? $0.code) }
                + (edit?.added.map { [($0.kind, $0.name, $0.code)] } ?? []))
    }
}

/// An edit of a small chapter, and the files that the compiler compiles after it.
struct ChapterEdit: Sendable, CustomTestStringConvertible {
    typealias BlockText = (kind: Block.Kind, name: String, code: String)

    static let blocks: [BlockText] = [
        (
            .shared, "shared-1",
            """
            import Foundation
            private struct Pair: Codable, Sendable { var left = 1.5, right = 2.5 }
            fileprivate let table = [3.5, 4.5]
            func largest<Number: Comparable>(_ numbers: [Number]) -> Number? { numbers.max() }
            """
        ),
        (.experiment, "numbers", "return [1.0, 2.0, pow(2.0, 2.0)]"),
        (.experiment, "doubled", "return numbers.map { $0 * 2 } + table + [Pair().left]"),
        (
            .figure, "fig-a",
            "return Plot(x: .linear(\"x\"), y: .linear(\"y\")) { Line(x: numbers, y: doubled.prefix(3).map { $0 }) }"
        ),
        (.experiment, "top", "return largest(numbers) ?? 0"), (.check, "tail", "expect(doubled.max() == 8, \"largest\")"),
        (.inline, "numbers.count", "numbers.count"),
    ]
    private static let inline = "block-inline-\(Digest(of: "numbers.count").short)"

    let testDescription: String
    var edits: [String: String]
    var added: BlockText?
    var compiled: Set<String>

    init(_ name: String, in block: String = "", _ code: String = "", added: BlockText? = nil, compiles: Set<String>) {
        testDescription = name
        edits = block.isEmpty ? [:] : [block: code]
        self.added = added
        compiled = compiles
    }

    static let all: [ChapterEdit] = [
        ChapterEdit(
            "a figure's style", in: "fig-a",
            "return Plot(x: .linear(\"place\"), y: .linear(\"y\")) { Line(x: numbers, y: doubled.prefix(3).map { $0 }) }",
            compiles: ["block-fig-a"]),
        ChapterEdit("an experiment", in: "numbers", "return [1.0, 2.0, pow(3.0, 2.0)]", compiles: ["block-numbers"]),
        ChapterEdit(
            "an experiment's type", in: "doubled", "return ContiguousArray(numbers.map { $0 * 2 })",
            compiles: ["block-doubled", "block-fig-a", "block-tail"]),
        ChapterEdit("a check", in: "tail", "expect(doubled.max() == 8.0, \"largest\")", compiles: ["block-tail"]),
        ChapterEdit(
            "a shared function's body", in: "shared-1",
            blocks[0].code.replacing("numbers.max()", with: "numbers.sorted().last"),
            compiles: ["Shared", "Main", "block-numbers", "block-doubled", "block-fig-a", "block-top", "block-tail", inline]),
        ChapterEdit(
            "a new inline value", added: (.inline, "doubled.count", "doubled.count"),
            compiles: ["block-inline-\(Digest(of: "doubled.count").short)", "Main"]),
    ]
}

extension TestBench {
    fileprivate func compile(_ chapter: Chapter) throws -> CompiledChapter {
        try compiler().compile(tangle(chapter), of: chapter)
    }

    /// The names of the files compiled since this was last asked.
    fileprivate func takeCompiledFiles() -> Set<String> {
        let calls = compilerCalls.withLock { calls in
            defer { calls = [] }
            return calls
        }
        var names: Set<String> = []
        for call in calls where call.contains("-frontend") {
            names.formUnion(zip(call, call.dropFirst()).filter { $0.0 == "-primary-file" }.map { "\($0.1.dropLast(6))" })
            if call.contains("-enable-testing") { names.insert("Shared") }
        }
        return names
    }
}
