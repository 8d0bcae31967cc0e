/// `$…$` or `$$…$$`: the bytes with the dollar signs.
struct MathSpan: Equatable {
    var range: Range<Int>
    var isDisplay: Bool

    /// The TeX.
    var content: Range<Int> {
        let width = isDisplay ? 2 : 1
        return range.lowerBound + width..<range.upperBound - width
    }
}

/// Finds math and hides it from the parser of Markdown behind as many letters, so that neither `[f](x)`, `a_i b_i` nor a line that starts with `-`
/// inside it is read as Markdown, and every offset stays.
///
/// A dollar sign in code or HTML starts no formula, and only that parser knows where those are; math, in turn, hides what looks like code. So text
/// is read and masked in turns until nothing changes, which mostly takes two.
struct MathMask {
    private(set) var bytes: [UInt8]
    private(set) var spans: [MathSpan] = []
    /// `$$` that nothing closes.
    private(set) var unclosed: [Int] = []

    private let original: [UInt8]
    private static let maximalTurns = 16

    init(_ original: [UInt8]) throws(MarkdownError) {
        self.original = original
        bytes = original
        guard original.contains(UInt8(ascii: "$")) else { return }
        for _ in 0..<Self.maximalTurns {
            let texts = DollarTexts(try MarkdownReader.read(original, masked: bytes, dialect: .chapter), bytes: bytes)
            let kept = spans.prefix { texts.contains($0.range.lowerBound) && texts.contains($0.range.upperBound - 1) }
            let found = spans(texts, keeping: kept)
            if found == spans { break }
            spans = found
            mask()
        }
    }

    /// The spans of a turn, in order: those that are kept, and what the dollars between them open.
    private mutating func spans(_ texts: DollarTexts, keeping kept: ArraySlice<MathSpan>) -> [MathSpan] {
        var found: [MathSpan] = []
        var left = kept
        unclosed = []
        for dollar in texts.dollars {
            while let next = left.first, next.range.upperBound <= dollar.offset { found.append(left.removeFirst()) }
            let isTaken = left.first?.range.contains(dollar.offset) ?? false
            if isTaken || dollar.offset < found.last?.range.upperBound ?? 0 { continue }
            add(dollar, of: texts, before: left.first?.range.lowerBound ?? original.count, to: &found)
        }
        return found + left
    }

    private mutating func add(_ dollar: DollarTexts.Dollar, of texts: DollarTexts, before limit: Int, to found: inout [MathSpan])
    {
        let isSecond = unclosed.last == dollar.offset - 1
        if byte(dollar.offset + 1) == UInt8(ascii: "$") {
            if isSecond { return }
            if let end = displayEnd(from: dollar.offset + 2, limit: limit) {
                found.append(MathSpan(range: dollar.offset..<end, isDisplay: true))
            } else {
                unclosed.append(dollar.offset)
            }
        } else if !isSecond {
            // A cell beyond the table's last column is no text: `$|x|$` makes such cells.
            let isClosing = { dollar.isInTable || texts.contains($0) }
            guard let end = inlineEnd(from: dollar.offset + 1, limit: min(limit, dollar.textEnd), isClosing) else { return }
            found.append(MathSpan(range: dollar.offset..<end, isDisplay: false))
        }
    }

    /// An equation goes on to the next `$$`, over lines that look like lists or quotes, but not over an empty line or a fence.
    private func displayEnd(from start: Int, limit: Int) -> Int? {
        var offset = start
        while offset + 1 < limit {
            switch original[offset] {
            case UInt8(ascii: "\\"): offset += 1
            case UInt8(ascii: "$") where original[offset + 1] == UInt8(ascii: "$"): return offset + 2
            case UInt8(ascii: "\n") where endsEquation(lineStart: offset + 1): return nil
            default: break
            }
            offset += 1
        }
        return nil
    }

    private func endsEquation(lineStart: Int) -> Bool {
        let line = original[lineStart...].prefix { !$0.isNewline }
        let content = line.drop { $0.isBlank || $0 == UInt8(ascii: ">") }
        return content.isEmpty || content.starts(with: Array("```".utf8)) || content.starts(with: Array("~~~".utf8))
    }

    /// As in Pandoc: no blank after the first dollar sign or before the last, and no digit after that, and no other dollar in between
    /// but in `\text{…}`: `$5 and $10` is money. Unlike there, code goes first, as it does before links and emphasis.
    private func inlineEnd(from start: Int, limit: Int, _ isText: (Int) -> Bool) -> Int? {
        guard start < limit, !isSpace(start) else { return nil }
        var offset = start
        // Behind one that nothing closes there is none that is closed for it.
        var mayHoldText = true
        while offset < limit {
            if original[offset] == UInt8(ascii: "\\") {
                let end = mayHoldText ? textEnd(from: offset, limit: limit) : nil
                if end == nil, startsText(offset) { mayHoldText = false }
                offset = end ?? offset + 2
                continue
            }
            if original[offset] == UInt8(ascii: "$"), isText(offset) {
                let isClosing = offset > start && !isSpace(offset - 1) && !(byte(offset + 1)?.isDigit ?? false)
                return isClosing ? offset + 1 : nil
            }
            offset += 1
        }
        return nil
    }

    private func startsText(_ offset: Int) -> Bool { original[offset...].starts(with: Array("\\text".utf8)) }

    /// The end of the `\text{…}` at `offset`, in which dollars set formulas of their own.
    private func textEnd(from offset: Int, limit: Int) -> Int? {
        guard startsText(offset),
            let open = original[offset..<limit].firstIndex(of: UInt8(ascii: "{")),
            original[(offset + 1)..<open].allSatisfy(\.isLetter)
        else { return nil }
        var depth = 0
        var index = open
        while index < limit {
            switch original[index] {
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            default: break
            }
            index += 1
            if depth == 0 { return index }
        }
        return nil
    }

    private mutating func mask() {
        bytes = original
        for span in spans {
            for offset in span.content { bytes[offset] = UInt8(ascii: "x") }
        }
    }

    private func isSpace(_ offset: Int) -> Bool { original[offset].isBlank || original[offset].isNewline }

    private func byte(_ offset: Int) -> UInt8? { original.indices.contains(offset) ? original[offset] : nil }
}

/// The dollar signs that are text, each with the end of the paragraph, heading or table's line that it is in.
private struct DollarTexts {
    struct Dollar {
        var offset: Int
        var textEnd: Int
        var isInTable: Bool
    }

    private(set) var dollars: [Dollar] = []
    private var offsets: Set<Int> = []
    private let bytes: [UInt8]

    init(_ reading: MarkdownReader.Reading, bytes: [UInt8]) {
        self.bytes = bytes
        for block in reading.blocks { take(block) }
        for block in reading.footnotes.flatMap(\.blocks) { take(block) }
        dollars.sort { $0.offset < $1.offset }
    }

    func contains(_ offset: Int) -> Bool { offsets.contains(offset) }

    private mutating func take(_ block: BlockNode) {
        switch block.content {
        case .paragraph(let nodes), .heading(_, let nodes): take(nodes, end: nodes.last?.range.upperBound ?? 0, isInTable: false)
        case .quote(let blocks): for block in blocks { take(block) }
        case .list(_, _, let items): for block in items.joined() { take(block) }
        case .table(let table):
            for nodes in table.header + table.rows.joined() {
                let end = nodes.last.map { bytes[$0.range.upperBound...].firstIndex(where: \.isNewline) ?? bytes.count }
                take(nodes, end: end ?? 0, isInTable: true)
            }
        case .code, .html, .rule: break
        }
    }

    private mutating func take(_ nodes: [InlineNode], end: Int, isInTable: Bool) {
        for node in nodes {
            switch node.content {
            case .text(let pieces):
                for piece in pieces where piece.isLiteral {
                    let found = piece.range.filter { bytes[$0] == UInt8(ascii: "$") }
                    dollars += found.map { Dollar(offset: $0, textEnd: end, isInTable: isInTable) }
                    offsets.formUnion(found)
                }
            case .emphasis(let nodes), .strong(let nodes), .strikethrough(let nodes), .link(_, _, let nodes),
                .image(_, _, let nodes):
                take(nodes, end: end, isInTable: isInTable)
            case .softBreak, .lineBreak, .code, .html, .footnote: break
            }
        }
    }
}
