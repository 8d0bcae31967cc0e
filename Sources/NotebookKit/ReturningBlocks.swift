import ChapterInterface
import Plotting

/// A figure: its plot is drawn for light and dark pages and for print, with the data behind it.
public struct FigureBlock: ChapterBlock {
    public let name: String
    public let work: BlockWork

    @inline(never)
    public init(_ name: String, body: @escaping @Sendable (Session) throws -> Plot) {
        self.name = name
        work = BlockWork(of: name) { session, folder in try drawFigure(try body(session), into: folder) }
    }
}

/// A table of results.
public struct TableBlock: ChapterBlock {
    public let name: String
    public let work: BlockWork

    @inline(never)
    public init(_ name: String, body: @escaping @Sendable (Session) throws -> Table) {
        self.name = name
        work = BlockWork(of: name) { session, _ in
            let table = try body(session)
            if let row = table.rows.firstIndex(where: { $0.count != table.columns.count }) {
                throw TableShapeError(row: row + 1, cells: table.rows[row].count, columns: table.columns.count)
            }
            return .table(table)
        }
    }
}

/// A row of a table that does not fit its header.
struct TableShapeError: Error, CustomStringConvertible {
    let row: Int
    let cells: Int
    let columns: Int
    var description: String { "row \(row) of the table has \(cells) cells under \(columns) columns" }
}

/// Claims: each `expect` in the body is one.
public struct CheckBlock: ChapterBlock {
    public let name: String
    public let work: BlockWork

    @inline(never)
    public init(_ name: String, body: @escaping @Sendable (Session) throws -> Void) {
        self.name = name
        work = BlockWork(of: name) { session, _ in .claims(try ClaimCollector.shared.collect { try body(session) }) }
    }
}

/// A value inside the prose, as text.
public struct InlineBlock: ChapterBlock {
    public let name: String
    public let work: BlockWork

    @inline(never)
    public init(_ name: String, body: @escaping @Sendable (Session) throws -> any Sendable) {
        self.name = name
        work = BlockWork(of: name) { session, _ in .text("\(try body(session))") }
    }
}
