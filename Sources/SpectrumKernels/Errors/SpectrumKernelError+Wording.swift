extension SpectrumKernelError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notUnit(let row, let norm):
            "row \(row) is not on the unit sphere: its norm is \(norm)"
        case .duplicatePoints(let first, let second):
            "points \(first) and \(second) are the same, so the Gram matrix is singular"
        case .notSymmetric(let row, let column, let difference):
            "the matrix is not symmetric: elements (\(row), \(column)) and (\(column), \(row)) differ by \(difference)"
        case .indefinite(let eigenvalue):
            "the matrix is not positive semi-definite: it has the eigenvalue \(eigenvalue)"
        case .tooManyPairs(let requested, let available):
            "\(requested) eigenpairs are asked for, and there are \(available)"
        case .invalidEigenvalue(let index, let value):
            "the map gives \(value) for eigenvalue \(index), which must be finite and not negative"
        case .vanishingEigenvalue(let index, let value):
            "eigenvalue \(index) is \(value), zero to working precision: no preconditioner can raise it"
        case .missingEigenvalue(let index, let available):
            "the map refers to eigenvalue \(index), and there are \(available)"
        case .unstableStep(let step, let limit):
            "the step \(step) is beyond the stability limit \(limit)"
        case .noConvergence(let converged, let requested, let residual):
            "\(converged) of \(requested) eigenpairs converged; the largest residual left is \(residual)"
        case .memoryExceeded(let bytes, let limit):
            "this takes \(bytes) bytes of memory, more than the \(limit) there are"
        case .linearAlgebra(let error):
            "a factorization failed: \(error)"
        }
    }
}
