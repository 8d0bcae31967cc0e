import Foundation
import Numerics
import SpectrumKernels
import TestSupport
import Testing

@Suite("Preconditioners")
struct PreconditionerTests {
    private let points = SpherePoints.uniform(count: 50, dimension: 3, from: RandomStream(seed: 1))
    private let kernel = NeuralTangentKernel.twoLayer(hasBias: true)

    @Test("no preconditioner leaves residuals as they are")
    func identity() {
        #expect(IdentityPreconditioner(size: 3).matrix() == .identity(3))
        #expect(IdentityPreconditioner(size: 3).apply(to: [1, -2, 3]) == [1, -2, 3])
    }

    static let maps: [NamedCase<EigenvalueMap>] = [
        NamedCase("power", .power(0.5)), NamedCase("flat", .flattened(first: 8)), NamedCase("root", .squareRoot(first: 8)),
        NamedCase("reordered", .reordered([7, 6, 5, 4, 3, 2, 1, 0])), NamedCase("Tikhonov", .tikhonov(scale: 0.1, ridge: 0.01)),
    ]

    @Test("KS has g(λ) on the leading eigenvectors and λ on the others", arguments: maps)
    func spectrum(_ map: NamedCase<EigenvalueMap>) throws {
        let gram = (1 / 50) * (try kernel.gram(points))
        let all = try LeadingEigenpairs(of: gram)
        let preconditioner = try SpectrumPreconditioner(pairs: try all.leading(8), map: map.value)
        let expected = try map.value(Array(all.values.prefix(8))) + all.values.dropFirst(8)
        let image = gram * preconditioner.apply(to: all.vectors)
        #expect((image - all.vectors.scaling(columns: expected)).maximumNorm < 1e-14)
        let matrix = preconditioner.matrix()
        #expect((matrix - matrix.transposed).maximumNorm < 1e-14)
        #expect(
            zip(preconditioner.apply(to: all.vectors.column(3)), matrix * all.vectors.column(3)).allSatisfy {
                abs($0 - $1) < 1e-14
            })
    }

    @Test("Newton inverts, Jacobi divides by the diagonal")
    func classical() throws {
        let gram = try kernel.gram(points)
        let newton = try NewtonPreconditioner(gram: gram, ridge: 0.1)
        #expect((newton.apply(to: gram + 0.1 * .identity(50)) - .identity(50)).maximumNorm < 1e-11)
        let jacobi = try JacobiPreconditioner(gram: Matrix.diagonal([1, 2, 4]))
        #expect(jacobi.apply(to: [1, 1, 1]) == [1, 0.5, 0.25])
        #expect(throws: SpectrumKernelError.vanishingEigenvalue(index: 1, value: 0)) {
            try JacobiPreconditioner(diagonal: [1, 0])
        }
    }

    /// With every point a landmark the approximation is exact: all of K + ρ comes down to its least eigenvalue.
    @Test("Nyström with all points as landmarks flattens K; with some it is the projection's")
    func nystrom() throws {
        let gram = try kernel.gram(points)
        let all = try LeadingEigenpairs(of: gram)
        let whole = try NystromPreconditioner(kernel, points: points, landmarks: Array(0..<50), ridge: 0.01)
        #expect(zip(whole.pairs.values, all.values).allSatisfy { abs($0 - $1) < 1e-10 })
        let lifted = whole.apply(to: gram + 0.01 * .identity(50))
        #expect((lifted - (all.values[49] + 0.01) * .identity(50)).maximumNorm < 1e-9)
        let some = try NystromPreconditioner(kernel, points: points, landmarks: Array(0..<12))
        let (columns, core) = (
            gram.selecting(columns: Array(0..<12)), gram.selecting(rows: Array(0..<12)).selecting(columns: Array(0..<12))
        )
        let projected = columns * (try CholeskyFactorization(of: core).solve(columns.transposed))
        let approximation = some.pairs.vectors.scaling(columns: some.pairs.values).multiplied(byTransposeOf: some.pairs.vectors)
        #expect((projected - approximation).maximumNorm < 1e-9)
        #expect(throws: SpectrumKernelError.duplicatePoints(first: 0, second: 1)) {
            try NystromPreconditioner(kernel, points: points, landmarks: [3, 3])
        }
    }

    @Test("points that are the same make Newton fail at their minor; the spectrum's preconditioner will not raise a zero")
    func duplicates() throws {
        let twice = points.selecting([0, 1, 2, 1, 4])
        let gram = try kernel.gram(twice)
        #expect(throws: SpectrumKernelError.linearAlgebra(.notPositiveDefinite(leadingMinor: 4))) {
            try NewtonPreconditioner(gram: gram)
        }
        #expect {
            try SpectrumPreconditioner(pairs: try LeadingEigenpairs(of: gram), map: .capped(at: 1).then(.power(0)))
        } throws: { error in
            guard case SpectrumKernelError.vanishingEigenvalue(4, _) = error else { return false }
            return true
        }
        #expect(throws: Never.self) {
            try SpectrumPreconditioner(pairs: try LeadingEigenpairs(of: gram), map: .flattened(first: 4))
        }
    }
}
