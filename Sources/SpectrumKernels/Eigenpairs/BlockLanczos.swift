import Numerics

/// Block Lanczos with full reorthogonalization: the leading eigenpairs of a matrix of which only products are needed.
///
/// Products with the operator span a Krylov space, block by block. On it the matrix is block tridiagonal, T; eigenvectors s of T give
/// eigenvectors Qs, whose residuals ‖A Qs − θ Qs‖ are read off T's next block. A block finds as many copies of a multiple
/// eigenvalue as it is wide.
///
/// - Source: Golub & Underwood 1977, the block Lanczos method; Golub & Van Loan, Matrix Computations.
public struct BlockLanczos: Sendable, Hashable, Codable {
    /// How many vectors are multiplied at once; it is to be at least the largest multiplicity.
    public let width: Int
    /// A pair counts as converged when its residual is below this times the largest eigenvalue. Eigenvalues are then exact to
    /// about the square of it.
    public let tolerance: Double
    /// How many basis vectors are built at most; ten times the count of pairs, and at least 20 blocks, if nil.
    public let maximumBasis: Int?

    public init(width: Int = 32, tolerance: Double = 1e-10, maximumBasis: Int? = nil) {
        precondition(width >= 1 && tolerance > 0, "a block holds vectors")
        self.width = width
        self.tolerance = tolerance
        self.maximumBasis = maximumBasis
    }

    /// What was found, and what it took.
    public struct Result: Sendable, Hashable, Codable {
        public let pairs: LeadingEigenpairs
        /// ‖Av − λv‖ of each pair, `[k]`, as T tells it.
        public let residuals: [Double]
        /// How many vectors the operator was multiplied with.
        public let products: Int
        /// The dimension of the Krylov space.
        public let basis: Int
    }

    /// The `count` largest eigenpairs.
    ///
    /// - Parameters:
    ///   - seed: of the first block, which is random.
    ///   - progress: told how many pairs have converged, as a fraction, after each product.
    /// - Throws: ``SpectrumKernelError/tooManyPairs(requested:available:)``, `.memoryExceeded` before it starts, `.indefinite` if one of the
    ///   pairs is negative, `.noConvergence`.
    /// - Complexity: for a basis of m vectors m/width products with `width` vectors each, and 4nm² multiply-adds; 8n(m + k) bytes.
    public func leading(
        _ count: Int, of matrix: some SymmetricOperator, seed: UInt64 = 1, within limit: MemoryLimit = .machine,
        progress: ((Double) -> Void)? = nil
    ) throws(SpectrumKernelError) -> Result {
        let size = matrix.size
        guard count <= size else { throw .tooManyPairs(requested: count, available: size) }
        precondition(count >= 1, "at least one pair")
        let most = min(maximumBasis ?? max(10 * count, 20 * width), size)
        try limit.require(doubles: [size, most + count + 4 * width])
        var run = Run(matrix, width: min(width, size), stream: RandomStream(seed: seed))
        while true {
            try run.extend()
            let state = try run.ritz(count)
            let bound = tolerance * max(state.largest, .leastNormalMagnitude)
            let converged = state.residuals.prefix { $0 <= bound }.count
            progress?(Double(converged) / Double(count))
            if converged == count { return try result(run, state, count, size) }
            guard run.basis.columns < most else {
                throw .noConvergence(
                    converged: converged, requested: count, residual: state.residuals.reduce(0, Swift.max))
            }
        }
    }

    private func result(
        _ run: Run<some SymmetricOperator>, _ state: Ritz, _ count: Int, _ size: Int
    ) throws(SpectrumKernelError) -> Result {
        let least = state.values.last ?? 0
        if least < -LeadingEigenpairs.rounding(size, state.largest) { throw .indefinite(eigenvalue: least) }
        return Result(
            pairs: LeadingEigenpairs(
                values: state.values.map { max($0, 0) }, vectors: run.basis.combination(state.vectors)),
            residuals: state.residuals, products: run.products, basis: run.basis.columns)
    }
}

/// The leading eigenpairs of T.
private struct Ritz {
    let values: [Double]
    let vectors: Matrix
    /// Fewer than were asked for while the basis is small; infinite ones stand for those that are missing.
    let residuals: [Double]
    var largest: Double { values.first ?? 0 }
}

/// A Krylov space on its way.
private struct Run<Operator: SymmetricOperator> {
    private let matrix: Operator
    private let width: Int
    private let stream: RandomStream
    /// Q.
    private(set) var basis: TallBlocks
    private(set) var products = 0
    /// The diagonal blocks of T, and those below them.
    private var diagonal: [Matrix] = []
    private var below: [Matrix] = []
    private var next: Matrix
    private var randomBlocks = 0
    /// The largest element met in T.
    private var scale = 0.0

    init(_ matrix: Operator, width: Int, stream: RandomStream) {
        self.matrix = matrix
        self.width = width
        self.stream = stream
        basis = TallBlocks(rows: matrix.size)
        next = Matrix(rows: matrix.size, columns: 0)
    }

    /// One more block of the basis, and one more of T.
    mutating func extend() throws(SpectrumKernelError) {
        if basis.blocks.isEmpty { next = try fresh(width) }
        basis.append(next)
        let product = matrix.multiply(next)
        products += next.columns
        let block = next.transposeMultiplied(by: product)
        diagonal.append(0.5 * (block + block.transposed))
        scale = max(scale, block.maximumNorm)
        try orthonormalize(basis.projectingOut(product))
    }

    /// The next block: W = Q B, where directions of W that are rounding errors are replaced by random ones, and B is zero there.
    private mutating func orthonormalize(_ rest: Matrix) throws(SpectrumKernelError) {
        let room = min(width, matrix.size - basis.columns)
        let factorization = try wrapped { () throws(LinearAlgebraError) in try PivotedQRFactorization(of: rest) }
        let rank = min(factorization.pivots.prefix { $0 > 1e-13 * scale * Double(matrix.size).squareRoot() }.count, room)
        var columns = factorization.orthonormal.selecting(columns: Array(0..<rank))
        // A short remainder was rounded where it was long: once more orthogonal to the basis, by a factor that is nearly 1.
        let again = try wrapped { () throws(LinearAlgebraError) in
            try PivotedQRFactorization(of: basis.projectingOut(columns))
        }
        let kept = Matrix(rows: rank, columns: rest.columns) { factorization.coefficients[$0, $1] }
        columns = again.orthonormal
        let coefficients = again.coefficients * kept
        let added = room > rank ? try fresh(room - rank, beside: columns) : Matrix(rows: matrix.size, columns: 0)
        next = Matrix(rows: matrix.size, columns: room, columnMajor: columns.elements + added.elements)
        below.append(Matrix(rows: room, columns: rest.columns) { $0 < rank ? coefficients[$0, $1] : 0 })
    }

    /// Random orthonormal columns, orthogonal to the basis and to others.
    private mutating func fresh(_ count: Int, beside others: Matrix? = nil) throws(SpectrumKernelError) -> Matrix {
        let size = matrix.size
        var whole = basis
        if let others, others.columns > 0 { whole.append(others) }
        var block = Matrix(rows: size, columns: count, columnMajor: stream.stream(randomBlocks).normals(count: size * count))
        randomBlocks += 1
        for _ in 0..<2 {
            let projected = whole.projectingOut(block)
            block = try wrapped { () throws(LinearAlgebraError) in try PivotedQRFactorization(of: projected).orthonormal }
        }
        return block
    }

    func ritz(_ count: Int) throws(SpectrumKernelError) -> Ritz {
        let order = basis.columns
        let found = min(count, order)
        let pairs = try wrapped { () throws(LinearAlgebraError) in
            found < order / 4
                ? try SymmetricEigendecomposition(of: tridiagonal(order), leading: found)
                : try SymmetricEigendecomposition(of: tridiagonal(order))
        }
        let last = below[below.count - 1]
        let start = order - last.columns
        let residuals = (0..<count).map { index -> Double in
            guard index < found else { return .infinity }
            let end = (start..<order).map { pairs.vectors[$0, index] }
            return (last * end).reduce(0) { $0 + $1 * $1 }.squareRoot()
        }
        return Ritz(
            values: Array(pairs.values.prefix(found)), vectors: pairs.vectors.selecting(columns: Array(0..<found)),
            residuals: residuals)
    }

    /// T, of which the lower triangle is enough.
    private func tridiagonal(_ order: Int) -> Matrix {
        var whole = Matrix(rows: order, columns: order)
        var first = 0
        for (index, block) in diagonal.enumerated() {
            for column in 0..<block.columns {
                for row in 0..<block.rows { whole[first + row, first + column] = block[row, column] }
                guard index + 1 < diagonal.count else { continue }
                let lower = below[index]
                for row in 0..<lower.rows { whole[first + block.columns + row, first + column] = lower[row, column] }
            }
            first += block.columns
        }
        return whole
    }
}
