/// Code blocks are read from the source line by line, because MD4C turns tabs at the start of a line into spaces.
extension MarkdownTreeReader {
    mutating func readFencedCode(info: String, infoOffset: Int?) -> BlockNode {
        let text = readVerbatimEvents()
        let fence = openingFence(infoOffset: infoOffset, text: text)
        expect(at: fence.offset, oneOf: "`~")
        var run = fence.offset
        while run < bytes.count, bytes[run] == bytes[fence.offset] { run += 1 }
        let end = trimmedEnd(ofLineAt: run)
        let infoStart = (run..<end).first { !bytes[$0].isBlank } ?? end
        let indentation = fence.column - cursor.column

        var lines: [CodeNode.Line] = []
        var last = end
        var lineStart = followingLine(run)
        for _ in 0..<text.lineCount {
            startLine(lineStart)
            cursor.skipBlanks(indentation, in: bytes)
            lines.append(codeLine())
            last = endOfLine(cursor.offset)
            lineStart = followingLine(cursor.offset)
        }
        let closing = closingFence(lineStart: lineStart, character: bytes[fence.offset], count: run - fence.offset)
        cursor = LineCursor(lineStart: closing ?? last)
        let code = CodeNode(
            info: info, lines: lines,
            fence: .init(range: fence.offset..<run, info: infoStart..<end, isClosed: closing != nil))
        return BlockNode(content: .code(code), range: fence.offset..<(closing ?? last))
    }

    mutating func readIndentedCode() -> BlockNode {
        let text = readVerbatimEvents()
        let first = text.firstOffset ?? cursor.offset
        if startOfLine(first) != startOfLine(cursor.offset) || endOfLine(cursor.offset) == cursor.offset {
            startLine(startOfLine(first))
        }
        var lines: [CodeNode.Line] = []
        for _ in 0..<text.lineCount {
            if !lines.isEmpty { startLine(followingLine(cursor.offset)) }
            cursor.skipBlanks(4, in: bytes)
            lines.append(codeLine())
        }
        let end = endOfLine(cursor.offset)
        cursor = LineCursor(lineStart: end)
        return BlockNode(content: .code(CodeNode(info: "", lines: lines, fence: nil)), range: first..<end)
    }

    /// What MD4C says of a verbatim block: how many lines it has, and the first byte of the source in it.
    private struct VerbatimText {
        var lineCount = 0
        var firstOffset: Int?
        /// Lines before the one that holds `firstOffset`.
        var linesBefore = 0
    }

    private mutating func readVerbatimEvents() -> VerbatimText {
        var text = VerbatimText()
        while case .text(_, let origin)? = peek() {
            index += 1
            switch origin {
            case .source(let range) where text.firstOffset == nil:
                text.firstOffset = range.lowerBound
                text.linesBefore = text.lineCount
            case .inserted(let inserted) where inserted == [UInt8(ascii: "\n")]: text.lineCount += 1
            default: break
            }
        }
        index += 1
        return text
    }

    /// The fence is on its info string's line, or as many lines above the first code as there are blank ones before it; without
    /// either it is the next thing in the container. Leaves `cursor` where the fence's own indentation starts.
    private mutating func openingFence(infoOffset: Int?, text: VerbatimText) -> LineCursor {
        if let infoOffset {
            move(toLineOf: infoOffset)
        } else if let first = text.firstOffset {
            var line = startOfLine(first)
            for _ in 0...text.linesBefore { line = startOfLine(lineBreakBefore(line)) }
            move(toLineOf: line)
        }
        return content()
    }

    /// Stays when the cursor is on that line already, behind the marker of a container that starts there.
    mutating func move(toLineOf offset: Int) {
        let line = startOfLine(offset)
        let isAfterMarker = startOfLine(cursor.offset) == line && cursor.offset < endOfLine(cursor.offset)
        if !isAfterMarker { startLine(line) }
    }

    private func lineBreakBefore(_ lineStart: Int) -> Int {
        guard lineStart > 0 else { return 0 }
        let isCRLF = lineStart > 1 && bytes[lineStart - 1] == UInt8(ascii: "\n") && bytes[lineStart - 2] == UInt8(ascii: "\r")
        return lineStart - (isCRLF ? 2 : 1)
    }

    /// What is left of the line at the cursor.
    private func codeLine() -> CodeNode.Line {
        let end = endOfLine(cursor.offset)
        let spaces = cursor.columnsLeftInTab
        let start = min(cursor.offset + (spaces > 0 ? 1 : 0), end)
        var text = Array(repeating: UInt8(ascii: " "), count: spaces)
        for byte in original[start..<end] {
            if byte == 0 { text += Array("\u{FFFD}".utf8) } else { text.append(byte) }
        }
        return CodeNode.Line(text: text, range: start..<end, insertedSpaces: spaces)
    }

    /// The end of the closing fence when the line at `lineStart` is one.
    private func closingFence(lineStart: Int, character: UInt8, count: Int) -> Int? {
        guard lineStart < bytes.count else { return nil }
        var line = LineCursor(lineStart: lineStart)
        guard containers.skipPrefix(&line, in: bytes) else { return nil }
        line.skipBlanks(3, in: bytes)
        var end = line.offset
        while end < bytes.count, bytes[end] == character { end += 1 }
        guard end - line.offset >= count, trimmedEnd(ofLineAt: end) == end else { return nil }
        return end
    }

    private mutating func expect(at offset: Int, oneOf characters: StaticString) {
        let isFound = characters.withUTF8Buffer { offset < bytes.count && $0.contains(bytes[offset]) }
        if !isFound { mismatches += 1 }
    }
}
