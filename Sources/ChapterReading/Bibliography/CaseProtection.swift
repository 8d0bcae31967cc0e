/// Braces in the title of a work keep words as they are written: `5.2~{nm}`. CSL-JSON as Pandoc writes it forgets that of words in small
/// letters, so that they are marked with characters that no text has.
enum CaseProtection {
    private static let opening: Character = "\u{E200}"
    private static let closing: Character = "\u{E201}"

    /// Marks all of it, if a style would give a word of it a capital.
    static func markWhole(_ name: String) -> String {
        name.contains(/(?:^|[\s~\-])\p{Ll}/) ? "{\(opening)\(name)\(closing)}" : name
    }

    /// Marks each group that a style would give capitals.
    static func mark(_ title: String) -> String {
        guard title.utf8.contains(UInt8(ascii: "{")) else { return title }
        var marked = ""
        var rest = title[...]
        var before: Character = " "
        while let first = rest.first {
            if first == "\\" {
                // What a command is given is no word of its own.
                let command = rest.prefixMatch(of: /\\(?:[A-Za-z]+\s*|.)(?:\{[^{}]*\})*/)?.output ?? rest.prefix(1)
                marked += setOff(command) ?? String(command)
                rest = rest[command.endIndex...]
                before = "x"
            } else if let group = TeXMacros.group(in: rest) {
                let isWord = !before.isLetter && !before.isNumber && !(group.rest.first?.isLetter ?? false)
                let isMarked = isWord && group.content.first != "\\" && group.content.contains(/(?:^|[\s~\-])\p{Ll}/)
                marked += isMarked ? "{\(opening)\(group.content)\(closing)}" : "{\(group.content)}"
                rest = group.rest
                before = group.content.last ?? before
            } else {
                marked.append(first)
                rest = rest.dropFirst()
                before = first
            }
        }
        return marked
    }

    /// `\textit{E. coli}`: a name in another type stays as it is written, as between braces alone; nil for anything else.
    private static func setOff(_ command: Substring) -> String? {
        guard let parts = command.wholeMatch(of: /(\\(?:textit|emph|textbf|textsf|texttt|mkbibemph))\s*\{([^{}\\]*)\}/),
            parts.output.2.contains(where: \.isUppercase), parts.output.2.contains(/(?:^|[\s~\-])\p{Ll}/)
        else { return nil }
        return "{\(parts.output.1){\(opening)\(parts.output.2)\(closing)}}"
    }

    /// The marks as CSL-JSON has them; none where only one of a pair is left.
    static func asCSL(_ text: String) -> String {
        guard text.contains(opening) || text.contains(closing) else { return text }
        let isPaired = text.reduce(into: (depth: 0, isSound: true)) { state, character in
            if character == opening { state.depth += 1 }
            if character == closing { state.depth -= 1 }
            if !(0...1).contains(state.depth) { state.isSound = false }
        }
        let isSound = isPaired.isSound && isPaired.depth == 0
        return String(
            text.flatMap { character -> [Character] in
                switch character {
                case opening: isSound ? Array(#"<span class="nocase">"#) : []
                case closing: isSound ? Array("</span>") : []
                default: [character]
                }
            })
    }
}
