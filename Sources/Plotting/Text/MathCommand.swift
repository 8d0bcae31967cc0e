/// The commands of a formula that are not symbols.
enum MathCommand {
    /// In em.
    static let spaces: [String: Double] = [
        ",": 3.0 / 18, ":": 4.0 / 18, ";": 5.0 / 18, "!": -3.0 / 18, " ": 0.25, "quad": 1, "qquad": 2,
    ]

    static let accents: [String: Unicode.Scalar] = [
        "hat": "\u{2C6}", "widehat": "\u{2C6}", "tilde": "\u{2DC}", "widetilde": "\u{2DC}", "bar": "\u{2C9}",
        "overline": "\u{2C9}",
        "dot": "\u{2D9}",
    ]

    static let functions: Set<String> = [
        "log", "ln", "exp", "sin", "cos", "tan", "tanh", "sinh", "cosh", "min", "max", "sup", "inf", "lim", "arg", "det", "dim",
        "tr",
        "Pr",
    ]

    static let alphabets: [String: FontFace] = [
        "mathrm": .mathRegular, "operatorname": .mathRegular, "text": .text, "mathbf": .mathBold, "mathbb": .symbols,
        "mathcal": .calligraphic, "mathit": .mathItalic,
    ]

    private static let structures = ["frac", "tfrac", "dfrac", "sqrt", "left", "right"]

    /// The known command that is one slip away from `name`, or two in a long one.
    static func nearest(to name: String) -> String? {
        let known =
            structures + Array(MathSymbol.commands.keys) + Array(spaces.keys) + Array(accents.keys) + Array(functions)
            + Array(alphabets.keys)
        let limit = name.count > 4 ? 2 : 1
        return known.filter { $0.count > 1 }.map { ($0, editDistance(name, $0)) }.filter { $0.1 <= limit }
            .min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
    }

    private static func editDistance(_ first: String, _ second: String) -> Int {
        let target = Array(second)
        var row = Array(0...target.count)
        for (i, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in target.enumerated() {
                let substitution = diagonal + (letter == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[target.count]
    }
}
