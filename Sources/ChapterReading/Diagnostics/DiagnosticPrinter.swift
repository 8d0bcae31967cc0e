/// Writes diagnostics as compilers do: place, line, caret, and what to do next.
package struct DiagnosticPrinter {
    private let sources: [String: SourceText]
    private let isColoured: Bool

    /// - Parameter sources: the texts that diagnostics may be in; the line of one in another text is not shown.
    package init(sources: [SourceText], isColoured: Bool = false) {
        self.sources = Dictionary(sources.flatMap(\.files).map { ($0.file, $0) }) { first, _ in first }
        self.isColoured = isColoured
    }

    /// All of them, sorted by place, each once.
    package func text(of diagnostics: [Diagnostic]) -> String {
        var seen: Set<Diagnostic> = []
        return diagnostics.sorted().filter { seen.insert($0).inserted }.map(text).joined()
    }

    package func text(of diagnostic: Diagnostic) -> String {
        let location = coloured("\(diagnostic.location): ", .bold)
        let severity = coloured("\(diagnostic.severity.rawValue): ", colour(of: diagnostic.severity))
        var text = location + severity + coloured(Self.shown(diagnostic.summary), .bold) + "\n"
        let place = diagnostic.location
        if let part = sources[place.file]?.part(ofLine: place.line, around: place.column, reach: Excerpt.reach) {
            let excerpt = Excerpt(part.text.withoutControls, column: part.column)
            text += excerpt.text + "\n" + underline(excerpt, length: diagnostic.length) + "\n"
        }
        if let help = diagnostic.help {
            text += location + coloured("note: ", .faint) + help.showingControls + "\n"
        }
        return text
    }

    /// With signs in place of control characters; the middle of what fills pages is left out: what is wrong often stands
    /// at the end.
    private static func shown(_ summary: String) -> String {
        let text = summary.showingControls
        let (head, tail) = (2000, 1000)
        return text.count > head + tail + 100 ? "\(text.prefix(head)) […] \(text.suffix(tail))" : text
    }

    /// The caret under the diagnostic's first column and a line under the others, as wide as a terminal draws the text above.
    private func underline(_ excerpt: Excerpt, length: Int) -> String {
        let bytes = Array(excerpt.text.utf8)
        let start = min(max(excerpt.column - 1, 0), bytes.count)
        let end = start + min(max(length, 1), bytes.count - start)
        let before = String(decoding: bytes[..<start], as: UTF8.self)
        let marked = String(decoding: bytes[start..<end], as: UTF8.self)
        let indentation = before.map { $0 == "\t" ? "\t" : String(repeating: " ", count: $0.terminalWidth) }.joined()
        let width = max(marked.map { $0 == "\t" ? 1 : $0.terminalWidth }.reduce(0, +), 1)
        return indentation + coloured("^" + String(repeating: "~", count: width - 1), .green)
    }

    // MARK: Colour

    private enum Style: String {
        case bold = "1"
        case faint = "2"
        case red = "1;31"
        case green = "1;32"
        case magenta = "1;35"
    }

    private func colour(of severity: Diagnostic.Severity) -> Style {
        switch severity {
        case .error: .red
        case .warning: .magenta
        case .note: .faint
        }
    }

    private func coloured(_ text: String, _ style: Style) -> String {
        isColoured ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}

extension String {
    /// With signs in place of control characters, which a terminal obeys; lines and tabs stay.
    package var showingControls: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    switch scalar.value {
                    case 0x09, 0x0A: scalar
                    case ..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
                    case 0x7F: "\u{2421}"
                    case 0x80...0x9F: "\u{FFFD}"
                    default: scalar
                    }
                }))
    }

    /// The same in as many bytes, so that columns stay: `?` for each byte of such a character.
    fileprivate var withoutControls: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
                    switch scalar.value {
                    case 0x09: [scalar]
                    case ..<0x20, 0x7F: ["?"]
                    case 0x80...0x9F: ["?", "?"]
                    default: [scalar]
                    }
                }))
    }
}
