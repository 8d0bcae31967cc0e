import FeatureLearning
import Numerics
import SequenceModels
import TestSupport
import Testing

@Suite("Flows of learned features")
struct FeatureFlowTests {
    static let parameterizations: [NamedCase<Parameterization>] = [
        NamedCase("fixed spectrum", .fixedSpectrum), NamedCase("D = 0", .twoFactors),
        NamedCase("D = 1", .overparameterized(depth: 1, initialScale: 0.4)),
        NamedCase("D = 2", .overparameterized(depth: 2, initialScale: 0.5)),
    ]

    @Test("with eigenvectors that stay, every component is on the closed form", arguments: parameterizations)
    func reduction(_ parameterization: NamedCase<Parameterization>) throws {
        let model = TestModels.model(count: 40)
        let z = model.observation(from: RandomStream(seed: 3))
        let times = [0, 0.3, 4, 25, 90.0]
        let states = try FeatureFlow(FeatureModel(parameterization.value, rotationRate: 0))
            .states(in: model, observing: z, at: times)
        for (time, state) in zip(times, states) {
            let exact = try parameterization.value.flow.states(in: model, observing: z, at: time)
            #expect(TestModels.largestDistance(state.values, exact.map(\.value)) < 1e-8)
            #expect(TestModels.largestDistance(state.eigenvalues, exact.map(\.learnedEigenvalue)) < 1e-8)
            #expect(state.observation == z)
        }
    }

    @Test("a single feature has nothing to turn to", arguments: parameterizations)
    func oneFeature(_ parameterization: NamedCase<Parameterization>) throws {
        let model = SequenceModel(signal: Signal(coefficients: [0.7]), eigenvalues: [0.01], noise: 0)
        let state = try FeatureFlow(FeatureModel(parameterization.value, rotationRate: 1))
            .states(in: model, observing: [0.7], at: [5])[0]
        let exact = try parameterization.value.flow.state(eigenvalue: 0.01, observation: 0.7, time: 5)
        #expect(abs(state.values[0] - exact.value) < 1e-8)
    }

    /// a, b and β of each component and all elements of A, as their equations say: nothing is known of invariants or groups.
    static func plain(
        _ features: FeatureModel, _ model: SequenceModel, _ z: [Double], _ time: Double
    ) throws -> (coefficients: [Double], eigenvalues: [Double], basis: Matrix) {
        let count = model.count
        var (depth, scale, trains) = (0, 1.0, false)
        if case .overparameterized(let factors, let initial) = features.parameterization {
            (depth, scale, trains) = (factors, initial, true)
        }
        func power(_ base: Double, _ exponent: Int) -> Double { (0..<max(exponent, 0)).reduce(1) { value, _ in value * base } }
        func matrix(_ y: [Double]) -> Matrix {
            Matrix(rows: count, columns: count, columnMajor: Array(y[(3 * count)...]))
        }
        func derivative(_ y: [Double]) -> [Double] {
            let (a, b, β) = (y[0..<count], y[count..<2 * count], y[(2 * count)..<(3 * count)])
            let basis = matrix(y)
            let v = (0..<count).map { y[$0] * power(y[count + $0], depth) * y[2 * count + $0] }
            let u = basis.transposeMultiplied(by: zip(z, basis * v).map(-))
            var slope: [Double] = []
            for index in 0..<count {
                slope.append(trains ? power(b[count + index], depth) * β[2 * count + index] * u[index] : 0)
            }
            for index in 0..<count {
                let rest = depth > 0 ? power(b[count + index], depth - 1) : 0
                slope.append(trains ? Double(depth) * a[index] * rest * β[2 * count + index] * u[index] : 0)
            }
            for index in 0..<count { slope.append(a[index] * power(b[count + index], depth) * u[index]) }
            let turn = Matrix(rows: count, columns: count) { 0.5 * features.rotationRate * (u[$0] * v[$1] - v[$0] * u[$1]) }
            return slope + (basis * turn).elements
        }
        let start =
            model.eigenvalues.map { $0.squareRoot() } + [Double](repeating: scale, count: count)
            + [Double](repeating: 0, count: count) + Matrix.identity(count).elements
        let end = try GraggExtrapolation().integrate(
            { _, y in derivative(y) }, from: 0, to: time, initial: start,
            tolerance: IntegrationTolerance(relative: 1e-12, absolute: 1e-13))
        return (
            Array(end[(2 * count)..<(3 * count)]), (0..<count).map { end[$0] * power(end[count + $0], depth) }, matrix(end)
        )
    }

    @Test("all factors, integrated as plain numbers, come to the same place", arguments: parameterizations, [1.0, 0.3])
    func independentTruth(_ parameterization: NamedCase<Parameterization>, rotationRate: Double) throws {
        let features = FeatureModel(parameterization.value, rotationRate: rotationRate)
        let model = TestModels.model(count: 5)
        let z = model.observation(from: RandomStream(seed: 8))
        let times = [0.7, 3, 12.0]
        let states = try FeatureFlow(features).states(in: model, observing: z, at: times, keepsEigenvectors: true)
        for (time, state) in zip(times, states) {
            let truth = try Self.plain(features, model, z, time)
            #expect(TestModels.largestDistance(state.coefficients, truth.coefficients) < 1e-8)
            #expect(TestModels.largestDistance(state.eigenvalues, truth.eigenvalues) < 1e-8)
            let basis = try #require(state.eigenvectors)
            #expect((basis - truth.basis).maximumNorm < 1e-8)
            #expect(TestModels.largestDistance(state.observation, basis.transposeMultiplied(by: z)) < 1e-12)
            let signal = basis.transposeMultiplied(by: model.signal.coefficients)
            #expect(TestModels.largestDistance(state.signal, signal) < 1e-12)
            let estimate = try #require(state.estimate)
            let distance = zip(estimate, model.signal.coefficients).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            #expect(abs(state.error - distance) < 1e-12)
        }
    }

    static let tableaus: [NamedCase<ButcherTableau>] = [ButcherTableau.classical, .dormandPrince].map {
        NamedCase($0.name, $0)
    }

    @Test("the declared order is the measured slope, of β and of A", arguments: tableaus)
    func order(_ tableau: NamedCase<ButcherTableau>) throws {
        let model = TestModels.model(count: 6)
        let z = model.observation(from: RandomStream(seed: 5))
        let truth = try FeatureFlow(.full, tolerance: TestModels.tight)
            .states(in: model, observing: z, at: [4], keepsEigenvectors: true)[0]
        let basis = try #require(truth.eigenvectors)
        let counts = [16, 24, 36, 54]
        let errors = try counts.map { count in
            let state = FeatureFlow(.full).state(
                in: model, observing: z, at: 4, steps: count, tableau: tableau.value, keepsEigenvectors: true)
            return max(
                TestModels.largestDistance(state.coefficients, truth.coefficients),
                (try #require(state.eigenvectors) - basis).maximumNorm)
        }
        let slope = try PowerLawFit(x: counts.map { 4 / Double($0) }, y: errors).slope
        #expect(abs(slope - Double(tableau.value.order)) < 0.4)
    }

    @Test("over 10⁵ steps the eigenvectors stay orthogonal and the invariants hold")
    func conservation() throws {
        let model = TestModels.model(count: 10)
        let z = model.observation(from: RandomStream(seed: 1))
        let state = FeatureFlow(.full).state(
            in: model, observing: z, at: 40, steps: 100_000, tableau: .classical, keepsEigenvectors: true)
        let basis = try #require(state.eigenvectors)
        #expect((basis.gram() - .identity(model.count)).maximumNorm < 1e-12)
        for index in 0..<model.count {
            let invariant =
                state.eigenvalues[index] * state.eigenvalues[index] - state.coefficients[index] * state.coefficients[index]
            #expect(relativeError(invariant, model.eigenvalues[index]) < 1e-12)
        }
        #expect(TestModels.largestDistance(state.observation, basis.transposeMultiplied(by: z)) < 1e-12)
        func product(_ x: [Double], _ y: [Double]) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }
        let signal = model.signal.coefficients
        #expect(relativeError(product(state.observation, state.observation), product(z, z)) < 1e-12)
        #expect(relativeError(product(state.signal, state.signal), product(signal, signal)) < 1e-12)
        #expect(abs(product(state.observation, state.signal) - product(z, signal)) < 1e-12)
        // It was a long way.
        #expect((basis - .identity(model.count)).maximumNorm > 0.2)
    }

    @Test("adaptive steps keep the tolerance", arguments: [1e-5, 1e-8, 1e-11])
    func tolerance(_ tolerance: Double) throws {
        let model = TestModels.model(count: 30)
        let z = model.observation(from: RandomStream(seed: 2))
        let asked = IntegrationTolerance(relative: tolerance, absolute: tolerance)
        let truth = try FeatureFlow(.full, tolerance: IntegrationTolerance(relative: 1e-13, absolute: 1e-14))
            .states(in: model, observing: z, at: [30])[0]
        let state = try FeatureFlow(.full, tolerance: asked).states(in: model, observing: z, at: [30])[0]
        #expect(TestModels.largestDistance(state.values, truth.values) < 30 * tolerance)
        #expect(TestModels.largestDistance(state.observation, truth.observation) < 30 * tolerance)
    }

    @Test("the training loss never rises, and ends at nothing", arguments: [FeatureModel.rotating, .full])
    func descent(_ features: FeatureModel) throws {
        let model = TestModels.model(count: 30)
        let z = model.observation(from: RandomStream(seed: 4))
        let losses = try FeatureFlow(features)
            .states(in: model, observing: z, at: (0...60).map { 0.5 * Double($0) }).map(\.trainingLoss)
        // What is below the tolerance is rounding.
        #expect(zip(losses, losses.dropFirst()).allSatisfy { $0 >= $1 || $1 < 1e-15 })
        #expect(try #require(losses.last) < 1e-3 * losses[0])
    }

    @Test("the sign of the data is nobody's business")
    func mirrored() throws {
        let model = TestModels.model(count: 20)
        let z = model.observation(from: RandomStream(seed: 6))
        let mirrored = SequenceModel(
            signal: Signal(coefficients: model.signal.coefficients.map { -$0 }), eigenvalues: model.eigenvalues,
            noise: model.noise)
        let times = [0.5, 2, 8.0]
        let errors = try FeatureFlow(.full).errors(in: model, observing: z, at: times)
        let others = try FeatureFlow(.full).errors(in: mirrored, observing: z.map { -$0 }, at: times)
        #expect(errors == others)
    }

    @Test("the least error is that of a fine search", arguments: [FeatureModel.rotating, .full, .diagonal])
    func leastError(_ features: FeatureModel) throws {
        let model = TestModels.model(count: 60, noise: 0.05)
        for seed in 0..<4 {
            let z = model.observation(from: RandomStream(seed: UInt64(seed)))
            let least = try FeatureFlow(features).leastError(in: model, observing: z, until: 400)
            let times = [Double].logarithmic(from: 0.01, through: 400, count: 2000)
            let errors = try FeatureFlow(features).errors(in: model, observing: z, at: times)
            let sampled = try #require(errors.min())
            #expect(least.error <= sampled * (1 + 1e-7))
            #expect(least.error >= sampled * (1 - 1e-3))
            let there = try FeatureFlow(features).errors(in: model, observing: z, at: [least.time])[0]
            #expect(relativeError(there, least.error) < 1e-7)
        }
    }

    @Test("states at no finite time are an error at once", arguments: [FeatureModel.diagonal, .full], [Double.infinity, .nan])
    func noEnd(_ features: FeatureModel, time: Double) throws {
        let model = TestModels.model(count: 8)
        let z = model.observation(from: RandomStream(seed: 2))
        func isSaid(_ error: any Error) -> Bool {
            guard case .notFinite(let found)? = error as? IntegrationFailure else { return false }
            return found == time || found.isNaN && time.isNaN
        }
        #expect { try FeatureFlow(features).states(in: model, observing: z, at: [1, time]) } throws: { isSaid($0) }
        guard time.isNaN else { return }
        #expect { try FeatureFlow(features).leastError(in: model, observing: z, until: time) } throws: { isSaid($0) }
    }

    @Test("the least error may be sought to infinity, and where there is no time it is that of the start")
    func openSearch() throws {
        let model = TestModels.model(count: 20, noise: 0.05)
        let z = model.observation(from: RandomStream(seed: 3))
        let (open, bounded) = try (
            FeatureFlow(.diagonal).leastError(in: model, observing: z, until: .infinity),
            FeatureFlow(.diagonal).leastError(in: model, observing: z, until: 1e6)
        )
        #expect(relativeError(open.error, bounded.error) < 1e-6 && relativeError(open.time, bounded.time) < 1e-2)
        for features in [FeatureModel.diagonal, .full] {
            let start = try FeatureFlow(features).leastError(in: model, observing: z, until: 0)
            #expect(start == StoppedError(time: 0, error: model.signal.energy))
        }
    }

    @Test("one that is best at the start stops there")
    func nothingToLearn() throws {
        let model = SequenceModel(signal: Signal(coefficients: [0, 0, 0]), eigenvalues: [1, 0.5, 0.2], noise: 1)
        let least = try FeatureFlow(.full).leastError(in: model, observing: [1, -0.4, 0.3], until: 10)
        #expect(least == StoppedError(time: 0, error: 0))
    }
}
