import Foundation
import Numerics
import TestSupport
import Testing

@testable import KernelRegression

@Suite("The end of training")
struct InterpolationTests {
    static let kernels: [NamedCase<DiagonalAdaptiveKernel>] = [0, 1, 2, 3].map {
        NamedCase("D = \($0)", DiagonalAdaptiveKernel(depth: $0, initialScale: 0.7, tolerance: 1e-7))
    }

    @Test("the fixed kernel ends at the interpolant of least norm")
    func leastNorm() throws {
        let small = SmallRegression()
        let limit = try FixedKernelFlow().limit(on: small.loss, eigenvalues: small.eigenvalues)
        #expect(small.loss.meanSquaredError(of: limit.coefficients) < 1e-22)
        // θ/λ lies in the span of the data, so θ is orthogonal, in the kernel's norm, to everything that vanishes on them.
        let design = small.loss.design
        let gram = try CholeskyFactorization(of: design.scaling(columns: small.eigenvalues.map { $0.squareRoot() }).outerGram())
        let weights = gram.solve(small.loss.responses)
        let expected = zip(small.eigenvalues, design.transposeMultiplied(by: weights)).map { $0 * $1 }
        #expect(distance(limit.coefficients, expected) < 1e-10)
    }

    @Test("with fewer functions than samples the fixed kernel ends at least squares")
    func leastSquares() throws {
        let small = SmallRegression(samples: 60)
        let limit = try FixedKernelFlow().limit(on: small.loss, eigenvalues: small.eigenvalues)
        #expect(small.loss.descent(at: limit.coefficients).allSatisfy { abs($0) < 1e-12 })
        #expect(throws: InterpolationFailure.noInterpolant) {
            try DiagonalAdaptiveKernel(depth: 0).limit(on: small.loss, eigenvalues: small.eigenvalues)
        }
    }

    @Test("along the flow the dual coordinates keep to the span of the data", arguments: kernels)
    func conservation(_ row: NamedCase<DiagonalAdaptiveKernel>) throws {
        let small = SmallRegression()
        var trajectory = try row.value.start(on: small.loss, eigenvalues: small.eigenvalues)
        try trajectory.advance(to: 20)
        let dual = zip(trajectory.parameters, small.eigenvalues).map {
            DualCoordinate(kernel: row.value, eigenvalue: $1).value(at: $0)
        }
        // Least squares of u on the rows of Φ.
        let factor = try CholeskyFactorization(of: small.loss.design.outerGram())
        let projected = small.loss.design.transposeMultiplied(by: factor.solve(small.loss.design * dual))
        let size = dual.map(abs).max() ?? 0
        #expect(distance(projected, dual) < 1e-4 * size)
        #expect(size > 0.1)
    }

    @Test("the adaptive kernel's end, found by Newton's method, is where its flow arrives", arguments: kernels)
    func limit(_ row: NamedCase<DiagonalAdaptiveKernel>) throws {
        let small = SmallRegression()
        let limit = try row.value.limit(on: small.loss, eigenvalues: small.eigenvalues)
        #expect(small.loss.meanSquaredError(of: limit.coefficients) < 1e-19)
        let late = try row.value.snapshots(on: small.loss, eigenvalues: small.eigenvalues, at: [3000])[0]
        #expect(distance(late.coefficients, limit.coefficients) < 1e-4)
        #expect(distance(late.learnedEigenvalues, limit.learnedEigenvalues) < 1e-4)
        #expect(limit.time == .infinity)
    }

    @Test("an eigenvalue so large that nothing is learned: the limit is that of the fixed kernel")
    func lazy() throws {
        let small = SmallRegression()
        // a² = λ + β² with λ → ∞ is a fixed kernel.
        let large = small.eigenvalues.map { $0 * 1e6 }
        let adaptive = try DiagonalAdaptiveKernel(depth: 0).limit(on: small.loss, eigenvalues: large)
        let fixed = try FixedKernelFlow().limit(on: small.loss, eigenvalues: large)
        #expect(distance(adaptive.coefficients, fixed.coefficients) < 1e-6)
    }
}
