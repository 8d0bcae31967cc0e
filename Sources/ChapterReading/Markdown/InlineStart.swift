/// Where a paragraph starts: its first text, less the markers of the spans that open before it.
struct InlineStart {
    let bytes: [UInt8]

    private enum Opening {
        case span(MarkdownSpanTag)
        case lineBreak
        case nullCharacter
    }

    /// Nil when the paragraph's first span ends, or the paragraph itself, before there is any text.
    func offset(of events: ArraySlice<MarkdownEvent>) -> Int? {
        var openings: [Opening] = []
        for event in events {
            switch event {
            case .enterBlock, .leaveBlock, .leaveSpan: return nil
            case .enterSpan(let tag): openings.append(.span(tag))
            case .text(let kind, .source(let range)):
                let isEscaped = kind == .normal && range.count == 1 && precedes(range.lowerBound, "\\")
                return openings.reversed().reduce(range.lowerBound - (isEscaped ? 1 : 0), start)
            case .text(let kind, .inserted): openings.append(kind == .nullCharacter ? .nullCharacter : .lineBreak)
            }
        }
        return nil
    }

    private func start(before offset: Int, of opening: Opening) -> Int {
        switch opening {
        case .nullCharacter: return offset - 1
        case .lineBreak: return lineBreak(before: offset)
        case .span(.emphasis): return offset - 1
        case .span(.strong): return offset - 2
        case .span(.strikethrough): return precedes(offset - 1, "~") ? offset - 2 : offset - 1
        case .span(.code):
            let content = skipBack(offset) { $0.isBlank || $0.isNewline || $0 == UInt8(ascii: ">") }
            return skipBack(content) { $0 == UInt8(ascii: "`") }
        case .span(.link): return offset - 1
        case .span(.image): return offset - 2
        }
    }

    /// Before the prefix of the line at `offset`, the line break, and the blanks or backslash that made it a hard one.
    private func lineBreak(before offset: Int) -> Int {
        var end = skipBack(offset) { $0.isBlank || $0 == UInt8(ascii: ">") }
        if precedes(end, "\n") { end -= 1 }
        if precedes(end, "\r") { end -= 1 }
        return precedes(end, "\\") ? end - 1 : skipBack(end, while: \.isBlank)
    }

    private func precedes(_ offset: Int, _ character: Unicode.Scalar) -> Bool {
        offset > 0 && bytes[offset - 1] == UInt8(ascii: character)
    }

    private func skipBack(_ offset: Int, while isSkipped: (UInt8) -> Bool) -> Int {
        var offset = offset
        while offset > 0, isSkipped(bytes[offset - 1]) { offset -= 1 }
        return offset
    }
}
