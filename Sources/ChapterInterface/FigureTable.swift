package import Foundation

/// The table of a figure's data, as it is stored and as readers get it.
///
/// Its first three columns, panel, series and mark, are the same for all data of a mark and make up more than half of the bytes. Stored,
/// only the first row of a mark has them, the others start with three commas; every mark has a name, so that no other row does.
package enum FigureTable {
    /// What a row starts with that is of the same panel, series and mark as the row above.
    package static let sameMark = ",,,"

    /// The table with the first three columns in every row.
    package static func filled(_ stored: Data) -> Data {
        let same = Array(sameMark.utf8)
        var filled = Data(capacity: stored.count * 2)
        var lead: ArraySlice<UInt8> = []
        for row in rows(of: Array(stored)) {
            if row.starts(with: same), !lead.isEmpty {
                filled.append(contentsOf: lead)
                filled.append(contentsOf: row.dropFirst(same.count))
            } else {
                lead = Self.lead(of: row)
                filled.append(contentsOf: row)
            }
        }
        return filled
    }

    /// With their line ends; a line end inside quotes ends no row.
    private static func rows(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var rows: [ArraySlice<UInt8>] = []
        var (start, isQuoted) = (0, false)
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard byte == UInt8(ascii: "\n"), !isQuoted else { continue }
            rows.append(bytes[start...index])
            start = index + 1
        }
        if start < bytes.count { rows.append(bytes[start...]) }
        return rows
    }

    /// The first three fields and the comma after each; empty in a table of fewer columns.
    private static func lead(of row: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var (commas, isQuoted) = (0, false)
        for index in row.indices {
            if row[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard row[index] == UInt8(ascii: ","), !isQuoted else { continue }
            commas += 1
            if commas == 3 { return row[...index] }
        }
        return []
    }
}
