extension ChapterBuilder {
    /// A paragraph that is `$$…$$` and perhaps `{#eq-x}`; nil for any other.
    mutating func equation(_ nodes: [InlineNode]) -> MarkdownBlock.Content? {
        guard let first = nodes.first, case .text(let pieces) = first.content, let piece = pieces.first, piece.isLiteral,
            let math = prose.math(in: piece.range.lowerBound..<piece.range.lowerBound + 1).first, math.isDisplay
        else { return nil }
        guard let rest = textAfterEquation(nodes, from: math.range.upperBound) else { return nil }
        let labelRange = prose.bytes.trimmingBlanks(rest)
        var label: Label?
        if !labelRange.isEmpty {
            guard labelText(labelRange) != nil else { return nil }
            label = readLabel(labelRange, prefix: "eq")
        }
        let tex = tex(math)
        readLineLabels(tex, at: math.content.lowerBound)
        return .equation(tex: tex, label: label)
    }

    private mutating func readLineLabels(_ tex: String, at start: Int) {
        for label in EquationLabel.all(in: tex) {
            let offset = start + tex.utf8.distance(from: tex.startIndex, to: label.nameStart)
            addLabel(offset..<offset + label.name.utf8.count, prefix: "eq")
        }
    }

    /// What follows the equation in its paragraph: the bytes of one text at most, on its line or the next.
    private func textAfterEquation(_ nodes: [InlineNode], from end: Int) -> Range<Int>? {
        var rest = end..<end
        for (index, node) in nodes.enumerated() {
            switch node.content {
            case .softBreak where rest.isEmpty: continue
            case .text(let pieces) where pieces.count == 1 && pieces[0].isLiteral && rest.isEmpty:
                rest = index == 0 ? end..<max(end, pieces[0].range.upperBound) : pieces[0].range
                if prose.bytes.trimmingBlanks(rest).isEmpty { rest = rest.upperBound..<rest.upperBound }
            default: return nil
            }
        }
        return rest
    }

    /// A paragraph that is `![caption](picture){#fig-x}`, with `alt="…"` in the braces where the caption does not say what one sees.
    mutating func picture(_ nodes: [InlineNode]) -> MarkdownBlock.Content? {
        // What stands in the braces is read as it was written: Markdown may have found code, emphasis or entities in it.
        guard nodes.count > 1, case .image(let source, _, let caption) = nodes[0].content,
            case let range = nodes[1].range.lowerBound..<nodes[nodes.count - 1].range.upperBound,
            case let written = text(range), written.contains("{#fig-"), let match = written.wholeMatch(of: braces())
        else { return nil }
        let location = location(nodes[0].range.lowerBound)
        links.append(ChapterLink(kind: .picture, destination: source, location: location))
        let offset = range.lowerBound + written.utf8.distance(from: written.startIndex, to: match.output.1.startIndex)
        guard let label = addLabel(offset..<offset + match.output.1.utf8.count, prefix: "fig") else { return nil }
        let content = inlines(caption)
        if caption.isEmpty, match.output.2 == nil { report(.noPictureCaption, at: nodes[0].range) }
        let alt = match.output.2.map { String($0).replacing("\\\"", with: "\"") }
        return .picture(MarkdownPicture(source: source, caption: content, alt: alt, label: label))
    }

    /// `{#fig-x alt="…"}`, made once.
    private mutating func braces() -> Regex<(Substring, Substring, Substring?)> {
        if let pictureBraces { return pictureBraces }
        let made = /\s*\{#(fig-[^\s}]*)(?:\s+(?:fig-)?alt="((?:\\"|[^"])*)")?\s*\}\s*/
        pictureBraces = made
        return made
    }

    /// Removes the `{#sec-x}` at the end of a heading.
    mutating func takeLabel(from nodes: inout [InlineNode], prefix: String) -> Label? {
        guard case .text(var pieces)? = nodes.last?.content, let last = pieces.last, last.isLiteral else { return nil }
        let bytes = prose.bytes
        guard let open = last.range.last(where: { bytes[$0] == UInt8(ascii: "{") }),
            labelText(open..<last.range.upperBound) != nil
        else { return nil }
        let label = readLabel(open..<last.range.upperBound, prefix: prefix)
        let kept = last.range.lowerBound..<open
        pieces[pieces.count - 1] = TextPiece(text: text(kept), range: kept, isLiteral: true)
        nodes.replaceText(at: nodes.count - 1, with: pieces)
        nodes = nodes.trimmed()
        return label
    }

    /// The label between `{#` and `}`.
    func labelText(_ range: Range<Int>) -> Range<Int>? {
        guard range.count >= 3, prose.bytes[range].starts(with: Array("{#".utf8)),
            prose.bytes[range.upperBound - 1] == UInt8(ascii: "}")
        else { return nil }
        return range.lowerBound + 2..<range.upperBound - 1
    }

    private mutating func readLabel(_ braces: Range<Int>, prefix: String) -> Label? {
        labelText(braces).flatMap { addLabel($0, prefix: prefix) }
    }

    @discardableResult
    private mutating func addLabel(_ range: Range<Int>, prefix: String) -> Label? {
        let name = text(range)
        guard name.hasPrefix(prefix + "-"), name.utf8.count > prefix.utf8.count + 1, name.utf8.allSatisfy(\.isNameByte) else {
            report(.badLabel(name, prefix: prefix), at: range)
            return nil
        }
        let label = Label(name: name, location: location(range.lowerBound))
        labels.append(label)
        return label
    }

    /// The TeX byte for byte as in the source, so that a place in it is a place in the chapter; the marks of a quote that it goes
    /// through are blanks.
    mutating func tex(_ math: MathSpan) -> String {
        var bytes = Array(prose.bytes[math.content])
        var index = 0
        while quoteDepth > 0, let lineFeed = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) {
            index = lineFeed + 1
            for _ in 0..<quoteDepth {
                while index < bytes.count, bytes[index].isBlank { index += 1 }
                guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else { break }
                bytes[index] = UInt8(ascii: " ")
            }
        }
        if bytes.allSatisfy({ $0.isBlank || $0.isNewline }) { report(.emptyEquation, at: math.range) }
        let tex = String(decoding: bytes, as: UTF8.self)
        if tex.contains("`{swift}") { report(.valueInFormula, at: math.range) }
        return tex
    }
}
