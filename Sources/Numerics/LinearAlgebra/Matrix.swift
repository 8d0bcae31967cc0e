/// A dense matrix of doubles, stored column by column as BLAS and LAPACK want it.
public struct Matrix: Sendable, Hashable, Codable {
    public let rows: Int
    public let columns: Int
    /// Column after column, `[rows · columns]`.
    public private(set) var elements: [Double]

    /// - Parameter columnMajor: column after column.
    public init(rows: Int, columns: Int, columnMajor elements: [Double]) {
        precondition(rows >= 0 && columns >= 0 && elements.count == rows * columns, "a matrix holds rows · columns elements")
        self.rows = rows
        self.columns = columns
        self.elements = elements
    }

    public init(rows: Int, columns: Int, repeating value: Double = 0) {
        self.init(rows: rows, columns: columns, columnMajor: [Double](repeating: value, count: rows * columns))
    }

    /// - Parameter element: called column by column.
    public init<Failure: Error>(
        rows: Int, columns: Int, _ element: (_ row: Int, _ column: Int) throws(Failure) -> Double
    ) throws(Failure) {
        var elements: [Double] = []
        elements.reserveCapacity(rows * columns)
        for column in 0..<columns {
            for row in 0..<rows { elements.append(try element(row, column)) }
        }
        self.init(rows: rows, columns: columns, columnMajor: elements)
    }

    /// Rows of equal length, as one writes a matrix down.
    public init(rows: [[Double]]) {
        let width = rows.first?.count ?? 0
        precondition(rows.allSatisfy { $0.count == width }, "rows are equally long")
        self.init(rows: rows.count, columns: width) { rows[$0][$1] }
    }

    /// Columns of equal length.
    public init(columns: [[Double]]) {
        let height = columns.first?.count ?? 0
        precondition(columns.allSatisfy { $0.count == height }, "columns are equally long")
        self.init(rows: height, columns: columns.count, columnMajor: Array(columns.joined()))
    }

    public static func identity(_ size: Int) -> Matrix { diagonal([Double](repeating: 1, count: size)) }

    public static func diagonal(_ values: [Double]) -> Matrix {
        Matrix(rows: values.count, columns: values.count) { $0 == $1 ? values[$0] : 0 }
    }

    public subscript(row: Int, column: Int) -> Double {
        get {
            precondition(row >= 0 && row < rows, "the row is inside the matrix")
            return elements[column * rows + row]
        }
        set {
            precondition(row >= 0 && row < rows, "the row is inside the matrix")
            elements[column * rows + row] = newValue
        }
    }

    public func row(_ row: Int) -> [Double] { (0..<columns).map { self[row, $0] } }

    public func column(_ column: Int) -> [Double] { Array(elements[column * rows..<(column + 1) * rows]) }

    /// The rows of these indices, in this order.
    public func selecting(rows indices: [Int]) -> Matrix {
        Matrix(rows: indices.count, columns: columns) { self[indices[$0], $1] }
    }

    /// The columns of these indices, in this order.
    public func selecting(columns indices: [Int]) -> Matrix {
        Matrix(rows: rows, columns: indices.count) { self[$0, indices[$1]] }
    }

    public var transposed: Matrix { Matrix(rows: columns, columns: rows) { self[$1, $0] } }

    public func map(_ transform: (Double) -> Double) -> Matrix {
        Matrix(rows: rows, columns: columns, columnMajor: elements.map(transform))
    }

    /// Every column multiplied by its factor: the matrix times a diagonal one.
    public func scaling(columns factors: [Double]) -> Matrix {
        precondition(factors.count == columns, "one factor a column")
        return Matrix(rows: rows, columns: columns) { self[$0, $1] * factors[$1] }
    }

    /// √Σ a², the Frobenius norm.
    public var norm: Double { PairwiseSum.sum(count: elements.count) { elements[$0] * elements[$0] }.squareRoot() }

    /// The largest |a|; NaN if an element is.
    public var maximumNorm: Double { elements.reduce(0) { abs($1) <= $0 || $0.isNaN ? $0 : abs($1) } }

    public static func + (left: Matrix, right: Matrix) -> Matrix { left.combined(with: right, +) }
    public static func - (left: Matrix, right: Matrix) -> Matrix { left.combined(with: right, -) }
    public static func * (factor: Double, matrix: Matrix) -> Matrix { matrix.map { factor * $0 } }

    private func combined(with other: Matrix, _ operation: (Double, Double) -> Double) -> Matrix {
        precondition(rows == other.rows && columns == other.columns, "matrices of one shape")
        return Matrix(rows: rows, columns: columns, columnMajor: zip(elements, other.elements).map(operation))
    }

    package func withUnsafeElements<Value, Failure: Error>(
        _ body: (UnsafeBufferPointer<Double>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try elements.withUnsafeBufferPointer(body)
    }

    package mutating func withUnsafeMutableElements<Value, Failure: Error>(
        _ body: (inout UnsafeMutableBufferPointer<Double>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        try elements.withUnsafeMutableBufferPointer(body)
    }

    package func requireFinite() throws(LinearAlgebraError) {
        guard let place = elements.firstIndex(where: { !$0.isFinite }) else { return }
        throw .notFinite(row: place % rows, column: place / rows)
    }

    package func requireSquare() throws(LinearAlgebraError) {
        guard rows == columns else { throw .notSquare(rows: rows, columns: columns) }
    }
}
