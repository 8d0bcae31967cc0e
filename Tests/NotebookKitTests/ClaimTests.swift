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
            found.map(\.statement) == [
                "it is so", "it is not", "slope within 0.030 of −0.500", "ratio between −1.00 and 1.20",
                "error less than 1 × 10⁻⁶", "gain greater than −2", "value less than 2",
            ])
        #expect(found.map(\.found) == ["true", "false", "−0.512", "1.25", "1 × 10⁻⁷", "0", "1"])
        #expect(found.map(\.holds) == [true, false, true, false, true, true, true])
        #expect(found.map(\.line) == [1, 3, 5, 7, 9, 11, 13])
        #expect(found.map { $0.comparison?.quantity } == [nil, nil, "slope", "ratio", "error", "gain", "value"])
        #expect(
            found.map { $0.comparison?.expected } == [
                nil, nil, "−0.500 ± 0.030", "−1.00 to 1.20", "< 1 × 10⁻⁶", "> −2", "< 2",
            ])
    }

    // MARK: Digits and margins

    /// As many digits as the tolerance resolves; more where two numbers would look alike.
    @Test(
        arguments: [
            (-0.49822, 0.03, -0.5, "−0.498", "−0.500 ± 0.030"), (-0.49822, 0.015, -0.5, "−0.498", "−0.500 ± 0.015"),
            (9.3e-10, 1e-9, 0, "9.3 × 10⁻¹⁰", "0 ± 1.0 × 10⁻⁹"), (20_641, 2, 20_640, "20\u{202F}641.0", "20\u{202F}640.0 ± 2.0"),
            (1.0, 0, 1.0, "1", "1"),
        ] as [(Double, Double, Double, String, String)])
    func aNumberHasTheDigitsOfItsTolerance(
        _ value: Double, _ tolerance: Double, _ target: Double, _ foundText: String, _ expected: String
    ) {
        let claim = claims { NotebookKit.expect(value, within: tolerance, of: target) }[0]
        #expect(claim.found == foundText)
        #expect(claim.comparison?.expected == expected)
    }

    @Test func bothSidesOfAnInequalityDiffer() {
        let claim = claims { NotebookKit.expect(0.99996, lessThan: 1.00001, "ratio", bound: "what chance gives") }[0]
        #expect(claim.found == "0.99996")
        #expect(claim.comparison?.expected == "< 1.00001")
        #expect(claim.comparison?.reason == "what chance gives")
        #expect(claim.statement == "ratio less than 1.00001 (what chance gives)")
    }

    /// Both sides to a tenth of the distance between them, and a number of fewer digits with those: a bound that is given is exact.
    @Test(
        arguments: [
            (1.234e-12, 1e-10, "1.2 × 10⁻¹²", "< 1 × 10⁻¹⁰"), (0.05468, 0.06092, "0.0547", "< 0.0609"),
            (0.2, 0.5, "0.2", "< 0.5"),
            (1.96712, 2, "1.967", "< 2"), (0.123456, 1, "0.12", "< 1"), (0.49999, 0.5, "0.49999", "< 0.5"),
            (0, 0.5, "0", "< 0.5"),
            (0.5, 0.5, "0.5", "< 0.5"), (.nan, 0.5, "not a number", "< 0.5"), (.infinity, 0.5, "∞", "< 0.5"),
        ] as [(Double, Double, String, String)])
    func aBoundShowsWhatTheDistanceNeeds(_ value: Double, _ bound: Double, _ foundText: String, _ expected: String) {
        let claim = claims { NotebookKit.expect(value, lessThan: bound) }[0]
        #expect(claim.found == foundText)
        #expect(claim.comparison?.expected == expected)
    }

    /// 1 at the target, 0 at the bound, negative beyond.
    @Test func theMarginIsTheDistanceToTheBoundOverTheTolerance() {
        let found = claims {
            NotebookKit.expect(1, within: 0.5, of: 1)
            NotebookKit.expect(1.5, within: 0.5, of: 1)
            NotebookKit.expect(2, within: 0.5, of: 1)
            NotebookKit.expect(1.25, in: 1...2)
            NotebookKit.expect(0.75, lessThan: 1.0)
            NotebookKit.expect(-3.0, greaterThan: -4)
            NotebookKit.expect(1, plusMinus: 0.1, lessThan: 1.6)
            NotebookKit.expect(1, plusMinus: 0.1, greaterThan: 1)
            NotebookKit.expect(.nan, lessThan: 1.0)
            NotebookKit.expect(true, "so")
        }
        #expect(found.map { $0.comparison?.margin } == [1, 0, -1, 0.5, 0.25, 0.25, 1, -1, nil, nil])
    }

    @Test func countsAndOrdersAreShown() {
        let found = claims {
            NotebookKit.expect(12_369, equals: 12_369, "functions")
            NotebookKit.expect(5, equals: 6, "settings")
            NotebookKit.expect([0.1, 0.25, 0.3], are: .rising, "errors")
            NotebookKit.expect([0.3, 0.3], are: .falling, "errors")
            NotebookKit.expect([0.3, 0.3], are: .notRising, "errors")
            NotebookKit.expect([1], are: .rising, "errors")
            NotebookKit.expect([1, .nan], are: .notFalling, "errors")
            NotebookKit.expect(every: [0.5, 0.9], lessThan: 1, "shares")
            NotebookKit.expect(every: [0.5, 0.9], greaterThan: 0.6, "shares")
            NotebookKit.expect(every: [], lessThan: 1, "shares")
            NotebookKit.expect(every: [0.5, .nan], lessThan: 1, "shares")
            NotebookKit.expect(every: [], greaterThan: 1, "shares")
            NotebookKit.expect([], are: .notRising, "errors")
        }
        #expect(
            found.map(\.holds) == [true, false, true, false, true, false, false, true, false, false, false, false, false])
        #expect(found[0].found == "12\u{202F}369")
        #expect(found[1].statement == "settings is 6")
        #expect(found[2].found == "0.100, 0.250, 0.300")
        #expect(found[2].comparison?.expected == "rising")
        #expect(found[7].comparison?.quantity == "shares, at its largest")
        #expect(found[7].found == "0.9")
        #expect(found[8].found == "0.5")
        #expect([9, 11, 12].allSatisfy { found[$0].found == "nothing: the list is empty" })
        #expect(found[10].found == "not a number")
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
                "slope within 0.030 (3 standard errors) of −0.500",
                "printed slope within 0.025 (2 standard errors and the rounding of the target) of −0.500",
                "order within 0.020 (terms of second order) of 1.000", "ratio between 1.00 and 2.00 (an octave)",
                "error over theory within 0.040 (3 standard errors and terms of order 1/n) of 1.000",
            ])
        #expect(found.map(\.holds) == [true, false, true, true, false])
        #expect(found.map { $0.allowance?.standardErrors } == [3, 2, nil, nil, 3])
        #expect(found.allSatisfy { $0.allowance?.isStated == true })
    }

    @Test(
        arguments: [
            (.bound(1, "rounding"), true), (.bound(.infinity, "anything"), false), (.bound(.nan, "anything"), false),
            (.bound(-1, "nothing"), false), (.bound(1, " "), false), (.standardErrors(of: -1), false),
            (.standardErrors(of: 1, plus: 1, ""), false),
        ] as [(NotebookKit.Tolerance, Bool)])
    func aClaimCanFailAndGivesItsReason(_ tolerance: NotebookKit.Tolerance, _ expected: Bool) {
        #expect(holds { NotebookKit.expect(0, within: tolerance, of: 0) } == expected)
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
        #expect(found.map(\.statement) == ["ratio less than 1 (by three standard errors)"])
        #expect(found.map(\.found) == ["0.500 ± 0.010"])
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
func product(of block: some ChapterBlock, in folder: String = "", cell: String? = nil) throws -> BlockProduct<String> {
    let command = RunCommand(
        block: block.name, inputs: [:], folder: folder, workingFolder: "", dataFolder: "", readable: [], cell: cell)
    return try block.work.run(command) { _ in }
}
