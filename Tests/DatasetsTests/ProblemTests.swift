import Datasets
import Foundation
import Numerics
import TestSupport
import Testing

@Suite("Problems and splits")
struct ProblemTests {
    private static let stream = RandomStream(seed: 9)

    @Test("a random split divides the sample, and depends on its stream alone")
    func random() {
        let split = Split.random(count: 103, testFraction: 0.2, from: Self.stream)
        #expect(split.test.count == 21)
        #expect((split.training + split.test).sorted() == Array(0..<103))
        #expect(split.training == split.training.sorted() && split.test == split.test.sorted())
        #expect(split == Split.random(count: 103, testFraction: 0.2, from: Self.stream))
        #expect(split != Split.random(count: 103, testFraction: 0.2, from: Self.stream.stream(1)))
        let splits = Split.random(count: 103, testFraction: 0.2, repetitions: 4, from: Self.stream)
        #expect(splits.count == 4 && Set(splits).count == 4)
        #expect(splits == Array(Split.random(count: 103, testFraction: 0.2, repetitions: 6, from: Self.stream).prefix(4)))
        // Uniform: each index is held out about a fifth of the time.
        let many = Split.random(count: 10, testFraction: 0.2, repetitions: 2000, from: Self.stream)
        let counts = many.reduce(into: [Int](repeating: 0, count: 10)) { counts, split in split.test.forEach { counts[$0] += 1 } }
        #expect(counts.allSatisfy { abs($0 - 400) < 90 })
    }

    @Test("folds hold every index out once", arguments: [(2, 2), (5, 103), (10, 10), (7, 50)])
    func folds(_ row: (Int, Int)) {
        let folds = Split.folds(row.0, count: row.1, from: Self.stream)
        #expect(folds.count == row.0)
        #expect(folds.flatMap(\.test).sorted() == Array(0..<row.1))
        #expect(folds.allSatisfy { ($0.training + $0.test).sorted() == Array(0..<row.1) })
        let sizes = folds.map(\.test.count)
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    }

    @Test(
        "gaps are runs of their length, inside the sample, apart",
        arguments: [(1, 50, 0.3), (12, 820, 0.25), (30, 61, 0.9), (5, 6, 0.9)])
    func gaps(_ row: (Int, Int, Double)) {
        let (length, count, fraction) = row
        let split = Split.gaps(length: length, count: count, testFraction: fraction, from: Self.stream)
        #expect((split.training + split.test).sorted() == Array(0..<count))
        let held = Set(split.test)
        #expect(!held.contains(0) && !held.contains(count - 1))
        let starts = split.test.filter { !held.contains($0 - 1) }
        #expect(starts.count * length == split.test.count)
        #expect(
            starts.allSatisfy { start in (start..<start + length).allSatisfy(held.contains) && !held.contains(start + length) })
        let room = (count - 1) / (length + 1)
        #expect(starts.count == min(Int(Double(count) * fraction) / length, room))
    }

    @Test("validation splits are those that it names")
    func validation() throws {
        #expect(try Validation.folds(4).splits(count: 30, from: Self.stream) == Split.folds(4, count: 30, from: Self.stream))
        let held = try Validation.holdOut(fraction: 0.2).splits(count: 30, from: Self.stream)
        #expect(held == [Split.random(count: 30, testFraction: 0.2, from: Self.stream)])
        let gaps = try Validation.gaps(length: 3, fraction: 0.3, repetitions: 2).splits(count: 30, from: Self.stream)
        #expect(gaps.count == 2 && gaps.allSatisfy { $0.test.count == 9 } && gaps[0] != gaps[1])
    }

    static let impossible: [NamedCase<(Validation, Int, ValidationError, String)>] = {
        let (gaps, never) = (
            Validation.gaps(length: 30, fraction: 0.1, repetitions: 3), Validation.gaps(length: 3, fraction: 0.3, repetitions: 0)
        )
        let (few, all) = (Validation.holdOut(fraction: 0.01), Validation.holdOut(fraction: 1))
        return [
            NamedCase("gaps too long", (gaps, 200, .nothingHeldOut(gaps, samples: 200), "no room for a gap of 30")),
            NamedCase("no gaps", (never, 200, .nothingHeldOut(never, samples: 200), "gaps are drawn 0 times")),
            NamedCase("less than one", (few, 40, .nothingHeldOut(few, samples: 40), "a share of 0.01 of 40 samples")),
            NamedCase("all", (all, 40, .nothingToTrainOn(all, samples: 40), "none is left to train on")),
            NamedCase("more folds than samples", (.folds(5), 3, .folds(5, of: 3), "5 folds of 3 samples")),
            NamedCase("one fold", (.folds(1), 3, .folds(1, of: 3), "at least two folds")),
            // The samples agree in pairs.
            NamedCase(
                "more folds than groups", (.groupedFolds(4, by: [0]), 6, .folds(4, of: 3), "4 folds of 3 samples, or groups")),
        ]
    }()

    @Test("what would hold nothing out, or everything, is an error in words", arguments: impossible)
    func impossibleValidation(_ row: NamedCase<(Validation, Int, ValidationError, String)>) {
        let (validation, count, expected, words) = row.value
        let features = Matrix(rows: count, columns: 1) { row, _ in Double(row / 2) }
        let error = #expect(throws: ValidationError.self) { try validation.splits(of: features, from: Self.stream) }
        #expect(error == expected)
        #expect(error?.description.contains(words) == true)
    }

    @Test("a selection keeps rows together")
    func selection() {
        let problem = RegressionProblem(
            features: Matrix(rows: [[1, 2], [3, 4], [5, 6]]), responses: [10, 20, 30], featureNames: ["a", "b"], responseName: "y"
        )
        let part = problem.selecting([2, 0])
        #expect(part.features.row(0) == [5, 6] && part.responses == [30, 10] && part.count == 2 && part.dimension == 2)
        #expect(problem.with(features: 2 * problem.features).features.row(1) == [6, 8])
    }

    @Test("a polynomial is its own trend")
    func trend() throws {
        let times = [Double].linear(from: 1950, through: 2020, count: 90)
        let values = times.map { 3 - 0.2 * ($0 - 1980) + 0.01 * ($0 - 1980) * ($0 - 1980) }
        let series = TimeSeries(times: times, values: values, name: "y")
        let trend = try PolynomialTrend(of: series, degree: 2)
        #expect(trend.removed(from: series).values.allSatisfy { abs($0) < 1e-11 })
        #expect(abs(trend.value(at: 2050) - (3 - 14 + 49)) < 1e-10)
        let mean = try PolynomialTrend(of: series, degree: 0)
        #expect(abs(mean.value(at: 0) - Summary(values).mean) < 1e-12)
        let residual = try PolynomialTrend(of: series, degree: 1).removed(from: series)
        #expect(abs(Summary(residual.values).mean) < 1e-12)
        #expect(abs(zip(residual.times, residual.values).reduce(0) { $0 + ($1.0 - 1985) * $1.1 }) < 1e-9)
        #expect(throws: LinearAlgebraError.self) {
            try PolynomialTrend(of: TimeSeries(times: [1, 2], values: [0, 0], name: ""), degree: 3)
        }
    }

    @Test("groups are held out as a whole, each once over the folds")
    func groups() {
        let labels = (0..<200).map { $0 % 37 }
        for split in Split.random(groups: labels, testFraction: 0.25, repetitions: 4, from: Self.stream) {
            #expect((split.training + split.test).sorted() == Array(0..<200))
            #expect(Set(split.training.map { labels[$0] }).isDisjoint(with: split.test.map { labels[$0] }))
            // A group has five or six members.
            #expect(split.test.count >= 50 && split.test.count < 56)
        }
        let folds = Split.folds(3, groups: labels, from: Self.stream)
        #expect(folds.flatMap(\.test).sorted() == Array(0..<200))
        for fold in folds { #expect(Set(fold.training.map { labels[$0] }).isDisjoint(with: fold.test.map { labels[$0] })) }
        #expect(Split.folds(3, groups: Array(0..<200), from: Self.stream) == Split.folds(3, count: 200, from: Self.stream))
    }

    @Test("grouped folds keep together what agrees in the chosen features")
    func groupedFolds() throws {
        let features = Matrix(rows: 90, columns: 2) { row, column in column == 0 ? Double(row % 10) : Double(row) }
        let validation = Validation.groupedFolds(3, by: [0])
        for fold in try validation.splits(of: features, from: Self.stream) {
            #expect(Set(fold.training.map { features[$0, 0] }).isDisjoint(with: fold.test.map { features[$0, 0] }))
        }
        #expect(try Validation.folds(3).splits(of: features, from: Self.stream) == Split.folds(3, count: 90, from: Self.stream))
        #expect(Set(features.keys(by: [0])).count == 10 && Set(features.keys(by: [0, 1])).count == 90)
    }
}
