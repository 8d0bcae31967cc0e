/// A number or a text that the report shows, as the ledger has it.
struct LedgerValue: Equatable, Sendable {
    /// What it is inside its block: `row 2, $\gamma$`; empty for an inline value.
    var name: String
    var text: String
}

extension LedgerEntry {
    /// What the page shows of this entry, in the page's order; a figure's numbers are in its CSV.
    var values: [LedgerValue] {
        if let text { return [LedgerValue(name: "", text: text)] }
        if let table {
            return table.rows.enumerated().flatMap { row, cells in
                zip(table.columns, cells).map { LedgerValue(name: "row \(row + 1), \($0.header)", text: $1.value) }
            }
        }
        if let claims {
            return claims.map { LedgerValue(name: $0.statement, text: $0.holds ? $0.found : "\($0.found), which is false") }
        }
        return []
    }
}

extension LedgerValue {
    /// The values of a figure's CSV: each cell by its line and column.
    static func list(csv: String) -> [LedgerValue] {
        var lines = csv.split(separator: "\n", omittingEmptySubsequences: true)
        guard !lines.isEmpty else { return [] }
        let header = lines.removeFirst().split(separator: ",", omittingEmptySubsequences: false)
        return lines.enumerated().flatMap { row, line in
            line.split(separator: ",", omittingEmptySubsequences: false).enumerated().map { column, text in
                let name = header.indices.contains(column) ? String(header[column]) : "column \(column + 1)"
                return LedgerValue(name: "line \(row + 2), \(name)", text: String(text))
            }
        }
    }

    /// The number that the text is, as it is written on pages: `−0.5`, `1.2 × 10⁻⁷`, `40 %`.
    var number: Double? {
        var plain = text.replacing("−", with: "-").replacing("\u{202F}", with: "").replacing(" %", with: "")
        if let range = plain.range(of: " × 10") {
            let digits = plain[range.upperBound...].map { character in
                character == "⁻" ? "-" : character.wholeNumberValue.map(String.init) ?? "?"
            }
            plain = plain[..<range.lowerBound] + "e" + digits.joined()
        }
        return Double(plain)
    }
}
