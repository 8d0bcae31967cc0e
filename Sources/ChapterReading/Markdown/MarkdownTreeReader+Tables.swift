extension MarkdownTreeReader {
    /// A table is a line of headings, a line of dashes, and a line for each row.
    mutating func readTable() -> BlockNode {
        var table = TableNode()
        let start = tableStart()
        var lineStart = startOfLine(start)
        var depth = 0
        while let event = next() {
            switch event {
            case .leaveBlock where depth == 0: return finish(table, start: start, lastLine: lineStart)
            case .leaveBlock: depth -= 1
            case .enterBlock(.tableBody):
                depth += 1
                lineStart = followingLine(lineStart)  // the dashes
            case .enterBlock(.tableRow) where depth == 1 && table.header.isEmpty:
                cursor.offset = start
                let cells = readRow()
                table.header = cells.map(\.inlines)
                table.alignments = cells.map(\.alignment)
            case .enterBlock(.tableRow):
                lineStart = followingLine(lineStart)
                startLine(lineStart)
                table.rows.append(readRow().map(\.inlines))
            default: depth += 1
            }
        }
        return finish(table, start: start, lastLine: lineStart)
    }

    private mutating func finish(_ table: TableNode, start: Int, lastLine: Int) -> BlockNode {
        // A table without rows has no body: its last line is that of the dashes.
        let line = max(lastLine, followingLine(start))
        let end = max(trimmedEnd(ofLineAt: line), start)
        moveToEndOfLine(from: end)
        return BlockNode(content: .table(table), range: start..<end)
    }

    /// The header's first byte, found from the first text in it.
    private mutating func tableStart() -> Int {
        for event in events[index...] {
            switch event {
            case .text(_, .source(let range)):
                move(toLineOf: range.lowerBound)
                return content().offset
            case .enterBlock(.tableBody), .leaveSpan: return content().offset
            default: break
            }
        }
        return content().offset
    }

    private mutating func readRow() -> [(alignment: MarkdownTable.Alignment, inlines: [InlineNode])] {
        var cells: [(alignment: MarkdownTable.Alignment, inlines: [InlineNode])] = []
        while case .enterBlock(.tableCell(let alignment))? = next() {
            var reader = InlineReader(reader: self, fallback: cellStart())
            let inlines = reader.read()
            index = reader.index + 1
            mismatches = reader.mismatches
            if !inlines.isEmpty { cursor.offset = reader.cursor }
            cells.append((alignment, inlines))
        }
        return cells
    }

    private func cellStart() -> Int {
        var offset = cursor.offset
        while offset < bytes.count, bytes[offset].isBlank || bytes[offset] == UInt8(ascii: "|") { offset += 1 }
        return offset
    }
}
