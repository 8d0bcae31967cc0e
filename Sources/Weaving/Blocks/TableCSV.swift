import ChapterInterface

/// A table as RFC 4180 has it: a header, then full-precision values; lines end with a line feed.
enum TableCSV {
    static func text(_ table: Table) -> String {
        let rows = [table.columns.map(\.header)] + table.rows.map { $0.map(\.value) }
        return rows.map { $0.map(field).joined(separator: ",") + "\n" }.joined()
    }

    private static func field(_ text: String) -> String {
        let needsQuotes = text.unicodeScalars.contains { "\",\r\n".unicodeScalars.contains($0) }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }
}
