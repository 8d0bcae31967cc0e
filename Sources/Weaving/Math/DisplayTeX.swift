import ChapterReading

/// The TeX of a displayed equation as KaTeX takes it.
///
/// The numbers of a page are ours: `align`, `alignat`, `equation` and `gather`, which KaTeX would count, become their starred forms,
/// and a line's `\label{eq-x}` the number of its label.
struct DisplayTeX {
    private(set) var text = ""
    /// Where parts of `text` begin, and where in the author's TeX: offsets in UTF-8.
    private var parts: [(text: Int, source: Int)] = []

    private static let counted = ["align", "alignat", "equation", "gather"]

    /// - Parameter number: of a label.
    init(_ source: String, number: (_ label: String) -> String?) {
        var rest = source[...]
        while let backslash = rest.firstIndex(of: "\\") {
            append(rest[..<backslash], of: source)
            rest = rest[backslash...]
            if let environment = Self.environment(rest) {
                append(environment.dropLast(), of: source)
                text += "*}"
                rest = rest[environment.endIndex...]
            } else if let label = EquationLabel(at: rest.startIndex, in: source) {
                text += number(label.name).map { "\\tag{\($0)}" } ?? String(source[rest.startIndex..<label.end])
                rest = rest[label.end...]
            } else {
                let command = rest.prefix(2)
                append(command, of: source)
                rest = rest[command.endIndex...]
            }
        }
        append(rest, of: source)
    }

    private mutating func append(_ part: Substring, of source: String) {
        parts.append((text.utf8.count, source.utf8.distance(from: source.startIndex, to: part.startIndex)))
        text += part
    }

    /// `\begin{align}` or `\end{align}` at the start of `text`.
    private static func environment(_ text: Substring) -> Substring? {
        for name in counted {
            for opener in ["\\begin{", "\\end{"] {
                let whole = opener + name + "}"
                if text.hasPrefix(whole) { return text.prefix(whole.count) }
            }
        }
        return nil
    }

    /// The place in the author's TeX of a place in `text`.
    func source(of offset: Int) -> Int {
        guard let part = parts.last(where: { $0.text <= offset }) else { return 0 }
        return part.source + offset - part.text
    }
}
