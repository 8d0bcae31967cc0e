import Numerics
import SpectrumKernels
import TestSupport
import Testing

@Suite("Errors of kernels and descents")
struct ErrorTests {
    static let wordings: [NamedCase<(SpectrumKernelError, [String])>] = [
        NamedCase("unit", (.notUnit(row: 3, norm: 2), ["row 3", "norm is 2"])),
        NamedCase("duplicates", (.duplicatePoints(first: 1, second: 7), ["points 1 and 7", "singular"])),
        NamedCase("symmetry", (.notSymmetric(row: 3, column: 1, difference: 0.5), ["(3, 1)", "(1, 3)", "0.5"])),
        NamedCase("indefinite", (.indefinite(eigenvalue: -0.5), ["-0.5", "semi-definite"])),
        NamedCase("count", (.tooManyPairs(requested: 9, available: 4), ["9", "4"])),
        NamedCase("map", (.invalidEigenvalue(index: 2, value: -1), ["eigenvalue 2", "-1"])),
        NamedCase("zero", (.vanishingEigenvalue(index: 5, value: 0), ["eigenvalue 5", "zero"])),
        NamedCase("missing", (.missingEigenvalue(index: 8, available: 5), ["8", "5"])),
        NamedCase("step", (.unstableStep(step: 3, limit: 2.5), ["step 3.0", "limit 2.5"])),
        NamedCase("Lanczos", (.noConvergence(converged: 3, requested: 10, residual: 0.25), ["3 of 10", "0.25"])),
        NamedCase("memory", (.memoryExceeded(bytes: 80_000, limit: 79_999), ["80000 bytes", "79999"])),
        NamedCase("LAPACK", (.linearAlgebra(.notPositiveDefinite(leadingMinor: 4)), ["leadingMinor: 4"])),
    ]

    @Test("say what was found, in numbers", arguments: wordings)
    func wording(_ row: NamedCase<(SpectrumKernelError, [String])>) {
        let text = row.value.0.description
        #expect(row.value.1.allSatisfy(text.contains), "\(text)")
    }

    @Test("sizes beyond any integer are refused too")
    func overflow() {
        #expect(throws: SpectrumKernelError.memoryExceeded(bytes: .max, limit: 1 << 62)) {
            try BlockLanczos(maximumBasis: 1 << 40)
                .leading(1, of: Endless(), within: MemoryLimit(bytes: 1 << 62))
        }
    }

    /// An operator of an order that no memory holds; it is never multiplied with.
    private struct Endless: SymmetricOperator {
        let size = 1 << 40
        func multiply(_ block: Matrix) -> Matrix { block }
    }
}
