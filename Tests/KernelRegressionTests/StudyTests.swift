import Datasets
import Foundation
import KernelRegression
import Numerics
import Testing

@Suite("Studies")
struct StudyTests {
    @Test("error rates on the torus: the learned spectrum beats the fixed one, the same at every run")
    func rates() throws {
        let study = TorusRateStudy(
            regression: TorusRegression(noise: 0.2),
            basis: TorusBasis(dimension: 2, region: .cube(radius: 9), smoothness: 1.5), sampleSizes: [100, 150, 200],
            repetitions: 4, stopping: EarlyStopping(times: 1...1e3, perDecade: 8, surrender: 2))
        let stream = RandomStream(seed: 4)
        let fixed = try study.run(stream, label: "fixed") { _ in FixedKernelFlow() }
        let adaptive = try study.run(stream, label: "adaptive") { DiagonalAdaptiveKernel(depth: 0, sampleSize: $0) }
        #expect(zip(fixed.errors, adaptive.errors).allSatisfy { $0.mean > $1.mean })
        #expect(fixed.errorFit.slope < 0 && adaptive.errorFit.slope < -0.2)
        #expect(fixed.errors[0].count == 4 && fixed.sampleSizes == [100, 150, 200] && fixed.label == "fixed")
        #expect(adaptive == (try study.run(stream, label: "adaptive") { DiagonalAdaptiveKernel(depth: 0, sampleSize: $0) }))
    }

    private static let problem: RegressionProblem = {
        let stream = RandomStream(seed: 6)
        let features = Matrix(rows: 120, columns: 2, columnMajor: stream.uniforms(count: 240).map { 10 * $0 })
        let noise = stream.stream(1).normals(count: 120)
        return RegressionProblem(
            features: features, responses: (0..<120).map { 50 + 8 * sin(features[$0, 0] / 2) + features[$0, 1] + noise[$0] },
            featureNames: ["a", "b"], responseName: "y")
    }()

    @Test("methods over random splits: all of them learn, and their reports add up")
    func splits() throws {
        let basis = TorusBasis(dimension: 2, region: .ball(squaredRadius: 20), smoothness: 2)
        let scaling = FeatureScaling.minMax(onto: -0.5...0.5)
        let stopping = EarlyStopping(times: 0.1...1e4, perDecade: 6, surrender: 3)
        let study = SplitStudy(
            problem: Self.problem,
            splits: Split.random(count: 120, testFraction: 0.25, repetitions: 3, from: RandomStream(seed: 7)),
            methods: [
                FlowMethod(label: "fixed", scaling: scaling, bases: [basis], stopping: stopping) { _ in FixedKernelFlow() },
                FlowMethod(
                    label: "adaptive", scaling: scaling, bases: [basis], stopping: stopping, validation: .holdOut(fraction: 0.2)
                ) {
                    DiagonalAdaptiveKernel(depth: 0, sampleSize: $0)
                },
                RidgeMethod(
                    scaling: .standard,
                    tuning: KernelRidgeTuning(shape: .gaussian, lengthScales: [0.5, 1, 2, 4], ridges: [1e-3, 1e-2, 0.1, 1])),
            ])
        let reports = try study.run(RandomStream(seed: 8))
        #expect(reports.map(\.label) == ["fixed", "adaptive", "kernel ridge, Gaussian"])
        #expect(reports.allSatisfy { $0.scores.count == 3 && $0.rSquared.minimum > 0.7 })
        #expect(reports[0].errors.mean > 0.8)
        #expect(reports[2].scores[0].choices["ridge"] != nil && reports[0].scores[0].choices["time"] != nil)
        // 30 of 120 held out: a third of what is trained on.
        #expect(abs(reports[0].testOverTraining - 1 / 3) < 1e-15)
        #expect(
            abs(reports[0].errors.standardError / reports[0].errors.standardDeviation - (2.0 / 3).squareRoot()) < 1e-14)
        let difference = reports[0].difference(from: reports[2])
        #expect(abs(difference.mean - (reports[0].errors.mean - reports[2].errors.mean)) < 1e-12)
        #expect(reports == (try study.run(RandomStream(seed: 8))))
        // Against other truths the predictions are the same.
        let shifted = SplitStudy(
            problem: Self.problem, truth: Self.problem.responses.map { $0 + 100 }, splits: study.splits,
            methods: [study.methods[2]])
        let report = try shifted.run(RandomStream(seed: 8))[0]
        #expect(report.scores[0].choices == reports[2].scores[0].choices)
        #expect(report.errors.mean > 99 && report.errors.mean < 101.5)
    }

    @Test("a method whose validation would hold nothing out says so, whatever it is")
    func emptyValidation() {
        // A gap of 30 is more than a tenth of 120.
        let validation = Validation.gaps(length: 30, fraction: 0.1, repetitions: 3)
        let methods: [any RegressionMethod] = [
            RidgeMethod(
                scaling: .standard, tuning: KernelRidgeTuning(shape: .gaussian, lengthScales: [1], ridges: [0.1]),
                validation: validation),
            FlowMethod(
                label: "fixed", scaling: .minMax(onto: -0.5...0.5),
                bases: [TorusBasis(dimension: 2, region: .ball(squaredRadius: 20), smoothness: 2)],
                stopping: EarlyStopping(times: 0.1...10), validation: validation
            ) { _ in FixedKernelFlow() },
        ]
        for method in methods {
            #expect(throws: ValidationError.nothingHeldOut(validation, samples: 120)) {
                try method.predict(at: Self.problem.features, learningFrom: Self.problem, RandomStream(seed: 1))
            }
        }
    }

    @Test("reports over other splits are not compared")
    func otherSplits() async {
        await #expect(processExitsWith: .failure) {
            let method = RidgeMethod(
                scaling: .standard, tuning: KernelRidgeTuning(shape: .gaussian, lengthScales: [1], ridges: [0.1]))
            let reports = try [2, 3].map { count in
                let splits = Split.random(count: 120, testFraction: 0.2, repetitions: count, from: RandomStream(seed: 1))
                return try SplitStudy(problem: Self.problem, splits: splits, methods: [method]).run(RandomStream(seed: 2))[0]
            }
            _ = reports[0].difference(from: reports[1])
        }
    }

    @Test("a detrended method never sees the trend, and what is held out moves neither trend nor scale")
    func detrended() throws {
        let times = (0..<80).map { 2000 + 0.25 * Double($0) }
        func series(_ rise: Double) -> RegressionProblem {
            TimeSeries(
                times: times, values: times.map { rise * ($0 - 2010) * ($0 - 2010) + 3 * sin(2 * .pi * $0) }, name: "y"
            ).problem
        }
        let inner = RidgeMethod(
            scaling: .minMax(onto: 0...20),
            tuning: KernelRidgeTuning(shape: .gaussian, lengthScales: [0.2, 0.4], ridges: [1e-4, 1e-2]), validation: .folds(4))
        let method = DetrendedMethod(inner, degree: 2)
        let split = Split.random(count: 80, testFraction: 0.2, from: RandomStream(seed: 3))
        func predict(_ problem: RegressionProblem) throws -> [Double] {
            try method.predict(
                at: problem.features.selecting(rows: split.test), learningFrom: problem.selecting(split.training),
                RandomStream(seed: 4)
            ).values
        }
        // The trend comes back upon a prediction that does not depend on it.
        let (flat, steep) = (try predict(series(0)), try predict(series(0.7)))
        for (index, place) in split.test.enumerated() {
            let rise = 0.7 * (times[place] - 2010) * (times[place] - 2010)
            #expect(abs(steep[index] - flat[index] - rise) < 1e-9)
        }
        #expect(method.label == inner.label)
    }
}
