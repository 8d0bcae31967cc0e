import ChapterInterface

/// A table as RFC 4180 has it: a header, then full-precision values; lines end with a line feed.
enum TableCSV {
    static func text(_ table: Table) -> String {
        let rows = [table.columns.map(\.name)] + table.rows.map { $0.map(\.value) }
        return rows.map { $0.map(WrittenText.csvField).joined(separator: ",") + "\n" }.joined()
    }
}
