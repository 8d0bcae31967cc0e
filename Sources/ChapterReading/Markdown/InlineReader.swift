/// Reads the inline part of one paragraph, heading or table cell, and accounts for each of its bytes.
struct InlineReader {
    let bytes: [UInt8]
    let original: [UInt8]
    let events: [MarkdownEvent]
    let containers: ContainerStack
    var index: Int
    /// The first byte that is not accounted for.
    var cursor: Int
    let start: Int
    var mismatches: Int
    /// The end of a code span whose last bytes come again as text.
    private var repeatedEnd: Int?

    /// - Parameter fallback: where the text starts when no text of it has a place, as in `![](plot.svg)`.
    init(reader: MarkdownTreeReader, fallback: Int) {
        bytes = reader.bytes
        original = reader.original
        events = reader.events
        containers = reader.containers
        index = reader.index
        mismatches = reader.mismatches
        start = InlineStart(bytes: reader.bytes).offset(of: reader.events[reader.index...]) ?? fallback
        cursor = start
    }

    /// The nodes up to the end of the span or block that they are in.
    mutating func read() -> [InlineNode] {
        var nodes = InlineNodeList()
        while index < events.count {
            switch events[index] {
            case .leaveSpan, .leaveBlock, .enterBlock: return nodes.finished()
            case .enterSpan(let tag):
                index += 1
                nodes.append(readSpan(tag))
            case .text(let kind, let origin):
                index += 1
                append(kind, origin, to: &nodes)
            }
        }
        return nodes.finished()
    }

    // MARK: Text

    private mutating func append(_ kind: MarkdownTextKind, _ origin: MarkdownTextOrigin, to nodes: inout InlineNodeList) {
        switch kind {
        case .softBreak: nodes.append(InlineNode(content: .softBreak, range: lineBreak()))
        case .lineBreak: nodes.append(InlineNode(content: .lineBreak, range: lineBreak()))
        case .html:
            let (html, range) = html(origin)
            nodes.append(html: html, range)
        case .nullCharacter:
            expect(bytes: [0])
            nodes.append(TextPiece(text: "\u{FFFD}", range: cursor - 1..<cursor, isLiteral: false))
        case .entity: if let piece = piece(origin, decode: MarkdownEntity.decode) { nodes.append(piece) }
        case .normal, .code: if let piece = piece(origin, decode: nil) { nodes.append(piece) }
        }
    }

    private mutating func piece(_ origin: MarkdownTextOrigin, decode: ((String) -> String)?) -> TextPiece? {
        guard case .source(var range) = origin else { return nil }
        if cursor == repeatedEnd, range.contains(cursor - 1) {
            range = cursor..<range.upperBound
            guard !range.isEmpty else { return nil }
        }
        var piece = TextPiece(text: String(decoding: original[range], as: UTF8.self), range: range, isLiteral: decode == nil)
        if let decode { piece.text = decode(piece.text) }
        if cursor + 1 == range.lowerBound, bytes[cursor] == UInt8(ascii: "\\") {
            piece.range = cursor..<range.upperBound
            piece.isLiteral = false
        } else if cursor != range.lowerBound {
            mismatches += 1
        }
        cursor = range.upperBound
        return piece
    }

    private mutating func html(_ origin: MarkdownTextOrigin) -> (html: String, range: Range<Int>) {
        guard case .source(let range) = origin else { return ("\n", lineBreak()) }
        if cursor != range.lowerBound { mismatches += 1 }
        cursor = range.upperBound
        return (String(decoding: original[range], as: UTF8.self), range)
    }

    /// Moves over a line break and the prefix of the next line; returns the break with the blanks or backslash before it.
    private mutating func lineBreak() -> Range<Int> {
        let begin = cursor
        while cursor < bytes.count, bytes[cursor].isBlank || bytes[cursor] == UInt8(ascii: "\\") { cursor += 1 }
        guard cursor < bytes.count, bytes[cursor].isNewline else {
            mismatches += 1
            return begin..<cursor
        }
        let isCRLF = bytes[cursor...].starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")])
        let end = cursor + (isCRLF ? 2 : 1)
        cursor = containers.continuation(of: end, in: bytes)
        return begin..<end
    }

    // MARK: Spans

    private mutating func readSpan(_ tag: MarkdownSpanTag) -> InlineNode {
        let begin = cursor
        let content: InlineNode.Content
        switch tag {
        case .emphasis: content = .emphasis(readDelimited(1))
        case .strong: content = .strong(readDelimited(2))
        case .strikethrough: content = .strikethrough(readDelimited(runLength(of: UInt8(ascii: "~"))))
        case .code: content = readCode()
        case .link(let destination, let title):
            content = .link(destination: destination, title: title, readLink(opener: [UInt8(ascii: "[")]))
        case .image(let source, let title):
            content = .image(source: source, title: title, readLink(opener: [UInt8(ascii: "!"), UInt8(ascii: "[")]))
        }
        return InlineNode(content: content, range: begin..<cursor)
    }

    private mutating func readDelimited(_ width: Int) -> [InlineNode] {
        let delimiter = cursor < bytes.count ? bytes[cursor] : 0
        if !delimiter.isPunctuation { mismatches += 1 }
        expect(bytes: Array(repeating: delimiter, count: width))
        let nodes = read()
        leaveSpan()
        expect(bytes: Array(repeating: delimiter, count: width))
        return nodes
    }

    private mutating func readLink(opener: [UInt8]) -> [InlineNode] {
        let isAutolink = cursor < bytes.count && bytes[cursor] == UInt8(ascii: "<")
        expect(bytes: isAutolink ? [UInt8(ascii: "<")] : opener)
        let nodes = read()
        leaveSpan()
        expect(bytes: [UInt8(ascii: isAutolink ? ">" : "]")])
        if !isAutolink {
            cursor = LinkSyntax(bytes: bytes, containers: containers).tailEnd(at: cursor, before: nextText() ?? bytes.count)
        }
        return nodes
    }

    /// Where the next text of this paragraph starts.
    private func nextText() -> Int? {
        for event in events[index...] {
            switch event {
            case .text(_, .source(let range)): return range.lowerBound
            case .enterBlock, .leaveBlock: return nil
            default: break
            }
        }
        return nil
    }

    private mutating func readCode() -> InlineNode.Content {
        let width = runLength(of: UInt8(ascii: "`"))
        expect(bytes: Array(repeating: UInt8(ascii: "`"), count: width))
        var text: [UInt8] = []
        var begin: Int?
        while index < events.count, case .text(let kind, let origin) = events[index] {
            index += 1
            switch origin {
            case .source(let range):
                begin = begin ?? range.lowerBound
                text += original[range]
                cursor = range.upperBound
            case .inserted(let inserted):
                begin = begin ?? cursor
                text += kind == .nullCharacter ? Array("\u{FFFD}".utf8) : inserted
                if kind == .nullCharacter { expect(bytes: [0]) } else { _ = lineBreak() }
            }
        }
        let end = cursor
        leaveSpan()
        cursor = LinkSyntax(bytes: bytes, containers: containers).whitespaceEnd(at: cursor)
        expect(bytes: Array(repeating: UInt8(ascii: "`"), count: width))
        skipRepeatedEnd()
        return .code(String(decoding: text, as: UTF8.self), content: (begin ?? end)..<max(begin ?? end, end))
    }

    /// MD4C 0.4.8 reports the line break before a code span's closing backticks, and the backticks, once more after the span.
    private mutating func skipRepeatedEnd() {
        guard index + 1 < events.count, case .text(.softBreak, _) = events[index],
            case .text(.normal, .source(let range)) = events[index + 1], range.lowerBound < cursor
        else { return }
        index += 1
        repeatedEnd = cursor
    }

    private func runLength(of byte: UInt8) -> Int {
        bytes[min(cursor, bytes.count)...].prefix { $0 == byte }.count
    }

    private mutating func leaveSpan() {
        if index < events.count, case .leaveSpan = events[index] { index += 1 } else { mismatches += 1 }
    }

    private mutating func expect(bytes expected: [UInt8]) {
        if bytes[min(cursor, bytes.count)...].starts(with: expected) {
            cursor += expected.count
        } else {
            mismatches += 1
        }
    }
}
