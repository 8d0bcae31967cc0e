/// Plain text in which `$…$` is TeX and `\$` a dollar: a table's cells.
///
/// A dollar opens a formula when no space follows it and closes one when no space precedes it and no digit follows, as in
/// Pandoc: `$5 to $10` is about money.
struct MathText: Equatable {
    enum Piece: Equatable {
        case text(String)
        case math(String)
    }

    private(set) var pieces: [Piece] = []

    init(_ source: String) {
        var text = ""
        var rest = source[...]
        while let character = rest.first {
            if rest.hasPrefix(#"\$"#) {
                text.append("$")
                rest = rest.dropFirst(2)
            } else if character == "$", let tex = Self.formula(rest) {
                append(text)
                text = ""
                pieces.append(.math(String(tex)))
                rest = rest.dropFirst(tex.count + 2)
            } else {
                text.append(character)
                rest = rest.dropFirst()
            }
        }
        append(text)
    }

    /// The words where there is no room for markup: a formula is its TeX.
    static func plain(_ source: String, _ quotes: QuoteMarks) -> String {
        MathText(source).pieces.map { piece in
            switch piece {
            case .text(let text): Microtypography.set(text, quotes)
            case .math(let tex): tex
            }
        }.joined()
    }

    private mutating func append(_ text: String) {
        if !text.isEmpty { pieces.append(.text(text)) }
    }

    /// The TeX between the dollar that `text` starts with and the one that closes it.
    private static func formula(_ text: Substring) -> Substring? {
        let body = text.dropFirst()
        guard let first = body.first, !first.isWhitespace, first != "$" else { return nil }
        var previous: Character = "$"
        for index in body.indices {
            if body[index] == "$", previous != "\\" {
                let after = body[body.index(after: index)...].first
                let closes = !previous.isWhitespace && after?.isNumber != true
                return closes ? body[..<index] : nil
            }
            previous = body[index]
        }
        return nil
    }
}
