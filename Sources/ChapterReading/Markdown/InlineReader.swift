/// Reads the inline part of one paragraph, heading or cell, and accounts for each of its bytes.
///
/// The places that cmark-gfm 0.29 gives for inlines are wrong after a line break, in a quote and in a table. What it read is known, and
/// so is what each part is written with: a cursor that walks through the text finds each marker where it must be.
struct InlineReader {
    let content: InlineContent
    /// The first byte that is not accounted for.
    private var index = 0
    /// How often something was not where the tree says: always zero, or the tests fail.
    private(set) var mismatches = 0

    static let maximalDepth = 200

    init(_ content: InlineContent) {
        self.content = content
    }

    /// - Parameter depth: of `parent` in the document.
    mutating func read(_ parent: CMarkNode, depth: Int) throws(MarkdownError) -> [InlineNode] {
        let nodes = try children(of: parent, depth: depth)
        if index < content.count { mismatches += 1 }
        return nodes
    }

    private mutating func children(of parent: CMarkNode, depth: Int) throws(MarkdownError) -> [InlineNode] {
        guard depth < Self.maximalDepth else { throw .nestedTooDeeply(offset: content.offset(index)) }
        var nodes = InlineNodeList()
        for child in parent.children { try append(child, to: &nodes, depth: depth + 1) }
        return nodes.finished()
    }

    private mutating func append(
        _ node: CMarkNode, to nodes: inout InlineNodeList, depth: Int
    ) throws(MarkdownError) {
        skipBlanksOfLine(before: node)
        let begin = index
        let read: InlineNode.Content
        switch node.kind {
        case .text: return appendText(node.literal, hasEscapes: true, to: &nodes)
        case .htmlInline: return nodes.append(html: html(node.literal), content.source(begin..<index))
        case .softBreak, .lineBreak:
            return nodes.append(InlineNode(content: node.kind == .softBreak ? .softBreak : .lineBreak, range: lineBreak()))
        case .codeSpan: read = code(node.literal)
        case .emphasis: read = .emphasis(try delimited(node, width: 1, depth: depth))
        case .strong: read = .strong(try delimited(node, width: 2, depth: depth))
        case .strikethrough: read = .strikethrough(try delimited(node, width: run(of: UInt8(ascii: "~")), depth: depth))
        case .link: read = .link(destination: node.destination, title: node.title, try link(node, "[", depth: depth))
        case .image: read = .image(source: node.destination, title: node.title, try link(node, "![", depth: depth))
        case .footnoteReference: read = footnote(node)
        default:
            mismatches += 1
            return
        }
        nodes.append(InlineNode(content: read, range: content.source(begin..<index)))
    }

    // MARK: Text

    private mutating func appendText(_ literal: [UInt8], hasEscapes: Bool, to nodes: inout InlineNodeList) {
        var read = 0
        while read < literal.count {
            guard let byte = content.byte(index) else { return mismatches += 1 }
            if hasEscapes, byte == UInt8(ascii: "\\"), let next = content.byte(index + 1), next.isPunctuation,
                literal[read] == next
            {
                nodes.append(piece(2, text: [next]))
                read += 1
            } else if let reference = CharacterReference(at: index, in: content.bytes),
                literal[read...].starts(with: reference.bytes)
            {
                nodes.append(piece(reference.width, text: reference.bytes))
                read += reference.bytes.count
            } else if byte == literal[read] {
                nodes.append(literalPiece(literal[read...], &read))
            } else {
                return mismatches += 1
            }
        }
    }

    /// Text that is written otherwise than it is read.
    private mutating func piece(_ width: Int, text: [UInt8]) -> TextPiece {
        defer { index += width }
        return TextPiece(text: text.markdownText, range: content.source(index..<index + width), isLiteral: false)
    }

    /// The bytes that are written as they are read, up to an escape.
    private mutating func literalPiece(_ literal: ArraySlice<UInt8>, _ read: inout Int) -> TextPiece {
        guard content.isLiteral(index) else {
            read += 1
            return piece(1, text: [content.original[index]])
        }
        let begin = index
        for byte in literal {
            guard content.byte(index) == byte, content.isLiteral(index), index == begin || !startsEscape(index) else { break }
            index += 1
            read += 1
        }
        let text = content.original[begin..<index].markdownText
        return TextPiece(text: text, range: content.source(begin..<index), isLiteral: true)
    }

    private func startsEscape(_ index: Int) -> Bool {
        content.bytes[index] == UInt8(ascii: "\\") || content.bytes[index] == UInt8(ascii: "&")
    }

    private mutating func html(_ literal: [UInt8]) -> String {
        let begin = index
        expect(literal)
        return content.original[begin..<index].markdownText
    }

    /// Moves over a line break; returns it with the blanks or the backslash before it.
    private mutating func lineBreak() -> Range<Int> {
        let begin = index
        while let byte = content.byte(index), byte.isBlank || byte == UInt8(ascii: "\\") { index += 1 }
        expect([UInt8(ascii: "\n")])
        return content.source(begin..<index)
    }

    /// A line that continues a quote without its mark keeps its blanks, which are text after a backslash only.
    private mutating func skipBlanksOfLine(before node: CMarkNode) {
        guard index > 0, content.byte(index - 1) == UInt8(ascii: "\n") else { return }
        if node.kind == .text, node.literal.first?.isBlank ?? false { return }
        while content.byte(index)?.isBlank ?? false { index += 1 }
    }

    // MARK: Spans

    private mutating func delimited(_ node: CMarkNode, width: Int, depth: Int) throws(MarkdownError) -> [InlineNode] {
        let delimiter = content.byte(index) ?? 0
        if !delimiter.isPunctuation { mismatches += 1 }
        expect(Array(repeating: delimiter, count: width))
        let nodes = try children(of: node, depth: depth)
        expect(Array(repeating: delimiter, count: width))
        return nodes
    }

    private mutating func link(_ node: CMarkNode, _ opener: String, depth: Int) throws(MarkdownError) -> [InlineNode] {
        if content.byte(index) == UInt8(ascii: "<") { return autolink(node) }
        expect(Array(opener.utf8))
        let nodes = try children(of: node, depth: depth)
        expect([UInt8(ascii: "]")])
        index = LinkSyntax(bytes: content.bytes).tailEnd(at: index)
        return nodes
    }

    private mutating func autolink(_ node: CMarkNode) -> [InlineNode] {
        var nodes = InlineNodeList()
        expect([UInt8(ascii: "<")])
        for child in node.children { appendText(child.literal, hasEscapes: false, to: &nodes) }
        expect([UInt8(ascii: ">")])
        return nodes.finished()
    }

    private mutating func code(_ literal: [UInt8]) -> InlineNode.Content {
        let width = run(of: UInt8(ascii: "`"))
        let start = index + width
        var end = start
        while end < content.count {
            let ticks = content.bytes[end...].prefix { $0 == UInt8(ascii: "`") }.count
            if ticks == width { break }
            end += max(ticks, 1)
        }
        index = min(end + width, content.count)
        // One blank, or line break, on each side is not part of the code.
        let isPadded = end - start == literal.count + 2
        let inside = isPadded ? start + 1..<end - 1 : start..<end
        if inside.count != literal.count { mismatches += 1 }
        let text = content.original[inside].map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }.markdownText
        return .code(text, content: content.source(inside))
    }

    private mutating func footnote(_ node: CMarkNode) -> InlineNode.Content {
        expect(Array("[^".utf8))
        let begin = index
        while let byte = content.byte(index), byte != UInt8(ascii: "]") { index += 1 }
        let label = content.original[begin..<index].markdownText
        expect([UInt8(ascii: "]")])
        return .footnote(label: label, number: Int(String(decoding: node.literal, as: UTF8.self)) ?? 0)
    }

    private func run(of byte: UInt8) -> Int { content.bytes[min(index, content.count)...].prefix { $0 == byte }.count }

    private mutating func expect(_ expected: [UInt8]) {
        if content.bytes[min(index, content.count)...].starts(with: expected) {
            index += expected.count
        } else {
            mismatches += 1
        }
    }
}
