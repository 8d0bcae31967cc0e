/// Breaks a label into lines at its spaces, outside formulas.
struct LabelLines {
    let typesetter: Typesetter
    var alignment = TextAlignment.centre

    /// In lines no wider than `width`, as even as they can be; a word that is wider has a line of its own.
    func block(_ source: String, width: Double) throws(LabelError) -> TextBlock {
        let whole = try typesetter.block(source)
        guard whole.width > width else { return whole }
        var words: [(source: String, width: Double)] = []
        for word in Self.words(source) { words.append((word, try typesetter.block(word).width)) }
        let space = try typesetter.block(" ").width
        let count = (whole.width / width).rounded(.up)
        // Even lines, unless a long word needs more of the width.
        for slack in [1.12, 1.2, 1.3, 1.45] where whole.width / count * slack < width {
            let lines = Self.lines(words, space, whole.width / count * slack)
            if Double(lines.count) <= count { return try stacked(lines) }
        }
        return try stacked(Self.lines(words, space, width))
    }

    private func stacked(_ lines: [String]) throws(LabelError) -> TextBlock {
        var blocks: [TextBlock] = []
        for line in lines { blocks.append(try typesetter.block(line)) }
        return TextBlock.stacked(blocks, leading: typesetter.size * 1.25, alignment: alignment)
    }

    private static func lines(_ words: [(source: String, width: Double)], _ space: Double, _ room: Double) -> [String] {
        var lines: [String] = []
        var end = Double.infinity
        for word in words {
            if end + space + word.width <= room, let last = lines.indices.last {
                lines[last] += " " + word.source
                end += space + word.width
            } else {
                lines.append(word.source)
                end = word.width
            }
        }
        return lines
    }

    /// What stands between spaces; a formula keeps its own.
    private static func words(_ source: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isFormula = false
        var isEscaped = false
        for character in source {
            if character == "$", !isEscaped { isFormula.toggle() }
            isEscaped = character == "\\" && !isEscaped
            if character == " ", !isFormula {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(character)
            }
        }
        return word.isEmpty ? words : words + [word]
    }
}
