import Foundation
import NotebookKit
import Testing
@testable import ChapterInterface
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// A chapter's blocks compiled, run and stored; failures at the chapter's own lines.
@Suite struct ChapterRunnerTests {
    @Test func valuesReachLaterBlocksTyped() throws {
        let bench = try TestBench()
        let chapter = Chapter.ofBlocks([
            (.shared, "shared-1", "struct Point: Codable { var x: Double; var y: [Double] }"),
            (.experiment, "point", "print(\"computing\")\nreturn Point(x: 1.5, y: [.infinity, -0.0])"),
            (.experiment, "sum", "point.x + 2"),
            (.table, "tbl-sum", "Table(columns: [.init(\"$x$\")], rows: [[.init(\"\\(sum)\")]])"),
            (
                .check, "claims",
                "expect(sum, within: 0.1, of: 3.5, \"the sum\")\nexpect(point.y[0] == .infinity, \"infinity survives\")"
            ),
            (.inline, "sum * 2", "sum * 2"),
        ])
        let first = try bench.bringUpToDate(chapter)
        #expect(first.diagnostics.map(\.shortForm) == [])
        #expect(first.ran.count == 5)
        #expect(first.outcomes["point"]?.printed == "computing\n")
        #expect(first.chapterOutcomes[inline: "sum * 2"]?.product == .text("7.0"))
        #expect(first.outcomes["tbl-sum"]?.product == .table(Table(columns: [.init("$x$")], rows: [[.init("3.5")]])))
        guard case .claims(let claims)? = first.outcomes["claims"]?.product else { throw Unexpected() }
        #expect(claims.map(\.holds) == [true, true])
        #expect(claims.map(\.line) == [1, 2])

        let second = try bench.bringUpToDate(chapter)
        #expect(second.ran == [])
        #expect(second.outcomes == first.outcomes)
    }

    @Test func compilerErrorsStandAtTheAuthorsLines() throws {
        let result = try TestBench().bringUpToDate(
            .ofBlocks([
                (.experiment, "first", "let x = 3\nreturn x + undefined"),
                (.experiment, "second", "return (1, 2)"),
                (.experiment, "third", "let y = 4\n_ = y"),
                (.inline, "first.nothing", "first.nothing"),
            ]))
        #expect(
            result.diagnostics.map(\.shortForm).sorted() == [
                "error 11:12 cannot find 'undefined' in scope",
                "error 19:15 the experiment `second` returns (Int, Int), which cannot be stored",
                "error 29:15 the experiment `third` returns nothing",
            ])
        #expect(result.ran == [])
        guard case .failure(let failure)? = result.outcomes["second"]?.payload else { throw Unexpected() }
        #expect(failure.cause == .didNotCompile("the experiment `second` returns (Int, Int), which cannot be stored"))
    }

    @Test func oneFailureDoesNotStopTheOthers() throws {
        let result = try TestBench().bringUpToDate(
            .ofBlocks([
                (.experiment, "fine", "return 1.0"),
                (
                    .experiment, "trapping",
                    "print(\"before\")\nlet list = Array(0..<Int(fine) + 1)\nlet index = list.count + 5\nreturn list[index]"
                ),
                (.experiment, "throwing", "struct Refusal: Error {}\nthrow Refusal()\nreturn 1"),
                (.check, "after", "expect(fine, within: 0.1, of: 2, \"one\")"),
                (.check, "dependent", "expect(trapping == 1, \"unreachable\")"),
            ]))
        #expect(result.ran == ["fine", "trapping", "after"] || result.ran == ["fine", "trapping", "throwing", "after"])
        let found = result.diagnostics.map(\.shortForm)
        #expect(found.contains { $0.hasPrefix("error 23:12 the experiment `trapping` failed: index out of range") }, "\(found)")
        #expect(found.contains { $0.hasPrefix("error 29:15 the experiment `throwing` threw: Refusal()") })
        #expect(found.contains("error 40:1 false claim: one within 0.10 of 2.00: found 1.00"))
        #expect(found.contains("note 49:15 the check `dependent` did not run: `trapping` has no value"))
        guard case .failure(let failure)? = result.outcomes["trapping"]?.payload else { throw Unexpected() }
        guard case .trapped = failure.cause else { throw Unexpected() }
        #expect(result.outcomes["trapping"]?.printed.contains("before") == true)
    }

    @Test func timeEndsABlock() throws {
        var options = BlockOptions()
        options.timeout = 0.5
        let result = try TestBench().bringUpToDate(
            .ofBlocks([(.experiment, "hanging", "var x = 1.0\nwhile x > 0 { x = x * 0.5 + 1 }\nreturn x")], options: options))
        #expect(result.diagnostics.map(\.summary) == ["the experiment `hanging` took longer than its 0.5 seconds"])
    }

    @Test func memoryEndsABlock() throws {
        var options = BlockOptions()
        options.memory = 0.3
        let greedy =
            "var many: [[Int]] = []\nfor i in 0..<4000 { many.append(Array(i..<(i + 100_000))) }\nreturn many.map { $0[7] }"
        let result = try TestBench().bringUpToDate(
            .ofBlocks([(.experiment, "greedy", greedy), (.experiment, "modest", "return 2")], options: options))
        #expect(result.diagnostics.count == 1)
        #expect(result.diagnostics.first?.summary.hasPrefix("the experiment `greedy` used ") == true)
        #expect(result.outcomes["modest"].map { if case .value? = $0.product { true } else { false } } == true)
    }

    @Test func damagedEntriesAreMadeAgain() throws {
        let bench = try TestBench()
        let chapter = Chapter.ofBlocks([(.experiment, "one", "return [1.0, 2.0]")])
        let first = try bench.bringUpToDate(chapter)
        guard case .value(let digest)? = first.outcomes["one"]?.product else {
            throw Unexpected()
        }
        let path = bench.store.path(of: digest)
        try Data("[1.0,3.0]".utf8).write(to: URL(fileURLWithPath: path))
        let second = try bench.bringUpToDate(chapter)
        #expect(second.ran == ["one"])
        #expect(second.outcomes["one"]?.payload == first.outcomes["one"]?.payload)
        #expect(bench.notices.withLock { $0.count } == 1)
    }

    struct Unexpected: Error {}
}
