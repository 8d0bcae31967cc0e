import Datasets
import Numerics
import TestSupport
import Testing

@Suite("Scaling")
struct ScalingTests {
    private static let training = Matrix(columns: [[2, 4, 4, 10], [5, 5, 5, 5]])
    private static let unseen = Matrix(columns: [[0, 3, 4, 7, 99], [5, 5, 4, 6, 5]])

    static let cases: [NamedCase<(FeatureScaling, [Double], [Double], [Double])>] = [
        // Trained values; unseen values; unseen values of the constant feature.
        NamedCase("min-max", (.minMax, [-1, -0.5, -0.5, 1], [-1, -0.75, -0.5, 0.25, 1], [0, 0, 0, 0, 0])),
        NamedCase(
            "min-max onto another interval",
            (.minMax(onto: 0...2), [0, 0.5, 0.5, 2], [0, 0.25, 0.5, 1.25, 2], [1, 1, 1, 1, 1])),
        NamedCase("rank", (.rank, [-0.75, 0, 0, 0.75], [-0.75, -0.375, 0, 0.375, 0.75], [0, 0, 0, 0, 0])),
        NamedCase(
            "rank onto another interval", (.rank(onto: 0...4), [0.5, 2, 2, 3.5], [0.5, 1.25, 2, 2.75, 3.5], [2, 2, 2, 2, 2])),
    ]

    @Test("scalings onto an interval, worked by hand", arguments: cases)
    func intervals(_ row: NamedCase<(FeatureScaling, [Double], [Double], [Double])>) {
        let (scaling, trained, unseen, constant) = row.value
        let fitted = scaling.fitted(to: Self.training)
        #expect(fitted.scale(Self.training).column(0) == trained)
        #expect(fitted.scale(Self.unseen).column(0) == unseen)
        #expect(fitted.scale(Self.unseen).column(1) == constant)
    }

    @Test("standard scaling: mean 0 and standard deviation 1 on the training part, and no ends")
    func standard() {
        let values = Matrix(columns: [RandomStream(seed: 5).normals(count: 500).map { 7 + 3 * $0 }])
        let fitted = FeatureScaling.standard.fitted(to: values)
        let summary = Summary(fitted.scale(values).elements)
        #expect(abs(summary.mean) < 1e-13 && abs(summary.standardDeviation - 1) < 1e-13)
        #expect(fitted.scale(Matrix(rows: [[1000]]))[0, 0] > 100)
        #expect(FeatureScaling.standard.fitted(to: Self.training).scale(Self.unseen).column(1) == [0, 0, 0, 0, 0])
    }

    static let scalings: [NamedCase<FeatureScaling>] = [FeatureScaling.minMax, .rank, .standard].map { NamedCase($0.label, $0) }

    @Test("what is no number stays none, and makes none of the column that it is fitted to", arguments: scalings)
    func notANumber(_ scaling: NamedCase<FeatureScaling>) {
        let scaled = scaling.value.fitted(to: Self.training).scale(Matrix(columns: [[4, .nan], [.nan, 5]]))
        #expect(scaled[0, 0].isFinite && scaled[1, 0].isNaN && scaled[0, 1].isNaN && scaled[1, 1] == 0)
        let broken = scaling.value.fitted(to: Matrix(columns: [[1, .nan, 3], [1, 2, 3]])).scale(Matrix(columns: [[2], [2]]))
        #expect(broken[0, 0].isNaN && broken[0, 1] == 0)
    }

    @Test("ranks do not see a monotone transformation")
    func monotone() {
        let values = RandomStream(seed: 6).normals(count: 301)
        let plain = Matrix(columns: [values])
        let warped = Matrix(columns: [values.map { $0 * $0 * $0 + 1e3 }])
        let scaled = FeatureScaling.rank.fitted(to: plain).scale(plain)
        #expect(scaled == FeatureScaling.rank.fitted(to: warped).scale(warped))
        #expect(zip(scaled.elements.sorted(), (0..<301)).allSatisfy { abs($0 - (-1 + (2 * Double($1) + 1) / 301)) < 1e-14 })
    }
}
