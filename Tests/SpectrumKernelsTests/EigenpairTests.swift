import Foundation
import Numerics
import SpectrumKernels
import TestSupport
import Testing

@Suite("Leading eigenpairs")
struct EigenpairTests {
    private static let kernel = NeuralTangentKernel.twoLayer(hasBias: true)

    private static func points(_ count: Int, _ dimension: Int = 3) -> SpherePoints {
        .uniform(count: count, dimension: dimension, from: RandomStream(seed: 3))
    }

    @Test("a few by LAPACK are the first of all", arguments: [1, 12, 60])
    func leading(_ count: Int) throws {
        let gram = try Self.kernel.gram(Self.points(250))
        let (all, some) = (try LeadingEigenpairs(of: gram), try LeadingEigenpairs(of: gram, count: count))
        #expect(zip(all.values, some.values).allSatisfy { abs($0 - $1) < 1e-12 * all.values[0] })
        #expect((gram * some.vectors - some.vectors.scaling(columns: some.values)).maximumNorm < 1e-12 * all.values[0])
        #expect((some.vectors.gram() - .identity(count)).maximumNorm < 1e-13)
        #expect(try all.leading(count).vectors.columns == count)
    }

    static let sizes: [(count: Int, pairs: Int, width: Int, dimension: Int)] = [
        (300, 20, 8, 3), (700, 40, 32, 2), (400, 400, 16, 3), (64, 30, 1, 4), (5, 5, 8, 3),
    ]

    @Test("Lanczos with a streamed Gram matrix gives LAPACK's pairs", arguments: sizes)
    func lanczos(_ size: (count: Int, pairs: Int, width: Int, dimension: Int)) throws {
        let points = Self.points(size.count, size.dimension)
        let gram = try Self.kernel.gram(points)
        let expected = try LeadingEigenpairs(of: gram, count: size.pairs)
        let found = try BlockLanczos(width: size.width)
            .leading(size.pairs, of: StreamedGram(kernel: Self.kernel, points: points))
        let largest = expected.values[0]
        #expect(zip(found.pairs.values, expected.values).allSatisfy { abs($0 - $1) < 1e-12 * largest })
        let vectors = found.pairs.vectors
        #expect((vectors.gram() - .identity(size.pairs)).maximumNorm < 1e-12)
        let residuals = gram * vectors - vectors.scaling(columns: found.pairs.values)
        for pair in 0..<size.pairs {
            let residual = residuals.column(pair).reduce(0) { $0 + $1 * $1 }.squareRoot()
            #expect(residual < 2e-10 * largest && abs(residual - found.residuals[pair]) < 1e-11 * largest)
        }
        #expect(found.basis <= size.count && found.products >= size.pairs)
    }

    /// Every eigenvalue of the circle but one is double.
    @Test("double eigenvalues are found twice")
    func multiplicity() throws {
        let points = SpherePoints.equispaced(count: 128)
        let found = try BlockLanczos(width: 4).leading(41, of: StreamedGram(kernel: Self.kernel, points: points)).pairs
        for frequency in 1...20 {
            #expect(relativeError(found.values[2 * frequency - 1], found.values[2 * frequency]) < 1e-10)
        }
        let matrix = Matrix.diagonal([5, 5, 5, 1, 1, 0, 0, 0])
        let pairs = try BlockLanczos(width: 3).leading(5, of: DenseOperator(matrix)).pairs
        #expect(zip(pairs.values, [5, 5, 5, 1, 1]).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test("what is no Gram matrix, and what cannot be found, is told")
    func failures() throws {
        let gram = try Self.kernel.gram(Self.points(30))
        #expect(throws: SpectrumKernelError.tooManyPairs(requested: 31, available: 30)) {
            try LeadingEigenpairs(of: gram, count: 31)
        }
        #expect(throws: SpectrumKernelError.tooManyPairs(requested: 31, available: 30)) {
            try BlockLanczos().leading(31, of: DenseOperator(gram))
        }
        var crooked = gram
        crooked[3, 1] += 0.5
        #expect {
            try LeadingEigenpairs(of: crooked)
        } throws: { error in
            guard case SpectrumKernelError.notSymmetric(3, 1, let difference) = error else { return false }
            return abs(difference - 0.5) < 1e-12
        }
        var broken = gram
        broken[2, 0] = .nan
        #expect(throws: SpectrumKernelError.linearAlgebra(.notFinite(row: 2, column: 0))) { try LeadingEigenpairs(of: broken) }
        #expect(throws: SpectrumKernelError.linearAlgebra(.notSquare(rows: 2, columns: 3))) {
            try LeadingEigenpairs(of: Matrix(rows: 2, columns: 3))
        }
        let indefinite = Matrix.diagonal((0..<20).map { $0 == 7 ? -0.5 : 1 + Double($0) })
        for count in [20, 2] {
            #expect {
                try LeadingEigenpairs(of: indefinite, count: count)
            } throws: { error in
                guard case SpectrumKernelError.indefinite(let eigenvalue) = error else { return false }
                return abs(eigenvalue + 0.5) < 1e-12
            }
        }
        #expect {
            try BlockLanczos(width: 20).leading(20, of: DenseOperator(indefinite))
        } throws: { error in
            guard case SpectrumKernelError.indefinite(let eigenvalue) = error else { return false }
            return abs(eigenvalue + 0.5) < 1e-12
        }
        #expect {
            try BlockLanczos(width: 2, maximumBasis: 12).leading(10, of: DenseOperator(gram))
        } throws: { error in
            guard case SpectrumKernelError.noConvergence(let converged, 10, let residual) = error else { return false }
            return converged < 10 && residual > 0
        }
        #expect(throws: SpectrumKernelError.memoryExceeded(bytes: 8 * 30 * (30 + 5 + 128), limit: 1000)) {
            try BlockLanczos().leading(5, of: DenseOperator(gram), within: MemoryLimit(bytes: 1000))
        }
    }

    @Test("a tall matrix is orthonormal columns times coefficients, its rank to be read off the pivots")
    func factorization() throws {
        let tall = Matrix(rows: 50, columns: 6, columnMajor: RandomStream(seed: 5).normals(count: 300))
        let factorization = try PivotedQRFactorization(of: tall)
        #expect((factorization.orthonormal * factorization.coefficients - tall).maximumNorm < 1e-14 * 10)
        #expect((factorization.orthonormal.gram() - .identity(6)).maximumNorm < 1e-14)
        let dependent = tall * Matrix(rows: 6, columns: 6) { $1 < 3 ? Double($0 == $1 ? 1 : 0) : Double($0 == $1 - 3 ? 2 : 0) }
        let pivots = try PivotedQRFactorization(of: dependent).pivots
        #expect(pivots.prefix { $0 > 1e-12 }.count == 3)
    }
}
