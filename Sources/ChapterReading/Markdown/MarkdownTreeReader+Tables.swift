/// A table is a line of headings, a line of dashes, and a line for each row.
extension MarkdownTreeReader {
    mutating func table(_ node: CMarkNode) throws(MarkdownError) -> BlockNode {
        let rows = Array(node.children)
        // Paragraphs may end where a table starts, and cmark-gfm counts from there: the dashes stand above the first row.
        let header = (rows.count > 1 ? rows[1].firstLine : node.lastLine + 1) - 2
        var table = TableNode(alignments: node.alignments)
        var start = self.start(of: node)
        for (index, row) in rows.enumerated() {
            let line = header + (index == 0 ? 0 : index + 1)
            let begin = index == 0 && line == node.firstLine ? start : text.contentStart(ofLine: line, quotes: quotes)
            if index == 0 { start = begin }
            let cells = TableCells(line: begin..<text.line(line).upperBound, of: text.bytes)
            let inlines = try self.inlines(ofCells: row, cells, end: text.line(line).upperBound)
            if index == 0 { table.header = inlines } else { table.rows.append(inlines) }
            if index > 0, table.alignments.count > 1, let bare = cells.bareLine { table.bareLines.append(bare) }
            if let extra = cells.extra(after: table.alignments.count) { table.extraCells.append(extra) }
        }
        let last = header + max(rows.count, 1)
        return BlockNode(content: .table(table), range: start..<max(text.trimmedEnd(ofLine: last), start))
    }

    private mutating func inlines(
        ofCells row: CMarkNode, _ cells: TableCells, end: Int
    ) throws(MarkdownError) -> [[InlineNode]] {
        var read: [[InlineNode]] = []
        for (index, cell) in row.children.enumerated() {
            let range = index < cells.ranges.count ? cells.ranges[index] : end..<end
            let content = InlineContent([range], of: text, isCell: true)
            if content.bytes != cell.content { mismatches += 1 }
            read.append(try inlines(of: cell, content))
        }
        return read
    }
}

/// Where the cells of a table's line stand, as cmark-gfm divides it: at each pipe that no backslash escapes.
private struct TableCells {
    /// Without the blanks around them.
    private(set) var ranges: [Range<Int>] = []

    init(line: Range<Int>, of bytes: [UInt8]) {
        defer { if ranges.count == 1, !bytes[line].contains(UInt8(ascii: "|")) { bareLine = ranges[0] } }
        var offset = line.lowerBound
        if offset < line.upperBound, bytes[offset] == UInt8(ascii: "|") { offset += 1 }
        while offset < line.upperBound {
            let start = offset
            while offset < line.upperBound, bytes[offset] != UInt8(ascii: "|") {
                let isEscape =
                    bytes[offset] == UInt8(ascii: "\\") && offset + 1 < line.upperBound && bytes[offset + 1].isPunctuation
                offset += isEscape ? 2 : 1
            }
            let cell = bytes.trimmingWhitespace(start..<offset)
            if offset < line.upperBound || !cell.isEmpty { ranges.append(cell) }
            offset += 1
        }
    }

    /// The whole line, where no pipe divides or closes it.
    private(set) var bareLine: Range<Int>?

    /// What stands in cells that the table has no column for.
    func extra(after count: Int) -> Range<Int>? {
        let extra = ranges.dropFirst(count).filter { !$0.isEmpty }
        guard let first = extra.first, let last = extra.last else { return nil }
        return first.lowerBound..<last.upperBound
    }
}

extension [UInt8] {
    fileprivate func trimmingWhitespace(_ range: Range<Int>) -> Range<Int> {
        guard let first = range.first(where: { !self[$0].isWhitespace }), let last = range.last(where: { !self[$0].isWhitespace })
        else { return range.lowerBound..<range.lowerBound }
        return first..<last + 1
    }
}
