import ChapterInterface

/// A computation that is done for each element of a grid, its cells: each is run, keyed and stored by itself, and their values are in
/// scope in the blocks that follow, as an array in the order of the grid.
///
///     swift sweep errors
///     //| over: grid
///     return risk(of: cell.flow, size: cell.size, seed: session.seed)
public struct Sweep<Value: Codable & Sendable>: ChapterBlock {
    public let name: String
    public let work: BlockWork

    /// - Parameter body: makes the value of one cell; `session.seed` is the cell's own.
    @inline(never)
    public init(_ name: String, body: @escaping @Sendable (Session) throws -> Value) {
        self.name = name
        work = BlockWork(of: name) { session, folder in
            try HandedOverFile.write(try ValueCoding.encode(try body(session)), to: ProductFile.value, in: folder)
            return .value(ProductFile.value)
        }
    }

    /// The stored values of all cells, in the order of the grid.
    public var value: [Value] {
        get throws { try StoredValues.shared.value(of: name, as: [Value].self) }
    }
}

/// What a sweep can run over: an array.
public protocol SweepGrid {
    associatedtype Cell: Decodable
}

extension Array: SweepGrid where Element: Decodable {
    public typealias Cell = Element
}

extension Experiment where Value: SweepGrid {
    /// The element of this grid that a sweep over it is run for.
    public func cell(of session: Session) throws -> Value.Cell { try session.readCell() }
}

extension Sweep {
    /// The same of a sweep over another sweep's values.
    public func cell(of session: Session) throws -> Value { try session.readCell() }
}
