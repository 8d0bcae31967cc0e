import Foundation
import Testing

@testable import NotebookKit

/// What each `expect` claims. One after another: claims are gathered for the one block that a process runs.
@Suite(.serialized) struct ClaimTests {
    /// The claims that `body` makes.
    private func claims(_ body: () throws -> Void) rethrows -> [Claim] { try ClaimCollector.shared.collect(body) }

    private func holds(_ body: () -> Void) -> Bool? {
        let found = claims(body)
        return found.count == 1 ? found[0].holds : nil
    }

    // MARK: Wording and places

    @Test func sayWhatWasExpectedAndFound() {
        let found = claims {
            NotebookKit.expect(true, "it is so", line: 1, column: 2)
            NotebookKit.expect(false, "it is not", line: 3, column: 4)
            NotebookKit.expect(-0.5123456, within: 0.03, of: -0.5, "slope", line: 5, column: 6)
            NotebookKit.expect(1.25, in: -1...1.2, "ratio", line: 7, column: 8)
            NotebookKit.expect(1e-7, lessThan: 1e-6, "error", line: 9, column: 10)
            NotebookKit.expect(0, greaterThan: -2, "gain", line: 11, column: 12)
            NotebookKit.expect(1, lessThan: 2, line: 13, column: 14)
        }
        #expect(
            found == [
                Claim(statement: "it is so", found: "true", holds: true, line: 1, column: 2),
                Claim(statement: "it is not", found: "false", holds: false, line: 3, column: 4),
                Claim(
                    statement: "slope within 0.0300 of −0.50000", found: "−0.51235", holds: true, line: 5, column: 6,
                    allowance: .unstated),
                Claim(
                    statement: "ratio between −1.0000 and 1.2000", found: "1.2500", holds: false, line: 7, column: 8,
                    allowance: .unstated),
                Claim(
                    statement: "error less than 1.0000 × 10⁻⁶", found: "1.0000 × 10⁻⁷", holds: true, line: 9, column: 10),
                Claim(statement: "gain greater than −2.0000", found: "0", holds: true, line: 11, column: 12),
                Claim(statement: "value less than 2.0000", found: "1.0000", holds: true, line: 13, column: 14),
            ])
    }

    @Test func knowTheirPlaces() {
        let first = #line + 2
        let found = claims {
            NotebookKit.expect(true, "one")
            NotebookKit.expect(1, lessThan: 2)
        }
        #expect(found.map(\.line) == [first, first + 1])
        #expect(found.allSatisfy { $0.column > 12 })
    }

    // MARK: What holds

    @Test(
        arguments: [
            (1, 0.5, 1, true), (1.5, 0.5, 1, true), (0.5, 0.5, 1, true), (1.5.nextUp, 0.5, 1, false),
            (0.5 - 2e-16, 0.5, 1, false),
            (1, 0, 1, true), (1.0.nextUp, 0, 1, false), (0, 0, -0.0, true), (1, -0.5, 1, false), (.nan, 1, 0, false),
            (0, 1, .nan, false), (0, .nan, 0, false), (.infinity, 1, .infinity, false), (1, .infinity, 5, true),
            (.infinity, .infinity, 0, true), (.infinity, .greatestFiniteMagnitude, 0, false),
        ] as [(Double, Double, Double, Bool)])
    func within(_ value: Double, _ tolerance: Double, _ target: Double, _ expected: Bool) {
        #expect(holds { NotebookKit.expect(value, within: tolerance, of: target) } == expected)
    }

    @Test(
        arguments: [
            (0, 0...1, true), (1, 0...1, true), (0.0.nextDown, 0...1, false), (1.0.nextUp, 0...1, false), (-0.0, 0...1, true),
            (.nan, 0...1, false), (.nan, -.infinity ... .infinity, false), (.infinity, 0 ... .infinity, true), (3, 3...3, true),
        ] as [(Double, ClosedRange<Double>, Bool)])
    func inRange(_ value: Double, _ range: ClosedRange<Double>, _ expected: Bool) {
        #expect(holds { NotebookKit.expect(value, in: range) } == expected)
    }

    /// The bound itself is neither less nor greater.
    @Test(
        arguments: [
            (1, 2, true, false), (2, 2, false, false), (2.0.nextDown, 2, true, false), (2.0.nextUp, 2, false, true),
            (-0.0, 0, false, false), (.nan, 2, false, false), (2, .nan, false, false), (.infinity, 2, false, true),
            (-.infinity, .infinity, true, false), (.infinity, .infinity, false, false),
        ] as [(Double, Double, Bool, Bool)])
    func lessAndGreater(_ value: Double, _ bound: Double, _ isLess: Bool, _ isGreater: Bool) {
        #expect(holds { NotebookKit.expect(value, lessThan: bound) } == isLess)
        #expect(holds { NotebookKit.expect(value, greaterThan: bound) } == isGreater)
    }

    // MARK: Tolerances with a reason

    @Test func aToleranceSaysWhy() {
        let found = claims {
            NotebookKit.expect(-0.49, within: .standardErrors(of: 0.01), of: -0.5, "slope")
            NotebookKit.expect(-0.46, within: .standardErrors(2, of: 0.01, rounding: 0.005), of: -0.5, "printed slope")
            NotebookKit.expect(1.01, within: .bound(0.02, "terms of second order"), of: 1, "order")
            NotebookKit.expect(1.3, in: 1...2, because: "an octave", "ratio")
            NotebookKit.expect(
                1.05, within: .standardErrors(of: 0.01, plus: 0.01, "terms of order 1/n"), of: 1, "error over theory")
        }
        #expect(
            found.map(\.statement) == [
                "slope within 0.0300 (3 standard errors) of −0.50000",
                "printed slope within 0.0250 (2 standard errors and the rounding of the target) of −0.50000",
                "order within 0.0200 (terms of second order) of 1.0000", "ratio between 1.0000 and 2.0000 (an octave)",
                "error over theory within 0.0400 (3 standard errors and terms of order 1/n) of 1.0000",
            ])
        #expect(found.map(\.holds) == [true, false, true, true, false])
        #expect(found.map { $0.allowance?.standardErrors } == [3, 2, nil, nil, 3])
        #expect(found.allSatisfy { $0.allowance?.isStated == true })
    }

    @Test(arguments: [(3, true), (3.0.nextUp, false), (4, false), (0.5, true), (.nan, false)] as [(Double, Bool)])
    func moreThanThreeStandardErrorsIsNoClaim(_ count: Double, _ expected: Bool) {
        #expect(holds { NotebookKit.expect(0, within: .standardErrors(count, of: 0.1), of: 0) } == expected)
    }

    @Test(
        arguments: [
            (1, 0.1, 1.31, true, false), (1, 0.1, 1.29, false, false), (1, 0.1, 0.71, false, false), (1, 0.1, 0.69, false, true),
            (1, 0, 1, false, false), (1, .nan, 2, false, false), (.nan, 0.1, 2, false, false),
        ] as [(Double, Double, Double, Bool, Bool)])
    func estimatesAreBeyondChance(_ value: Double, _ error: Double, _ bound: Double, _ isLess: Bool, _ isGreater: Bool) {
        #expect(holds { NotebookKit.expect(value, plusMinus: error, lessThan: bound) } == isLess)
        #expect(holds { NotebookKit.expect(value, plusMinus: error, greaterThan: bound) } == isGreater)
        let found = claims { NotebookKit.expect(0.5, plusMinus: 0.01, lessThan: 1, "ratio") }
        #expect(found.map(\.statement) == ["ratio less than 1.0000 by three standard errors"])
        #expect(found.map(\.found) == ["0.50000 ± 0.010"])
    }

    // MARK: Gathering

    @Test func eachBlockHasItsOwn() {
        #expect(claims { NotebookKit.expect(true, "first") }.map(\.statement) == ["first"])
        #expect(claims {} == [])
        #expect(claims { NotebookKit.expect(true, "second") }.map(\.statement) == ["second"])
    }

    @Test func afterAnErrorTheNextBeginsAnew() {
        #expect(throws: MissingValue.self) {
            try claims {
                NotebookKit.expect(true, "before the error")
                throw MissingValue(name: "a")
            }
        }
        #expect(claims { NotebookKit.expect(true, "after") }.map(\.statement) == ["after"])
    }

    @Test func claimsOfSeveralThreadsAreAllKept() {
        let found = claims {
            DispatchQueue.concurrentPerform(iterations: 200) { NotebookKit.expect(true, "\($0)") }
        }
        #expect(found.compactMap { Int($0.statement) }.sorted() == Array(0..<200))
    }

    @Test func aCheckHandsItsClaimsOver() throws {
        let block = CheckBlock("c") { session in NotebookKit.expect(session.name == "c", "named", line: 1, column: 1) }
        #expect(
            try product(of: block)
                == .claims([Claim(statement: "named", found: "true", holds: true, line: 1, column: 1)]))
    }
}

/// What a block hands over when it is run in this process.
func product(of block: some ChapterBlock, in folder: String = "") throws -> BlockProduct<String> {
    let command = RunCommand(block: block.name, inputs: [:], folder: folder, workingFolder: "", dataFolder: "", readable: [])
    return try block.work.run(command) { _ in }
}
