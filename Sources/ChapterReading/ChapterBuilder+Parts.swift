extension ChapterBuilder {
    // MARK: Callouts

    /// A quote that starts with `[!NOTE]`, and perhaps a title on the same line; nil for any other.
    mutating func callout(_ nodes: [BlockNode]) throws(MarkdownError) -> MarkdownBlock.Content? {
        guard let first = nodes.first, case .paragraph(let inlines) = first.content, let start = inlines.first,
            let (kind, width) = Self.calloutMark(prose.bytes[start.range.lowerBound..<first.range.upperBound])
        else {
            reportUnknownNote(nodes)
            return nil
        }
        let lineEnd = inlines.firstIndex(where: \.isLineEnd) ?? inlines.count
        let title = inlines[..<lineEnd].droppingText(to: start.range.lowerBound + width, of: prose.bytes)
        var rest = nodes
        rest[0].content = .paragraph(Array(inlines.dropFirst(lineEnd + 1)))
        if lineEnd + 1 >= inlines.count { rest.removeFirst() }
        let titled = self.inlines(title)
        return .callout(MarkdownCallout(kind: kind, title: titled, blocks: try build(rest)))
    }

    /// `[!NOTE]` with the blanks behind it, at the start of a text.
    private static func calloutMark(_ text: ArraySlice<UInt8>) -> (kind: MarkdownCallout.Kind, width: Int)? {
        guard text.starts(with: "[!".utf8), let end = text.prefix(20).firstIndex(of: UInt8(ascii: "]")),
            let kind = MarkdownCallout.Kind(
                rawValue: String(decoding: text[(text.startIndex + 2)..<end], as: UTF8.self).uppercased())
        else { return nil }
        return (kind, end + 1 - text.startIndex + text[(end + 1)...].prefix(while: \.isBlank).count)
    }

    /// `[!NOET]`, which would stand on the page: a kind that there is not, or that is misspelt.
    private mutating func reportUnknownNote(_ nodes: [BlockNode]) {
        guard case .paragraph(let inlines)? = nodes.first?.content, case .text(let pieces)? = inlines.first?.content,
            let range = pieces.first?.range, pieces[0].isLiteral, prose.bytes[range].starts(with: "[!".utf8),
            let end = prose.bytes[range].prefix(40).firstIndex(of: UInt8(ascii: "]"))
        else { return }
        let written = text(range.lowerBound + 2..<end)
        guard !written.isEmpty, written.allSatisfy({ $0.isLetter || $0 == " " || $0 == "-" }) else { return }
        let suggestion = nearMiss(of: written, among: MarkdownCallout.Kind.allCases.map(\.rawValue))
        report(.unknownNote(written, suggestion: suggestion), at: range.lowerBound..<end + 1)
    }

    // MARK: Definitions

    /// A paragraph whose first line is a term, and whose other lines start with `: `, or go on with such a line.
    mutating func definition(_ nodes: [InlineNode]) -> MarkdownBlock.Content? {
        let lines = nodes.split(whereSeparator: \.isSoftBreak).map(Array.init)
        guard lines.count > 1, captionStart(lines[0]) == nil, captionStart(lines[1]) != nil else { return nil }
        var definition = MarkdownDefinition(term: inlines(lines[0]), descriptions: [])
        var description: [InlineNode] = []
        for line in lines.dropFirst() {
            if let start = captionStart(line) {
                if !description.isEmpty { definition.descriptions.append(inlines(description)) }
                description = line[...].droppingText(to: start, of: prose.bytes)
            } else {
                let end = description.last?.range.upperBound ?? 0
                description += [InlineNode(content: .softBreak, range: end..<end)] + line
            }
        }
        definition.descriptions.append(inlines(description))
        return .definitions([definition])
    }

    // MARK: Captions

    /// A table, or a paragraph of pictures, that a paragraph `: caption {#tbl-x}` follows; nil where none does.
    mutating func captioned(_ node: BlockNode, before next: BlockNode?) -> MarkdownBlock.Content? {
        guard case .paragraph(let nodes)? = next?.content, let start = captionStart(nodes) else { return nil }
        switch node.content {
        case .table(let table):
            let content = MarkdownCaptioned.Content.table(self.table(table))
            return captioned(content, nodes[...].droppingText(to: start, of: prose.bytes), prefix: "tbl")
        case .paragraph(let pictures):
            guard let parts = pictureParts(pictures) else { return nil }
            return captioned(.pictures(parts), nodes[...].droppingText(to: start, of: prose.bytes), prefix: "fig")
        default: return nil
        }
    }

    private mutating func captioned(
        _ content: MarkdownCaptioned.Content, _ nodes: [InlineNode], prefix: String
    ) -> MarkdownBlock.Content {
        var nodes = nodes
        let label = takeLabel(from: &nodes, prefix: prefix)
        return .captioned(MarkdownCaptioned(content: content, caption: inlines(nodes), label: label))
    }

    /// At least two pictures, and nothing else.
    private mutating func pictureParts(_ nodes: [InlineNode]) -> [MarkdownCaptioned.Part]? {
        let isAllPictures = nodes.allSatisfy { node in
            switch node.content {
            case .image, .softBreak: true
            case .text(let pieces): pieces.allSatisfy { $0.text.allSatisfy(\.isWhitespace) }
            default: false
            }
        }
        let pictures = nodes.filter { if case .image = $0.content { true } else { false } }
        guard isAllPictures, pictures.count > 1 else { return nil }
        return pictures.compactMap { node in
            guard case .image(let source, _, let caption) = node.content else { return nil }
            links.append(ChapterLink(kind: .picture, destination: source, location: location(node.range.lowerBound)))
            return MarkdownCaptioned.Part(source: source, caption: inlines(caption))
        }
    }

    /// Where the text after `: ` starts, in a line or paragraph that starts with that.
    private func captionStart(_ nodes: [InlineNode]) -> Int? {
        guard let first = nodes.first, case .text(let pieces) = first.content, let piece = pieces.first, piece.isLiteral,
            prose.bytes[piece.range].starts(with: Array(": ".utf8))
        else { return nil }
        return piece.range.lowerBound + 2
    }

    /// Terms that follow each other are one list.
    static func joiningDefinitions(_ blocks: [MarkdownBlock]) -> [MarkdownBlock] {
        var joined: [MarkdownBlock] = []
        // The list that may go on, grown in place: it is one of many thousands of terms where a glossary is a chapter.
        var open: [MarkdownDefinition] = []
        for block in blocks {
            guard case .definitions(let new) = block.content else {
                open = []
                joined.append(block)
                continue
            }
            let start = open.isEmpty ? block.range.lowerBound : joined.removeLast().range.lowerBound
            open += new
            joined.append(MarkdownBlock(.definitions(open), range: start..<block.range.upperBound))
        }
        return joined
    }
}

extension ArraySlice<InlineNode> {
    /// Without the text before `offset`, which lies in the first text or at its end.
    fileprivate func droppingText(to offset: Int, of bytes: [UInt8]) -> [InlineNode] {
        var nodes = Array(self)
        guard let first = nodes.first, case .text(let pieces) = first.content else { return nodes }
        let kept = pieces.compactMap { piece -> TextPiece? in
            if piece.range.upperBound <= offset { return nil }
            guard piece.range.lowerBound < offset else { return piece }
            let range = offset..<piece.range.upperBound
            return TextPiece(text: String(decoding: bytes[range], as: UTF8.self), range: range, isLiteral: true)
        }
        nodes.replaceText(at: 0, with: kept)
        return nodes
    }
}
