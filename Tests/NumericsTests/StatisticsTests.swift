import Foundation
import Numerics
import TestSupport
import Testing

@Suite("Statistics")
struct StatisticsTests {
    @Test("a summary of five numbers")
    func summary() {
        let summary = Summary([2, 4, 4, 5, 10])
        #expect(summary.count == 5)
        #expect(summary.mean == 5)
        #expect(summary.standardDeviation == 3)
        #expect(relativeError(summary.standardError, 3 / 5.0.squareRoot()) < 1e-15)
        #expect(summary.minimum == 2 && summary.maximum == 10)
        let shifted = summary.shifted(by: 1.5)
        #expect(shifted.mean == 6.5 && shifted.standardDeviation == 3 && shifted.minimum == 3.5 && shifted.maximum == 11.5)
        #expect(Summary([7]).standardDeviation == 0)
    }

    @Test(
        "of a sample with a value that is no number nothing is known but its size",
        arguments: [[.nan], [1, .nan], [.nan, 1, 2]])
    func summaryOfNoNumbers(_ values: [Double]) {
        let summary = Summary(values)
        #expect(summary.count == values.count)
        #expect(summary.mean.isNaN && summary.minimum.isNaN && summary.maximum.isNaN)
        let infinite = Summary([-.infinity, 1, .infinity])
        #expect(infinite.minimum == -.infinity && infinite.maximum == .infinity)
    }

    @Test("over splits that share their samples the standard error is that of Nadeau and Bengio")
    func overSplits() {
        let values = [2, 4, 4, 5, 10.0]
        let summary = Summary(overSplits: values, testOverTraining: 0.25)
        #expect(summary.mean == 5 && summary.standardDeviation == 3)
        #expect(relativeError(summary.standardError, 3 * (1 / 5.0 + 0.25).squareRoot()) < 1e-15)
        #expect(Summary(overSplits: values, testOverTraining: 0) == Summary(values))
    }

    @Test("the corrected standard error is near the true one where the plain one is far too small")
    func overSplitsCoverage() {
        // The mean of what is held out of 100 numbers, over 12 splits of four fifths against one fifth.
        let means = (0..<400).map { sample -> (mean: Double, plain: Double, corrected: Double) in
            let numbers = RandomStream(seed: 12).stream(sample).normals(count: 100)
            var generator = RandomStream(seed: 13).stream(sample).generator()
            let held = (0..<12).map { _ in
                let test = numbers.shuffled(using: &generator).prefix(20)
                return test.reduce(0, +) / 20
            }
            return (
                Summary(held).mean, Summary(held).standardError,
                Summary(overSplits: held, testOverTraining: 0.25).standardError
            )
        }
        let truth = Summary(means.map(\.mean)).standardDeviation
        #expect(Summary(means.map(\.plain)).mean < 0.65 * truth)
        let ratio = Summary(means.map(\.corrected)).mean / truth
        #expect(ratio > 0.9 && ratio < 1.3)
    }

    @Test("pairwise sums lose little where a running sum loses much")
    func pairwise() {
        let values = [Double](repeating: 0.1, count: 1_000_000)
        #expect(abs(PairwiseSum.sum(values) - 100_000) < 1e-9)
        #expect(abs(values.reduce(0, +) - 100_000) > 1e-7)
    }

    @Test("an exact power law is fitted exactly")
    func exactLaw() throws {
        let x = [1.0, 2, 5, 10, 200]
        let fit = try PowerLawFit(x: x, y: x.map { 3 * pow($0, -0.4) })
        #expect(abs(fit.slope + 0.4) < 1e-14)
        #expect(abs(fit.intercept - log(3)) < 1e-14)
        #expect(abs(fit.log10Intercept - log10(3)) < 1e-14)
        #expect(fit.slopeStandardError < 1e-14 && abs(fit.rSquared - 1) < 1e-14)
        #expect(relativeError(fit.value(at: 7), 3 * pow(7, -0.4)) < 1e-14)
    }

    /// ln y on ln x for x = e⁰, e¹, e², e³ and ln y = 1, 3, 2, 5: slope 1.1, intercept 1.1, residual 2.7.
    @Test("slope, intercept and their standard errors, worked by hand")
    func byHand() throws {
        let x = (0..<4).map { exp(Double($0)) }
        let y = [1.0, 3, 2, 5].map { exp($0) }
        let fit = try PowerLawFit(x: x, y: y)
        #expect(relativeError(fit.slope, 1.1) < 1e-14)
        #expect(relativeError(fit.intercept, 1.1) < 1e-14)
        #expect(relativeError(fit.slopeStandardError, (1.35 / 5).squareRoot()) < 1e-13)
        #expect(relativeError(fit.interceptStandardError, (1.35 * (0.25 + 2.25 / 5)).squareRoot()) < 1e-13)
        #expect(relativeError(fit.rSquared, 1 - 2.7 / 8.75) < 1e-13)
        #expect(relativeError(fit.log10InterceptStandardError, fit.interceptStandardError / log(10)) < 1e-14)
    }

    @Test("standard errors of the points are propagated: as the scatter of many fits shows")
    func propagated() throws {
        let x = [Double].logarithmic(from: 100, through: 1000, count: 6)
        let errors = x.indices.map { 0.01 * Double($0 + 1) }
        let slopes = try (0..<4000).map { index -> (Double, Double) in
            let noise = RandomStream(seed: 11).stream(index).normals(count: 6)
            let y = x.indices.map { exp(errors[$0] * noise[$0]) }
            let fit = try PowerLawFit(x: x, y: y, standardErrors: zip(y, errors).map { $0 * $1 })
            return (fit.slope, fit.intercept)
        }
        let fit = try PowerLawFit(x: x, y: x.map { _ in 1 }, standardErrors: errors)
        #expect(relativeError(fit.slopeStandardError, Summary(slopes.map(\.0)).standardDeviation) < 0.04)
        #expect(relativeError(fit.interceptStandardError, Summary(slopes.map(\.1)).standardDeviation) < 0.04)
        #expect(try PowerLawFit(x: [1, 2], y: [1, 3], standardErrors: [0.1, 0.1]).slope > 1.5)
    }

    static let failures: [NamedCase<([Double], [Double], PowerLawFit.Failure)>] = [
        NamedCase("counts differ", ([1, 2, 3], [1, 2], .countsDiffer)),
        NamedCase("two points", ([1, 2], [1, 2], .tooFewPoints(2))),
        NamedCase("zero", ([1, 2, 3], [1, 0, 3], .notPositive(index: 1))),
        NamedCase("infinite", ([1, 2, .infinity], [1, 1, 3], .notPositive(index: 2))),
        NamedCase("not a number", ([1, 2, 3], [.nan, 1, 3], .notPositive(index: 0))),
        NamedCase("one x", ([2, 2, 2], [1, 2, 3], .degenerate)),
    ]

    @Test("what cannot be fitted", arguments: failures)
    func failure(_ row: NamedCase<([Double], [Double], PowerLawFit.Failure)>) {
        #expect(throws: row.value.2) { try PowerLawFit(x: row.value.0, y: row.value.1) }
    }

    @Test("grids have exact ends and equal steps")
    func grids() {
        let linear = [Double].linear(from: -1, through: 0.3, count: 14)
        #expect(linear.count == 14 && linear[0] == -1 && linear[13] == 0.3)
        #expect(zip(linear.dropFirst(), linear).allSatisfy { abs($0 - $1 - 0.1) < 1e-15 })
        let logarithmic = [Double].logarithmic(from: 1e-3, through: 1e7, count: 11)
        #expect(logarithmic[0] == 1e-3 && logarithmic[10] == 1e7)
        for index in 0..<11 { #expect(relativeError(logarithmic[index], pow(10, Double(index - 3))) < 1e-14) }
        #expect([Double].logarithmic(from: 8, through: 1, count: 4).map { $0.rounded() } == [8, 4, 2, 1])
    }
}
