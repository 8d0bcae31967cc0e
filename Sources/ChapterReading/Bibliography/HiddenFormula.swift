/// Formulas in what a style sets: their TeX is written with characters that no text has, one a byte, so that no rule of the style for words
/// and capitals changes it.
package enum HiddenFormula {
    package enum Piece: Equatable {
        case text(String)
        case formula(String)
    }

    private static let first: UInt32 = 0xE100

    /// Hides what stands between dollars that can open and close a formula.
    static func hide(in text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
        let formula = /\$\$?(?<tex>[^\s$](?:[^$]*[^\s$\\])?)\$\$?(?![0-9])/
        var hidden = ""
        var rest = text[...]
        while let found = rest.firstMatch(of: formula) {
            let before = rest[..<found.range.lowerBound]
            // What closes a brace that it did not open is two prices around the end of a group.
            let isFormula = before.last != "\\" && isBalanced(found.output.tex)
            hidden += before
            hidden += isFormula ? Self.characters(of: found.output.tex) : "$"
            rest = isFormula ? rest[found.range.upperBound...] : rest[found.range.lowerBound...].dropFirst()
        }
        return hidden + rest
    }

    private static func isBalanced(_ tex: Substring) -> Bool {
        var depth = 0
        var isEscaped = false
        for byte in tex.utf8 {
            if !isEscaped, byte == UInt8(ascii: "{") { depth += 1 }
            if !isEscaped, byte == UInt8(ascii: "}") { depth -= 1 }
            if depth < 0 { return false }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return depth == 0
    }

    private static func characters(of tex: Substring) -> String {
        String(String.UnicodeScalarView(tex.utf8.compactMap { Unicode.Scalar(first + UInt32($0)) }))
    }

    /// The text and the formulas that were hidden in it.
    package static func pieces(of text: String) -> [Piece] {
        var pieces: [Piece] = []
        var plain = String.UnicodeScalarView()
        var tex: [UInt8] = []
        func flush() {
            if !tex.isEmpty { pieces.append(.formula(String(decoding: tex, as: UTF8.self))) }
            if !plain.isEmpty { pieces.append(.text(String(plain))) }
            (tex, plain) = ([], String.UnicodeScalarView())
        }
        for scalar in text.unicodeScalars {
            let byte = scalar.value >= first && scalar.value < first + 256 ? UInt8(scalar.value - first) : nil
            if let byte {
                if !plain.isEmpty { flush() }
                tex.append(byte)
            } else {
                if !tex.isEmpty { flush() }
                plain.append(scalar)
            }
        }
        flush()
        return pieces
    }
}
