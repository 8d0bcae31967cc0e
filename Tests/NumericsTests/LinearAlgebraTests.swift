import Foundation
import Numerics
import Testing

@Suite("Linear algebra")
struct LinearAlgebraTests {
    /// A random matrix of this shape.
    private static func random(_ rows: Int, _ columns: Int, seed: UInt64 = 1) -> Matrix {
        Matrix(rows: rows, columns: columns, columnMajor: RandomStream(seed: seed).normals(count: rows * columns))
    }

    /// The definition, term by term.
    private static func slowProduct(_ a: Matrix, _ b: Matrix) -> Matrix {
        Matrix(rows: a.rows, columns: b.columns) { row, column in
            (0..<a.columns).reduce(0) { $0 + a[row, $1] * b[$1, column] }
        }
    }

    @Test("elements, rows and columns are where they were put")
    func elements() {
        var matrix = Matrix(rows: [[1, 2, 3], [4, 5, 6]])
        #expect(matrix.rows == 2 && matrix.columns == 3)
        #expect(matrix.elements == [1, 4, 2, 5, 3, 6])
        #expect(matrix == Matrix(columns: [[1, 4], [2, 5], [3, 6]]))
        #expect(matrix.row(1) == [4, 5, 6] && matrix.column(1) == [2, 5])
        #expect(matrix.transposed == Matrix(rows: [[1, 4], [2, 5], [3, 6]]))
        #expect(matrix.selecting(rows: [1, 1, 0]).column(0) == [4, 4, 1])
        #expect(matrix.selecting(columns: [2, 0]).row(0) == [3, 1])
        #expect(matrix.scaling(columns: [1, 10, 100]).row(1) == [4, 50, 600])
        matrix[1, 2] = -7
        #expect(matrix.maximumNorm == 7 && matrix.norm == (1 + 4 + 9 + 16 + 25 + 49.0).squareRoot())
        #expect((matrix - matrix).norm == 0 && (2 * matrix - matrix) == matrix)
    }

    @Test("a matrix with an element that is no number has a norm that is none, wherever it stands")
    func normsOfNoNumbers() {
        for place in 0..<4 {
            var elements = [3, -4, 0, 1.0]
            elements[place] = .nan
            let matrix = Matrix(rows: 2, columns: 2, columnMajor: elements)
            #expect(matrix.maximumNorm.isNaN && matrix.norm.isNaN)
        }
        #expect(Matrix(rows: [[1, -.infinity]]).maximumNorm == .infinity)
        #expect(Matrix(rows: 0, columns: 2).maximumNorm == 0)
    }

    static let shapes = [(3, 4, 5), (1, 7, 1), (320, 250, 290), (40, 1, 600), (700, 260, 1)]

    @Test("products of every kind are the sums that define them", arguments: shapes)
    func products(_ shape: (Int, Int, Int)) {
        let a = Self.random(shape.0, shape.1)
        let b = Self.random(shape.1, shape.2, seed: 2)
        let tolerance = 1e-14 * Double(max(shape.0, shape.1) + 4)
        let some = Array(stride(from: 0, to: shape.0, by: 37))
        let expected = Self.slowProduct(a.selecting(rows: some), b)
        #expect(((a * b).selecting(rows: some) - expected).maximumNorm < tolerance)
        #expect((a.transposed.transposeMultiplied(by: b) - a * b).maximumNorm < tolerance)
        #expect((a.multiplied(byTransposeOf: b.transposed) - a * b).maximumNorm < tolerance)
        #expect((a.gram() - a.transposed * a).maximumNorm < tolerance)
        #expect(a.gram() == a.gram().transposed)
        #expect((a.outerGram() - a * a.transposed).maximumNorm < tolerance)
        let x = b.column(0)
        let product = a * x
        #expect(zip(some.map { product[$0] }, expected.column(0)).allSatisfy { abs($0 - $1) < tolerance })
        #expect(zip(a.transposed.transposeMultiplied(by: x), product).allSatisfy { abs($0 - $1) < tolerance })
    }

    @Test("empty matrices have empty products")
    func empty() {
        #expect((Matrix(rows: 0, columns: 3) * Matrix(rows: 3, columns: 2)).elements == [])
        #expect((Matrix(rows: 2, columns: 0) * Matrix(rows: 0, columns: 2)) == Matrix(rows: 2, columns: 2))
        #expect(Matrix(rows: 2, columns: 0) * [] == [0, 0])
    }

    @Test("a product is the same bytes inside a parallel map, beside others, as alone")
    func determinism() {
        let a = Self.random(400, 300)
        let b = Self.random(300, 500, seed: 2)
        let alone = a * b
        #expect((0..<6).map { $0 }.parallelMap(cores: 3) { _ in a * b }.allSatisfy { $0 == alone })
        let tall = Self.random(700, 260)
        let x = RandomStream(seed: 3).normals(count: 260)
        let one = tall * x
        #expect((0..<6).map { $0 }.parallelMap(cores: 3) { _ in tall * x }.allSatisfy { $0 == one })
        #expect((tall * Matrix(columns: [x])).elements == one)
    }

    @Test("an eigendecomposition: residual, orthonormality, order, trace", arguments: [1, 2, 17, 120])
    func eigendecomposition(_ size: Int) throws {
        let root = Self.random(size, size)
        let matrix = root + root.transposed
        let decomposition = try SymmetricEigendecomposition(of: matrix)
        let (values, vectors) = (decomposition.values, decomposition.vectors)
        let scale = 1e-14 * matrix.norm
        #expect((matrix * vectors - vectors.scaling(columns: values)).maximumNorm < scale)
        #expect((vectors.gram() - .identity(size)).maximumNorm < 1e-14 * Double(size + 4))
        #expect(values == values.sorted(by: >))
        #expect(abs(values.reduce(0, +) - (0..<size).reduce(0) { $0 + matrix[$1, $1] }) < scale * 4)
        #expect((decomposition.matrix { $0 } - matrix).maximumNorm < scale * 4)
        let x = RandomStream(seed: 3).normals(count: size)
        let cube = matrix * (matrix * (matrix * x))
        let found = decomposition.apply({ $0 * $0 * $0 }, to: x)
        #expect(zip(found, cube).allSatisfy { abs($0 - $1) < scale * matrix.norm * matrix.norm * 10 })
    }

    /// Second differences: eigenvalues 2 − 2 cos(kπ/(n + 1)).
    @Test("the eigenvalues of a matrix that is known in closed form, from its lower triangle alone")
    func knownEigenvalues() throws {
        let size = 50
        let matrix = Matrix(rows: size, columns: size) { row, column in
            row == column ? 2 : row == column + 1 ? -1 : row > column ? 0 : .pi
        }
        let values = try SymmetricEigendecomposition(of: matrix).values
        for (index, value) in values.enumerated() {
            #expect(abs(value - (2 - 2 * cos(Double(size - index) * .pi / Double(size + 1)))) < 1e-14)
        }
    }

    @Test("a Cholesky factor: product, solution, determinant", arguments: [1, 3, 80])
    func cholesky(_ size: Int) throws {
        let matrix = Self.random(size + 20, size).gram()
        let factorization = try CholeskyFactorization(of: matrix)
        #expect((factorization.factor.outerGram() - matrix).maximumNorm < 1e-14 * matrix.norm)
        #expect((0..<size).allSatisfy { row in (row + 1..<max(size, row + 1)).allSatisfy { factorization.factor[row, $0] == 0 } })
        let x = Self.random(size, 2, seed: 4)
        let solution = factorization.solve(matrix * x)
        #expect((solution - x).maximumNorm < 1e-10)
        #expect(zip(factorization.solve(matrix * x.column(1)), x.column(1)).allSatisfy { abs($0 - $1) < 1e-10 })
        let eigenvalues = try SymmetricEigendecomposition(of: matrix).values
        let logDeterminant = 2 * (0..<size).reduce(0) { $0 + log(factorization.factor[$1, $1]) }
        #expect(abs(logDeterminant - eigenvalues.reduce(0) { $0 + log($1) }) < 1e-10)
    }

    @Test("a matrix that is not positive definite names the minor")
    func indefinite() {
        let matrix = Matrix(rows: [[4, 2, 0], [2, 1, 0], [0, 0, 1]])
        #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 2)) { try CholeskyFactorization(of: matrix) }
        #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 1)) {
            try CholeskyFactorization(of: Matrix(rows: [[-1]]))
        }
    }

    @Test("what cannot be factored says why")
    func errors() {
        let wide = Matrix(rows: 2, columns: 3)
        #expect(throws: LinearAlgebraError.notSquare(rows: 2, columns: 3)) { try CholeskyFactorization(of: wide) }
        #expect(throws: LinearAlgebraError.notSquare(rows: 2, columns: 3)) { try SymmetricEigendecomposition(of: wide) }
        let broken = Matrix(rows: [[1, 0], [.nan, 1]])
        #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 0)) { try CholeskyFactorization(of: broken) }
        #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 0)) { try SymmetricEigendecomposition(of: broken) }
    }

    @Test("an empty matrix has no eigenvalues; no room to work in is an error of its own")
    func room() throws {
        #expect(try SymmetricEigendecomposition(of: Matrix(rows: 0, columns: 0)).values.isEmpty)
        // What LAPACKE returns without memory for the routine, and for a copy of its argument; and where it counts too far.
        for info: Int32 in [-1010, -1011, -8] {
            #expect(throws: LinearAlgebraError.outOfMemory) { try LinearAlgebraError.requireRoom(info) }
        }
        for info: Int32 in [0, 3] { #expect(throws: Never.self) { try LinearAlgebraError.requireRoom(info) } }
    }

    @Test("singular values, the small ones too")
    func singularValues() throws {
        let known = [3, 1, 1e-7, 1e-12]
        let (left, right) = (try Self.orthogonal(6), try Self.orthogonal(4))
        let matrix = left.selecting(columns: [0, 1, 2, 3]).scaling(columns: known).multiplied(byTransposeOf: right)
        for values in [try SingularValues(of: matrix).values, try SingularValues(of: matrix.transposed).values] {
            #expect(values.count == 4)
            for (value, truth) in zip(values, known) { #expect(abs(value - truth) < 5e-15) }
        }
        #expect(try SingularValues(of: Matrix(rows: 3, columns: 0)).values.isEmpty)
        #expect(throws: LinearAlgebraError.notFinite(row: 1, column: 0)) {
            try SingularValues(of: Matrix(columns: [[1, .infinity]]))
        }
    }

    private static func orthogonal(_ size: Int) throws -> Matrix {
        try SymmetricEigendecomposition(of: random(size, size + 3, seed: UInt64(size)).outerGram()).vectors
    }
}
