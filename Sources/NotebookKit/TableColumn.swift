import ChapterInterface

/// One column of a table whose rows are values of one type:
///
///     return Table(fits, columns: [
///         .text("flow", \.name),
///         .estimate("slope", \.slope, plusMinus: \.standardError, decimals: 3),
///         .number("published", \.published, decimals: 3).marked { abs($0.published - $0.slope) > 0.2 },
///     ])
///
/// The page shows rounded numbers, the CSV beside it their full precision.
public struct TableColumn<Row> {
    private(set) var header: Table.Column
    private(set) var cell: (Row) -> Table.Cell

    /// - Parameters:
    ///   - header: plain text, but `$…$` is typeset.
    ///   - cell: what the column holds of a row.
    public init(_ header: String, alignment: Table.Alignment = .right, cell: @escaping (Row) -> Table.Cell) {
        self.header = Table.Column(header, alignment: alignment)
        self.cell = cell
    }

    /// Words, flush left; `$…$` is typeset.
    public static func text(_ header: String, _ value: @escaping (Row) -> String) -> TableColumn {
        TableColumn(header, alignment: .left) { Table.Cell(value($0)) }
    }

    /// Whole numbers, their thousands set apart from 10 000 on.
    public static func count(_ header: String, _ value: @escaping (Row) -> Int) -> TableColumn {
        TableColumn(header) { row in
            let value = value(row)
            return Table.Cell(value.grouped, value: "\(value)")
        }
    }

    /// Estimates with their standard errors, each to the digit that its error leaves certain; the CSV holds the estimates.
    public static func estimate(
        _ header: String, _ value: @escaping (Row) -> Double, plusMinus standardError: @escaping (Row) -> Double
    ) -> TableColumn {
        TableColumn(header) { row in
            Table.Cell(value(row).formatted(plusMinus: standardError(row)), value: "\(value(row))")
        }
    }

    /// Numbers with so many digits after the point.
    public static func number(_ header: String, _ value: @escaping (Row) -> Double, decimals: Int) -> TableColumn {
        TableColumn(header) { row in
            let value = value(row)
            return Table.Cell(value.formatted(decimals: decimals), value: "\(value)")
        }
    }

    /// Numbers with so many significant digits.
    public static func number(_ header: String, _ value: @escaping (Row) -> Double, digits: Int) -> TableColumn {
        TableColumn(header) { row in
            let value = value(row)
            return Table.Cell(value.formatted(digits: digits), value: "\(value)")
        }
    }

    /// Estimates with their standard errors, `−0.374 ± 0.004`; the CSV holds the estimates.
    public static func estimate(
        _ header: String, _ value: @escaping (Row) -> Double,
        plusMinus standardError: @escaping (Row) -> Double, decimals: Int
    ) -> TableColumn {
        TableColumn(header) { row in
            let (value, error) = (value(row), standardError(row))
            return Table.Cell(
                "\(value.formatted(decimals: decimals)) ± \(error.formatted(decimals: decimals))", value: "\(value)")
        }
    }

    /// Sets the column under a header that it shares with its neighbours of the same group.
    public func grouped(_ group: String) -> TableColumn {
        var column = self
        column.header.group = group
        return column
    }

    /// Says in what the numbers are: `.number("time", \.seconds, decimals: 1).unit("s")`.
    public func unit(_ unit: String) -> TableColumn {
        var column = self
        column.header.unit = unit
        return column
    }

    /// Marks out the cells of those rows on the page, as differing from what stands beside them.
    public func marked(where isMarked: @escaping (Row) -> Bool) -> TableColumn {
        var column = self
        column.cell = { row in
            var cell = cell(row)
            cell.isMarked = isMarked(row)
            return cell
        }
        return column
    }
}

extension Table {
    /// A table with a row for each element of `rows`.
    public init<Rows: Sequence>(_ rows: Rows, columns: [TableColumn<Rows.Element>]) {
        self.init(
            columns: columns.map(\.header), rows: rows.map { row in columns.map { $0.cell(row) } })
    }

    /// The same, with a rule wherever `group` changes from one row to the next.
    public init<Rows: Sequence>(
        _ rows: Rows, columns: [TableColumn<Rows.Element>], ruledBy group: (Rows.Element) -> some Equatable
    ) {
        let rows = Array(rows)
        self.init(rows, columns: columns)
        rules = rows.indices.dropFirst().filter { group(rows[$0 - 1]) != group(rows[$0]) }
    }

    /// The same table, with a rule wherever the first `count` cells of a row are not those of the row above.
    public func ruled(byFirst count: Int = 1) -> Table {
        var table = self
        table.rules = rows.indices.dropFirst().filter { index in
            rows[index - 1].prefix(count).map(\.text) != rows[index].prefix(count).map(\.text)
        }
        return table
    }
}
