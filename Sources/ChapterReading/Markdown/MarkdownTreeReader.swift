/// Makes blocks with offsets of cmark-gfm's tree.
///
/// The lines that it gives for blocks are right but for those that `lastLine` tells; of the columns, those where a block starts. A
/// line of a paragraph, of code or of HTML is always the end of a line of the source: what stands before it was read as marks of
/// quotes and lists.
struct MarkdownTreeReader {
    let text: MarkdownText
    /// The lines on which blocks start, which no closing fence does.
    private(set) var starts: Set<Int> = []
    /// How often a line was not where the tree says: always zero, or the tests fail.
    var mismatches = 0
    private(set) var footnotes: [FootnoteNode] = []
    /// How many quotes the block being read is in, and how many blocks.
    private(set) var quotes = 0
    private(set) var depth = 0

    init(_ text: MarkdownText) {
        self.text = text
    }

    mutating func readDocument(_ document: CMarkNode) throws(MarkdownError) -> [BlockNode] {
        collectStarts(of: document, depth: 0)
        return try blocks(of: document)
    }

    private mutating func collectStarts(of node: CMarkNode, depth: Int) {
        for child in node.children where depth < InlineReader.maximalDepth {
            starts.insert(child.firstLine)
            if [.quote, .list, .item, .footnoteDefinition].contains(child.kind) { collectStarts(of: child, depth: depth + 1) }
        }
    }

    // MARK: Blocks

    private mutating func blocks(of parent: CMarkNode) throws(MarkdownError) -> [BlockNode] {
        guard depth < InlineReader.maximalDepth else { throw .nestedTooDeeply(offset: start(of: parent)) }
        depth += 1
        defer { depth -= 1 }
        let children = Array(parent.children)
        var blocks: [BlockNode] = []
        for (index, child) in children.enumerated() {
            if child.firstLine < 0, index + 1 < children.count {
                blocks.append(try paragraph(child, above: children[index + 1]))
            } else if child.kind == .footnoteDefinition {
                try readFootnote(child)
            } else {
                blocks.append(try block(child))
            }
        }
        return blocks
    }

    private mutating func block(_ node: CMarkNode) throws(MarkdownError) -> BlockNode {
        switch node.kind {
        case .quote: return try quote(node)
        case .list: return try list(node)
        case .heading: return try heading(node)
        case .code: return node.fenceLength.map { fencedCode(node, fenceLength: $0) } ?? indentedCode(node)
        case .htmlBlock: return html(node)
        case .table: return try table(node)
        case .rule: return BlockNode(content: .rule, range: start(of: node)..<text.trimmedEnd(ofLine: node.firstLine))
        default: return try paragraph(node)
        }
    }

    private mutating func quote(_ node: CMarkNode) throws(MarkdownError) -> BlockNode {
        quotes += 1
        defer { quotes -= 1 }
        let start = start(of: node)
        let blocks = try blocks(of: node)
        return BlockNode(content: .quote(blocks), range: start..<max(blocks.last?.range.upperBound ?? 0, start + 1))
    }

    private mutating func list(_ node: CMarkNode) throws(MarkdownError) -> BlockNode {
        let start = start(of: node)
        var end = start
        var items: [[BlockNode]] = []
        for item in node.children {
            let blocks = try blocks(of: item)
            end = max(blocks.last?.range.upperBound ?? 0, markerEnd(self.start(of: item)))
            items.append(blocks)
        }
        return BlockNode(content: .list(start: node.listStart, isTight: node.isTight, items: items), range: start..<end)
    }

    private mutating func markerEnd(_ start: Int) -> Int {
        let end = start + text.bytes[start...].prefix(while: \.isDigit).count
        if end >= text.bytes.count || !"-+*.)".utf8.contains(text.bytes[end]) { mismatches += 1 }
        return min(end + 1, text.bytes.count)
    }

    private mutating func paragraph(_ node: CMarkNode) throws(MarkdownError) -> BlockNode {
        let content = node.content
        let lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
        let first = node.lastLine - lines.count + 1
        return try paragraph(node, InlineContent(lines.enumerated().map { suffix($1, ofLine: first + $0) }, of: text))
    }

    private mutating func paragraph(_ node: CMarkNode, _ content: InlineContent) throws(MarkdownError) -> BlockNode {
        let nodes = try inlines(of: node, content)
        let start = nodes.first?.range.lowerBound ?? content.offset(0)
        return BlockNode(content: .paragraph(nodes), range: start..<max(nodes.last?.range.upperBound ?? start, start))
    }

    /// The paragraph that the lines above a table's header are: cmark-gfm gives it no place, and reads `\|` in it as in cells.
    private mutating func paragraph(_ node: CMarkNode, above table: CMarkNode) throws(MarkdownError) -> BlockNode {
        let count = node.content.split(separator: UInt8(ascii: "\n")).count
        let lines = (table.firstLine..<table.firstLine + count).map { line in
            let start = line == table.firstLine ? start(of: table) : text.contentStart(ofLine: line, quotes: quotes)
            return start..<text.line(line).upperBound
        }
        return try paragraph(node, InlineContent(lines, of: text, isCell: true))
    }

    mutating func inlines(of node: CMarkNode, _ content: InlineContent) throws(MarkdownError) -> [InlineNode] {
        var reader = InlineReader(content)
        let nodes = try reader.read(node, depth: depth)
        mismatches += reader.mismatches
        return nodes
    }

    private mutating func heading(_ node: CMarkNode) throws(MarkdownError) -> BlockNode {
        let start = start(of: node)
        let content = node.content
        if text.bytes[start...].first == UInt8(ascii: "#"), let block = try atxHeading(node, start: start, content) {
            return block
        }
        let lines = content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
        let first = underlinedLine(lines, from: node.firstLine)
        let inside = InlineContent(lines.enumerated().map { suffix($1, ofLine: first + $0) }, of: text)
        let nodes = try inlines(of: node, inside)
        let range = inside.offset(0)..<text.trimmedEnd(ofLine: first + lines.count)
        return BlockNode(content: .heading(level: node.headingLevel, nodes), range: range)
    }

    /// Nil when the number signs are text.
    private mutating func atxHeading(_ node: CMarkNode, start: Int, _ content: [UInt8]) throws(MarkdownError) -> BlockNode? {
        let level = text.bytes[start...].prefix { $0 == UInt8(ascii: "#") }.count
        let line = text.line(node.firstLine)
        guard level == node.headingLevel, start + level == line.upperBound || text.bytes[start + level].isBlank else {
            return nil
        }
        let inside = start + level + text.bytes[(start + level)..<line.upperBound].prefix(while: \.isBlank).count
        let trimmed = content.dropLast { $0.isWhitespace }
        let end = inside + trimmed.count
        guard end <= line.upperBound, text.bytes[inside..<end].elementsEqual(trimmed) else { return nil }
        let nodes = try inlines(of: node, InlineContent([inside..<end], of: text))
        let range = start..<max(text.trimmedEnd(ofLine: node.firstLine), start)
        return BlockNode(content: .heading(level: node.headingLevel, nodes), range: range)
    }

    /// The line at which an underlined heading's text starts: definitions of links may stand before it.
    private func underlinedLine(_ lines: [ArraySlice<UInt8>], from first: Int) -> Int {
        (first..<text.lines.count).first { line in
            let underline = text.bytes[text.line(line + lines.count)].drop { $0.isBlank || $0 == UInt8(ascii: ">") }
            return lines.enumerated().allSatisfy { ends(text.line(line + $0), with: $1) }
                && !underline.isEmpty && underline.allSatisfy { $0.isBlank || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "-") }
        } ?? first
    }

    private mutating func html(_ node: CMarkNode) -> BlockNode {
        let lines = verbatimLines(node.literal, from: node.firstLine)
        let html = lines.map { $0.text.markdownText + "\n" }.joined()
        let start = lines.first?.range.lowerBound ?? start(of: node)
        return BlockNode(content: .html(html), range: start..<max(lines.last?.range.upperBound ?? start, start))
    }

    private mutating func readFootnote(_ node: CMarkNode) throws(MarkdownError) {
        let line = text.line(node.firstLine)
        let end = min(line.lowerBound + node.firstColumn, line.upperBound)
        let opener = Array("[^".utf8)
        let start = (line.lowerBound..<end).last { text.bytes[$0...].starts(with: opener) } ?? end
        let label = text.original[start..<end].dropFirst(2).prefix { $0 != UInt8(ascii: "]") }
        let outer = (quotes, depth)
        (quotes, depth) = (0, 0)
        defer { (quotes, depth) = outer }
        footnotes.append(
            FootnoteNode(label: Array(label).markdownText, range: start..<end, blocks: try blocks(of: node)))
    }

    // MARK: Places

    func start(of node: CMarkNode) -> Int {
        let line = text.line(node.firstLine)
        return min(line.lowerBound + max(node.firstColumn, 0), line.upperBound)
    }

    /// The end of the line at `index` that is `part`.
    mutating func suffix(_ part: ArraySlice<UInt8>, ofLine index: Int) -> Range<Int> {
        let line = text.line(index)
        if !ends(line, with: part) { mismatches += 1 }
        return max(line.upperBound - part.count, line.lowerBound)..<line.upperBound
    }

    private func ends(_ line: Range<Int>, with part: ArraySlice<UInt8>) -> Bool {
        line.count >= part.count && text.bytes[(line.upperBound - part.count)..<line.upperBound].elementsEqual(part)
    }
}

extension Collection {
    fileprivate func dropLast(while isDropped: (Element) -> Bool) -> [Element] where Self: BidirectionalCollection {
        var rest = Array(self)
        while let last = rest.last, isDropped(last) { rest.removeLast() }
        return rest
    }
}
