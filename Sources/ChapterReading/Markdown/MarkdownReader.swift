/// Reads Markdown into blocks with offsets.
enum MarkdownReader {
    /// What was read, and how often the tree and the source disagreed: never, which the tests hold.
    struct Reading {
        var blocks: [BlockNode]
        /// In the order in which they are referred to.
        var footnotes: [FootnoteNode]
        var mismatches: Int
    }

    /// - Parameter masked: the text with formulas hidden.
    static func read(
        _ bytes: [UInt8], masked: [UInt8]? = nil, dialect: MarkdownDialect
    ) throws(MarkdownError) -> Reading {
        let hidden = dialect == .chapter ? FootnoteMask(bytes).hiding(in: masked ?? bytes) : masked
        let text = MarkdownText(bytes, masked: hidden)
        let reading = try CMarkParser.read(text.bytes, dialect: dialect) { document throws(MarkdownError) in
            var reader = MarkdownTreeReader(text)
            let blocks = try reader.readDocument(document)
            return Reading(blocks: blocks, footnotes: reader.footnotes, mismatches: reader.mismatches)
        }
        return reading ?? Reading(blocks: [], footnotes: [], mismatches: 1)
    }
}

extension MarkdownDocument {
    /// Reads plain CommonMark.
    init(commonMark source: SourceText) throws(MarkdownError) {
        let text = Array(source.bytes[source.textStart...])
        let blocks = try MarkdownReader.read(text, dialect: .commonMark).blocks
        self.init(blocks: PlainDocument(source: source).blocks(blocks))
    }
}

/// Nodes as they are, with nothing read into their text.
private struct PlainDocument {
    let source: SourceText
    private var base: Int { source.textStart }

    func blocks(_ nodes: [BlockNode]) -> [MarkdownBlock] {
        nodes.map { MarkdownBlock(content($0.content), range: $0.range.lowerBound + base..<$0.range.upperBound + base) }
    }

    private func content(_ node: BlockNode.Content) -> MarkdownBlock.Content {
        switch node {
        case .paragraph(let nodes): .paragraph(inlines(nodes))
        case .heading(let level, let nodes): .heading(level: level, inlines(nodes), label: nil)
        case .quote(let nodes): .quote(blocks(nodes))
        case .list(let start, let isTight, let items):
            .list(MarkdownList(start: start, isTight: isTight, items: items.map(blocks)))
        case .code(let code): .code(info: code.info, text: code.text)
        case .html(let html): .html(html)
        case .rule: .rule
        case .table(let table):
            .table(
                MarkdownTable(
                    alignments: table.alignments, header: table.header.map(inlines),
                    rows: table.rows.map { $0.map(inlines) }))
        }
    }

    private func inlines(_ nodes: [InlineNode]) -> [MarkdownInline] {
        nodes.map { MarkdownInline(content($0.content), at: source.location(at: $0.range.lowerBound + base)) }
    }

    private func content(_ node: InlineNode.Content) -> MarkdownInline.Content {
        switch node {
        case .text(let pieces): .text(pieces.map(\.text).joined())
        case .softBreak: .softBreak
        case .lineBreak: .lineBreak
        case .code(let code, _): .code(code)
        case .emphasis(let nodes): .emphasis(inlines(nodes))
        case .strong(let nodes): .strong(inlines(nodes))
        case .strikethrough(let nodes): .strikethrough(inlines(nodes))
        case .link(let destination, let title, let nodes): .link(destination: destination, title: title, inlines(nodes))
        case .image(let source, let title, let nodes): .image(source: source, title: title, inlines(nodes))
        case .html(let html): .html(html)
        case .footnote(let label, let number): .footnote(label: label, number: number)
        }
    }
}
