import FeatureLearning
import Numerics
import SequenceModels
import TestSupport
import Testing

@Suite("Descent of learned features")
struct FeatureDescentTests {
    @Test("with eigenvectors that stay, it is gradient descent", arguments: FeatureFlowTests.parameterizations)
    func reduction(_ parameterization: NamedCase<Parameterization>) throws {
        let model = TestModels.model(count: 20)
        let z = model.observation(from: RandomStream(seed: 3))
        let descent = FeatureDescent(FeatureModel(parameterization.value, rotationRate: 0), step: 0.1)
        for state in descent.states(in: model, observing: z, at: [0, 0.7, 5, 20], keepsEigenvectors: false) {
            let single = try GradientDescent(parameterization.value, step: 0.1)
                .states(in: model, observing: z, at: state.time)
            #expect(TestModels.largestDistance(state.values, single.map(\.value)) < 1e-12)
        }
    }

    @Test("first order in the step, with either retraction", arguments: FeatureDescent.Retraction.allCases)
    func order(_ retraction: FeatureDescent.Retraction) throws {
        let model = TestModels.model(count: 20)
        let z = model.observation(from: RandomStream(seed: 3))
        let times = (1...40).map { 0.4 * Double($0) }
        let flow = try FeatureFlow(.full).states(in: model, observing: z, at: times, keepsEigenvectors: true)
        let steps = [0.02, 0.01, 0.005, 0.0025]
        let distances = try steps.map { step in
            let states = FeatureDescent(.full, step: step, retraction: retraction)
                .states(in: model, observing: z, at: times, keepsEigenvectors: true)
            return try zip(states, flow).map { state, exact in
                let bases = (try #require(state.eigenvectors), try #require(exact.eigenvectors))
                return max(TestModels.largestDistance(state.values, exact.values), (bases.0 - bases.1).maximumNorm)
            }.max() ?? .nan
        }
        let slope = try PowerLawFit(x: steps, y: distances).slope
        #expect(abs(slope - 1) < 0.05)
    }

    @Test("eigenvectors stay orthogonal over 10⁵ steps", arguments: FeatureDescent.Retraction.allCases)
    func orthogonality(_ retraction: FeatureDescent.Retraction) throws {
        let model = TestModels.model(count: 10)
        let z = model.observation(from: RandomStream(seed: 1))
        let state = try #require(
            FeatureDescent(.full, step: 4e-4, retraction: retraction)
                .states(in: model, observing: z, at: [40], keepsEigenvectors: true).first)
        let basis = try #require(state.eigenvectors)
        #expect((basis.gram() - .identity(model.count)).maximumNorm < 1e-12)
        #expect(TestModels.largestDistance(state.observation, basis.transposeMultiplied(by: z)) < 1e-12)
        #expect((basis - .identity(model.count)).maximumNorm > 0.2)
    }

    @Test("Cayley's rotation is in the same plane, and smaller by a third order of the angle")
    func retractions() throws {
        let model = TestModels.model(count: 6)
        let z = model.observation(from: RandomStream(seed: 9))
        // After two steps: at the first, θ = 0 and nothing turns.
        let bases = try [FeatureDescent.Retraction.exponential, .cayley].map { retraction in
            try [0.4, 0.2].map { step in
                let descent = FeatureDescent(.full, step: step, retraction: retraction)
                return try #require(
                    descent.states(in: model, observing: z, at: [2 * step], keepsEigenvectors: true)[0].eigenvectors)
            }
        }
        let differences = (0..<2).map { (bases[0][$0] - bases[1][$0]).maximumNorm }
        // The angle is of the second order in the step, so that its cube is of the sixth.
        #expect(differences[0] > 0 && differences[0] / differences[1] > 40)
    }

    @Test("the least error is the least of all steps")
    func leastError() throws {
        let model = TestModels.model(count: 60, noise: 0.05)
        let z = model.observation(from: RandomStream(seed: 0))
        let descent = FeatureDescent(.full, step: 0.05)
        let times = (0...4000).map { 0.05 * Double($0) }
        let errors = try descent.errors(in: model, observing: z, at: times)
        let least = descent.leastError(in: model, observing: z, until: 200)
        let place = try #require(errors.indices.min { errors[$0] < errors[$1] })
        #expect(least.error == errors[place])
        #expect(abs(least.time - times[place]) < 1e-9)
    }

    @Test("a step far too long has an error without bound, and ends")
    func divergence() {
        let model = TestModels.model(count: 10)
        let z = model.observation(from: RandomStream(seed: 1)).map { 3 * $0 }
        let descent = FeatureDescent(.full, step: 20)
        let state = descent.states(in: model, observing: z, at: [4000], keepsEigenvectors: false)[0]
        #expect(!(state.error < 1))
        #expect(descent.leastError(in: model, observing: z, until: 1e5).error.isFinite)
    }
}
