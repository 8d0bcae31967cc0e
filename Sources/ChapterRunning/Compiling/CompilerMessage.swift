import ChapterReading

/// One message of the compiler, in its own coordinates.
package struct CompilerMessage: Codable, Hashable {
    package var file: String
    package var line: Int
    package var column: Int
    package var severity: Diagnostic.Severity
    package var text: String

    /// The messages in what `swiftc -diagnostic-style=llvm` printed: `file:line:column: error: text`.
    package static func parse(_ output: String) -> [CompilerMessage] {
        output.split(whereSeparator: \.isNewline).compactMap { line in
            guard let match = line.firstMatch(of: #/^(.*?):(\d+):(\d+): (error|warning|note): (.*)$/#),
                let row = Int(match.2), let column = Int(match.3), let severity = Diagnostic.Severity(rawValue: String(match.4))
            else { return nil }
            let text = match.5.replacing(#/ \[#\w+\]$/#, with: "")
            return CompilerMessage(file: String(match.1), line: row, column: column, severity: severity, text: String(text))
        }
    }
}
