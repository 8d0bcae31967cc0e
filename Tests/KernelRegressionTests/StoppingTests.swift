import Datasets
import Foundation
import KernelRegression
import Numerics
import SequenceModels
import Testing

@Suite("Early stopping")
struct StoppingTests {
    private static let basis = TorusBasis(dimension: 1, region: .cube(radius: 20), smoothness: 1)
    private static let problem = TorusRegression(dimension: 1, signal: SineSignal(frequency: 4.5), noise: 0.4)
        .sample(count: 60, from: RandomStream(seed: 3))
    private static let loss = EmpiricalLoss(basis: basis, points: problem.features, responses: problem.responses)
    private static let truth = SineSignal(frequency: 4.5).signal(in: basis)

    @Test("the oracle is at least as good as a fine grid", arguments: [0, 1, 2])
    func oracle(_ depth: Int) throws {
        let kernel = DiagonalAdaptiveKernel(depth: depth, sampleSize: 60, tolerance: 1e-6)
        let coarse = EarlyStopping(times: 0.1...1000, perDecade: 8)
        let stopped = try coarse.stop(kernel, on: Self.loss, eigenvalues: Self.basis.eigenvalues) { Self.truth.risk(of: $0) }
        let fine = EarlyStopping(times: 0.1...1000, perDecade: 200)
        let curve = try fine.curve(of: kernel, on: Self.loss, eigenvalues: Self.basis.eigenvalues) { Self.truth.risk(of: $0) }
        #expect(curve.count == fine.times.count)
        let least = curve.min() ?? 0
        #expect(stopped.error < least * (1 + 1e-4))
        #expect(abs(Self.truth.risk(of: stopped.snapshot.coefficients) - stopped.error) < 1e-15)
    }

    @Test("giving up does not change what is found, and saves the rest")
    func surrender() throws {
        let kernel = DiagonalAdaptiveKernel(depth: 0, tolerance: 1e-5)
        let whole = EarlyStopping(times: 0.1...1000)
        let short = EarlyStopping(times: 0.1...1000, surrender: 1.2)
        let error = { (theta: [Double]) in Self.truth.risk(of: theta) }
        let one = try whole.stop(kernel, on: Self.loss, eigenvalues: Self.basis.eigenvalues, minimizing: error)
        #expect(try short.stop(kernel, on: Self.loss, eigenvalues: Self.basis.eigenvalues, minimizing: error) == one)
        let curve = try short.curve(of: kernel, on: Self.loss, eigenvalues: Self.basis.eigenvalues, error: error)
        #expect(curve.count < short.times.count)
        #expect(try whole.curve(of: kernel, on: Self.loss, eigenvalues: Self.basis.eigenvalues, error: error).starts(with: curve))
    }

    @Test("the fixed kernel's oracle is where the derivative of its risk vanishes")
    func fixedOracle() throws {
        let stopping = EarlyStopping(times: 0.1...1e5)
        let stopped = try stopping.stop(FixedKernelFlow(), on: Self.loss, eigenvalues: Self.basis.eigenvalues) {
            Self.truth.risk(of: $0)
        }
        var flow = try FixedKernelFlow().start(on: Self.loss, eigenvalues: Self.basis.eigenvalues)
        func risk(_ time: Double) throws -> Double {
            try flow.advance(to: time)
            return Self.truth.risk(of: flow.coefficients)
        }
        let slope = try (risk(stopped.time * 1.01) - risk(stopped.time / 1.01)) / stopped.error
        #expect(abs(slope) < 1e-3)
    }

    @Test("a time chosen by cross-validation is not far from the oracle's, and depends on the splits alone")
    func crossValidation() throws {
        let kernel = DiagonalAdaptiveKernel(depth: 0, tolerance: 1e-4)
        let stopping = EarlyStopping(times: 0.1...1000, perDecade: 8)
        let splits = Split.folds(5, count: 60, from: RandomStream(seed: 8))
        let validated = try stopping.validate(kernel, on: Self.loss, eigenvalues: Self.basis.eigenvalues, splits: splits)
        #expect(validated.errors.count == stopping.times.count)
        #expect(validated.error == validated.errors.map(\.mean).min())
        #expect(stopping.times.contains(validated.time))
        #expect(validated == (try stopping.validate(kernel, on: Self.loss, eigenvalues: Self.basis.eigenvalues, splits: splits)))
        let at = try kernel.snapshots(on: Self.loss, eigenvalues: Self.basis.eigenvalues, at: [validated.time])[0]
        let oracle = try stopping.stop(kernel, on: Self.loss, eigenvalues: Self.basis.eigenvalues) { Self.truth.risk(of: $0) }
        #expect(Self.truth.risk(of: at.coefficients) < 2 * oracle.error)
        // By hand, for one split and one time.
        let heldOut = Self.loss.selecting(splits[0].test)
        let single = try stopping.validate(kernel, on: Self.loss, eigenvalues: Self.basis.eigenvalues, splits: [splits[0]])
        let trained = try kernel.snapshots(
            on: Self.loss.selecting(splits[0].training), eigenvalues: Self.basis.eigenvalues, at: Array(stopping.times.prefix(9)))
        #expect(abs(single.errors[8].mean - heldOut.meanSquaredError(of: trained[8].coefficients)) < 1e-12)
    }
}
