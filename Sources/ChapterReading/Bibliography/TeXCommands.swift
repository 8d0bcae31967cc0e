/// The commands in a text of TeX that Pandoc does not know, and would leave out with all that they are given: `\pkg{Matrix}` would be no word.
struct TeXCommands {
    /// Without the backslash.
    let unknown: Set<String>

    /// How the names of programs of the trade are written.
    private static let logos = [
        "BibTeX": "BibTeX", "BibLaTeX": "BibLaTeX", "LaTeXe": "LaTeX2ε", "XeTeX": "XeTeX", "XeLaTeX": "XeLaTeX",
        "LuaTeX": "LuaTeX",
        "LuaLaTeX": "LuaLaTeX", "pdfTeX": "pdfTeX", "pdfLaTeX": "pdfLaTeX", "ConTeXt": "ConTeXt", "MF": "METAFONT",
        "METAFONT": "METAFONT", "MP": "METAPOST", "METAPOST": "METAPOST", "AmS": "AMS", "AMS": "AMS", "AMSTeX": "AMS-TeX",
        "AmSTeX": "AMS-TeX", "AmSLaTeX": "AMS-LaTeX", "SLiTeX": "SliTeX", "SliTeX": "SliTeX", "PS": "PostScript",
        "POSTSCRIPT": "PostScript", "TUB": "TUGboat", "TUGboat": "TUGboat", "CTAN": "CTAN", "WEB": "WEB", "CWEB": "CWEB",
    ]

    /// They print nothing themselves: what follows them is shown without them.
    private static let silent: Set = [
        "protect", "rm", "sf", "tt", "bf", "it", "sl", "sc", "em", "cal", "upshape", "itshape", "scshape", "bfseries",
        "normalfont",
        "tiny", "small", "footnotesize", "normalsize", "large", "Large", "relax", "null", "xspace", "ignorespaces", "unskip",
        "sloppy",
        "allowbreak", "nobreak", "break", "linebreak", "newline", "newblock", "par", "noindent", "hfil", "hfill", "hss", "kern",
        "hskip", "penalty", "begingroup", "endgroup", "bgroup", "egroup", "frenchspacing", "selectlanguage", "boldmath",
        "displaystyle",
    ]

    /// The names of all commands in a text, with a backslash before letters.
    static func names(in text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return [] }
        return text.matches(of: /\\(?:[^A-Za-z]|(?<name>[A-Za-z]+))/).compactMap { $0.output.name.map(String.init) }
    }

    /// What would be left out of a text: commands that are given nothing, and are no name of a program.
    func lost(in text: String) -> [String] {
        let rewritten = rewriting(text)
        return Self.names(in: rewritten).filter { unknown.contains($0) && !Self.silent.contains($0) }
    }

    /// The text, in which an unknown command is no more than what it is given.
    func rewriting(_ text: String) -> String {
        guard !unknown.isEmpty, text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        var written = ""
        var rest = text[...]
        while let found = rest.firstMatch(of: /\\(?:[^A-Za-z]|(?<name>[A-Za-z]+))/) {
            written += rest[..<found.range.lowerBound]
            rest = rest[found.range.upperBound...]
            let name = found.output.name.map(String.init) ?? ""
            let argument = rest.drop { $0 == " " }
            if unknown.contains(name), let logo = Self.logos[name] {
                written += "{\(logo)}"
                rest = argument.trimmingPrefix("{}")
            } else if unknown.contains(name), let group = TeXMacros.group(in: argument), !group.content.isEmpty {
                rest = argument
            } else {
                written += found.output.0
            }
        }
        return written + rest
    }
}
