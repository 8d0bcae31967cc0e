/// The signs that a compositor sets where a keyboard has only one key: ’ “ ” for quotes, − before a number.
enum PrintersMarks {
    /// The sign for the one at `index`, which stands outside formulas.
    static func sign(at index: Int, in text: [Unicode.Scalar]) -> Unicode.Scalar {
        let before = index > 0 ? text[index - 1] : nil
        let after = index + 1 < text.count ? text[index + 1] : nil
        switch text[index] {
        case "'": return opens(before) ? "\u{2018}" : "\u{2019}"
        case "\"": return opens(before) ? "\u{201C}" : "\u{201D}"
        case "-": return startsNumber(before, after) ? "\u{2212}" : "-"
        default: return text[index]
        }
    }

    private static func opens(_ before: Unicode.Scalar?) -> Bool {
        guard let before else { return true }
        return before == " " || before == "(" || before == "["
    }

    /// A hyphen after a word or a digit joins: 2-layer, x-axis, 1984-86.
    private static func startsNumber(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
        guard let after, ("0"..."9").contains(after) || after == "$" else { return false }
        return opens(before) || before == "," || before == "=" || before == "±"
    }
}
