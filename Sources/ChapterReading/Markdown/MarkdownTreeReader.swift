/// Makes a tree of MD4C's events and finds for every part the bytes that it was written in.
///
/// MD4C gives pointers into the source for text alone. What stands between two texts is known from the events — which
/// containers, spans and breaks begin and end there — so a cursor that walks through the gap finds each marker where it must be.
struct MarkdownTreeReader {
    /// What MD4C read, and the author's bytes; they differ where math is masked.
    let bytes: [UInt8]
    let original: [UInt8]
    let events: [MarkdownEvent]
    var index = 0
    /// Where the next block is looked for: the end of the last one, or just after a container's marker.
    var cursor = LineCursor(lineStart: 0)
    var containers = ContainerStack()
    /// How often a marker was not where the events say: always zero, or the tests fail.
    var mismatches = 0

    init(bytes: [UInt8], original: [UInt8], events: [MarkdownEvent]) {
        self.bytes = bytes
        self.original = original
        self.events = events
    }

    mutating func readDocument() -> [BlockNode] {
        guard case .enterBlock(.document) = next() else { return [] }
        return readBlocks()
    }

    // MARK: Events

    mutating func next() -> MarkdownEvent? {
        guard index < events.count else { return nil }
        defer { index += 1 }
        return events[index]
    }

    func peek() -> MarkdownEvent? { index < events.count ? events[index] : nil }

    // MARK: Blocks

    /// The blocks up to the end of the container that they are in.
    private mutating func readBlocks() -> [BlockNode] {
        var blocks: [BlockNode] = []
        while let event = peek() {
            switch event {
            case .leaveBlock:
                index += 1
                return blocks
            case .enterBlock(let tag):
                index += 1
                blocks.append(readBlock(tag))
            case .enterSpan, .leaveSpan, .text:
                blocks.append(readParagraph())  // of a tight list, which MD4C gives without its paragraph
            }
        }
        return blocks
    }

    private mutating func readBlock(_ tag: MarkdownBlockTag) -> BlockNode {
        switch tag {
        case .quote: return readQuote()
        case .bulletList(let isTight): return readList(start: nil, isTight: isTight)
        case .orderedList(let start, let isTight): return readList(start: start, isTight: isTight)
        case .rule: return readRule()
        case .heading(let level): return readHeading(level: level)
        case .code(let info, let isFenced, let infoOffset):
            return isFenced ? readFencedCode(info: info, infoOffset: infoOffset) : readIndentedCode()
        case .html: return readHTML()
        case .table: return readTable()
        default:
            let paragraph = readParagraph()
            index += 1
            return paragraph
        }
    }

    private mutating func readQuote() -> BlockNode {
        let start = content()
        expect(UInt8(ascii: ">"), at: start.offset)
        cursor = start
        cursor.skip(1)
        cursor.skipBlanks(1, in: bytes)
        containers.push(.quote)
        let blocks = readBlocks()
        skipRestOfContainer()
        containers.pop()
        let end = max(blocks.last?.range.upperBound ?? 0, start.offset + 1)
        return BlockNode(content: .quote(blocks), range: start.offset..<end)
    }

    private mutating func readList(start: Int?, isTight: Bool) -> BlockNode {
        let first = content().offset
        var items: [[BlockNode]] = []
        var end = first
        while case .enterBlock(.item)? = peek() {
            index += 1
            items.append(readItem(end: &end))
        }
        index += 1
        return BlockNode(content: .list(start: start, isTight: isTight, items: items), range: first..<end)
    }

    private mutating func readItem(end: inout Int) -> [BlockNode] {
        let marker = content()
        let indentation = marker.column - cursor.column
        cursor = marker
        let width = markerWidth(at: marker.offset)
        cursor.skip(width)
        var padded = cursor
        let blanks = padded.skipBlanks(5, in: bytes)
        let isEmpty = padded.offset >= bytes.count || bytes[padded.offset].isNewline
        let padding = isEmpty || blanks > 4 ? 1 : blanks
        cursor.skipBlanks(padding, in: bytes)
        containers.push(.item(indentation: indentation + width + padding))
        let blocks = readBlocks()
        end = max(blocks.last?.range.upperBound ?? 0, marker.offset + width)
        skipRestOfContainer()
        containers.pop()
        return blocks
    }

    private mutating func markerWidth(at offset: Int) -> Int {
        var end = offset
        while end < bytes.count, bytes[end].isDigit { end += 1 }
        guard end < bytes.count, [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*")].contains(bytes[end]) || end > offset
        else {
            mismatches += 1
            return 0
        }
        return end + 1 - offset
    }

    private mutating func readRule() -> BlockNode {
        let start = content().offset
        index += 1
        let end = trimmedEnd(ofLineAt: start)
        moveToEndOfLine(from: start)
        return BlockNode(content: .rule, range: start..<end)
    }

    /// The events up to the end of the block, or of a tight list's paragraph, which ends where another block begins or ends.
    private mutating func readParagraph() -> BlockNode {
        var inlines = InlineReader(reader: self, fallback: inlineFallback())
        let nodes = inlines.read()
        index = inlines.index
        mismatches = inlines.mismatches
        let range = inlines.start..<inlines.cursor
        moveToEndOfLine(from: range.upperBound)
        return BlockNode(content: .paragraph(nodes.trimmed()), range: range)
    }

    /// Where a paragraph or heading without any placed text starts.
    private mutating func inlineFallback() -> Int {
        var offset = content().offset
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "#") else { return offset }
        while offset < bytes.count, bytes[offset] == UInt8(ascii: "#") { offset += 1 }
        while offset < bytes.count, bytes[offset].isBlank { offset += 1 }
        return offset
    }

    private mutating func readHeading(level: Int) -> BlockNode {
        let text = readParagraph()
        index += 1
        guard case .paragraph(let nodes) = text.content else { return text }
        let start = headingStart(before: text.range.lowerBound)
        if start == text.range.lowerBound { moveToEndOfLine(from: followingLine(cursor.offset)) }
        return BlockNode(
            content: .heading(level: level, nodes), range: start..<headingEnd(from: max(start, text.range.upperBound)))
    }

    /// The `#` before the heading's text; the text itself when it is underlined with `===`.
    private func headingStart(before text: Int) -> Int {
        var start = text
        while start > 0, bytes[start - 1].isBlank { start -= 1 }
        guard start > 0, bytes[start - 1] == UInt8(ascii: "#") else { return text }
        while start > 0, bytes[start - 1] == UInt8(ascii: "#") { start -= 1 }
        return start
    }

    private func headingEnd(from text: Int) -> Int {
        var end = cursor.offset
        while end > text, bytes[end - 1].isBlank { end -= 1 }
        return end
    }

    private mutating func readHTML() -> BlockNode {
        var html: [UInt8] = []
        var range: Range<Int>?
        while case .text(let kind, let origin)? = peek() {
            index += 1
            switch origin {
            case .source(let part):
                html += original[part]
                range = (range?.lowerBound ?? part.lowerBound)..<part.upperBound
            case .inserted(let bytes): html += kind == .nullCharacter ? Array("\u{FFFD}".utf8) : bytes
            }
        }
        index += 1
        let found = range ?? cursor.offset..<cursor.offset
        moveToEndOfLine(from: found.upperBound)
        return BlockNode(content: .html(String(decoding: html, as: UTF8.self)), range: found)
    }

    // MARK: Places

    /// The first byte of the next block: past blank lines, prefixes and link reference definitions. `cursor` is left where the
    /// block's own indentation starts.
    mutating func content() -> LineCursor {
        while true {
            var next = cursor
            next.skipBlanks(.max, in: bytes)
            guard next.offset < bytes.count else { return next }
            if bytes[next.offset].isNewline {
                startLine(followingLine(next.offset))
            } else if let end = ReferenceDefinition.end(at: next.offset, in: bytes, containers: containers) {
                cursor.offset = end
            } else {
                return next
            }
        }
    }

    /// Moves over the blank lines and link reference definitions that end a container.
    private mutating func skipRestOfContainer() {
        while true {
            var line = LineCursor(lineStart: followingLine(cursor.offset))
            guard line.offset < bytes.count, containers.skipPrefix(&line, in: bytes) else { return }
            line.skipBlanks(.max, in: bytes)
            if line.offset >= bytes.count || bytes[line.offset].isNewline {
                moveToEndOfLine(from: line.offset)
            } else if let end = ReferenceDefinition.end(at: line.offset, in: bytes, containers: containers) {
                moveToEndOfLine(from: end)
            } else {
                return
            }
        }
    }

    mutating func startLine(_ lineStart: Int) {
        cursor = LineCursor(lineStart: lineStart)
        containers.skipPrefix(&cursor, in: bytes)
    }

    mutating func moveToEndOfLine(from offset: Int) {
        cursor = LineCursor(lineStart: endOfLine(offset))
    }

    func endOfLine(_ offset: Int) -> Int {
        var end = offset
        while end < bytes.count, !bytes[end].isNewline { end += 1 }
        return end
    }

    func followingLine(_ offset: Int) -> Int {
        let end = endOfLine(offset)
        guard end < bytes.count else { return end }
        let isCRLF = bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "\n")
        return end + (isCRLF ? 2 : 1)
    }

    func startOfLine(_ offset: Int) -> Int {
        var start = min(offset, bytes.count)
        while start > 0, !bytes[start - 1].isNewline { start -= 1 }
        return start
    }

    func trimmedEnd(ofLineAt offset: Int) -> Int {
        var end = endOfLine(offset)
        while end > offset, bytes[end - 1].isBlank { end -= 1 }
        return end
    }

    mutating func expect(_ byte: UInt8, at offset: Int) {
        if offset >= bytes.count || bytes[offset] != byte { mismatches += 1 }
    }
}
