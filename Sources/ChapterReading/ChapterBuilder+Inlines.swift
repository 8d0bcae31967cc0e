extension ChapterBuilder {
    mutating func inlines(_ nodes: [InlineNode], isInLink: Bool = false) -> [MarkdownInline] {
        var built: [MarkdownInline] = []
        for node in joiningCitations(nodes) {
            let location = location(node.range.lowerBound)
            let content: MarkdownInline.Content
            switch node.content {
            case .text(let pieces):
                built += text(pieces, isInLink: isInLink)
                continue
            case .softBreak: content = .softBreak
            case .lineBreak: content = .lineBreak
            case .code(let code, let range):
                reportFence(node.range)
                content = self.code(code, range)
            case .emphasis(let nodes):
                lookForProduct(node.range)
                content = .emphasis(inlines(nodes, isInLink: isInLink))
            case .strong(let nodes):
                lookForDunder(node.range)
                content = .strong(inlines(nodes, isInLink: isInLink))
            case .strikethrough(let nodes):
                let written = text(node.range)
                if !written.hasPrefix("~~") { report(.subscripted, written, at: node.range.lowerBound) }
                content = .strikethrough(inlines(nodes, isInLink: isInLink))
            case .link(let destination, let title, let nodes):
                let isUnseen = nodes.isEmpty && !destination.hasPrefix(ChapterLink.claims)
                if isUnseen || destination.isEmpty { report(.emptyLink(destination), at: node.range) }
                links.append(ChapterLink(kind: .link, destination: destination, location: location))
                content = .link(destination: destination, title: title, inlines(nodes, isInLink: true))
            case .image(let source, let title, let nodes):
                links.append(ChapterLink(kind: .picture, destination: source, location: location))
                content = .image(source: source, title: title, inlines(nodes, isInLink: true))
            case .html(let html):
                readMarkup(html, at: node.range)
                content = .html(html)
            case .footnote(let label, let number): content = .footnote(label: label, number: number)
            }
            built.append(MarkdownInline(content, at: location))
        }
        return built
    }

    /// A citation may go on over the end of a line: its lines become one text.
    private func joiningCitations(_ nodes: [InlineNode]) -> [InlineNode] {
        var joined: [InlineNode] = []
        var index = 0
        while index < nodes.count {
            if let (node, end) = citationOverLines(nodes, from: index) {
                joined.append(node)
                index = end
            } else {
                joined.append(nodes[index])
                index += 1
            }
        }
        return joined
    }

    /// The text at `start` with the lines after it that its last citation goes on over, and the index of the node after those.
    private func citationOverLines(_ nodes: [InlineNode], from start: Int) -> (node: InlineNode, end: Int)? {
        guard case .text(let before) = nodes[start].content, let last = before.last, last.isLiteral, leavesBracketOpen(last.range)
        else { return nil }
        var end = start
        while end + 2 < nodes.count, end < start + 2 * Self.longestCitation, nodes[end + 1].isSoftBreak,
            case .text(let after) = nodes[end + 2].content,
            let first = after.first, first.isLiteral
        {
            end += 2
            let whole = last.range.lowerBound..<first.range.upperBound
            let isCrossing = ProseScanner(bytes: prose.bytes, range: whole, works: works).marks().contains { mark in
                guard case .citation = mark.kind else { return false }
                return mark.range.contains(last.range.upperBound)
            }
            if isCrossing {
                let pieces = before.dropLast() + [TextPiece(text: text(whole), range: whole, isLiteral: true)] + after.dropFirst()
                let range = nodes[start].range.lowerBound..<nodes[end].range.upperBound
                return (InlineNode(content: .text(Array(pieces)), range: range), end + 1)
            }
            guard after.count == 1 else { return nil }
        }
        return nil
    }

    /// In lines.
    private static let longestCitation = 20

    private func leavesBracketOpen(_ range: Range<Int>) -> Bool {
        guard let open = prose.bytes[range].lastIndex(of: UInt8(ascii: "[")) else { return false }
        return !prose.bytes[open..<range.upperBound].contains(UInt8(ascii: "]"))
            || prose.bytes[range].reduce(0) { $0 + ($1 == UInt8(ascii: "[") ? 1 : $1 == UInt8(ascii: "]") ? -1 : 0) } > 0
    }

    /// Three backticks that span lines were meant as a fence.
    private mutating func reportFence(_ range: Range<Int>) {
        let code = prose.bytes[range]
        // Most spans are told apart at once: to look back at the line's start for each takes time as the square of the line.
        guard code.starts(with: Array("```".utf8)), code.contains(where: \.isNewline) else { return }
        let line = prose.bytes[..<range.lowerBound].reversed().prefix { !$0.isNewline }
        guard line.count > 3, line.allSatisfy(\.isBlank) else { return }
        let end = code.firstIndex(where: \.isNewline) ?? range.upperBound
        report(.fenceInParagraph, at: range.lowerBound..<end)
    }

    // MARK: Values

    private mutating func code(_ text: String, _ range: Range<Int>) -> MarkdownInline.Content {
        let marker = "{swift}"
        guard text.hasPrefix(marker), text.utf8.dropFirst(marker.utf8.count).first.map({ $0.isBlank }) ?? true else {
            // A regular expression is made anew wherever it is used: most code is told apart without one.
            if text.hasPrefix("{") || text.hasPrefix("r "),
                !foreignForms.contains(.inlineEngine),
                text.contains(/^(?:\{(?:r|python|julia|ojs|js|bash)\} \S|r [\w.]+\()/)
            {
                report(.inlineEngine, text, at: range.lowerBound)
            }
            if isNearValue(text) { report(.nearValue, text, at: range.lowerBound) }
            return .code(text)
        }
        let start = range.lowerBound + marker.utf8.count
        let expression = text.dropFirst(marker.count).trimmingSpaces()
        guard !expression.isEmpty else {
            report(.emptyValue, at: range)
            return .code(text)
        }
        let first = (start..<range.upperBound).first { !prose.bytes[$0].isBlank && !prose.bytes[$0].isNewline } ?? start
        addValue(expression, at: first..<range.upperBound)
        return .value(expression: expression)
    }

    /// `{swift}a`, `{Swift} a` and `{ swift } a`: nothing that is meant as code looks like them.
    private func isNearValue(_ code: String) -> Bool {
        guard code.hasPrefix("{"), let close = code.firstIndex(of: "}") else { return false }
        let language = code[..<close].dropFirst().trimmingSpaces()
        return language.lowercased() == "swift" && code[close...].dropFirst().contains { !$0.isWhitespace }
    }

    /// Adds the inline block of this expression, unless there is one.
    private mutating func addValue(_ expression: String, at range: Range<Int>) {
        guard values.insert(expression).inserted, hasRoom(for: range) else { return }
        let start = location(range.lowerBound)
        let block = Block(kind: .inline, name: expression, code: expression, codeStart: start, nameLocation: start)
        blocks.append(block)
        let facts = code.facts(of: expression)
        if !facts.isSound {
            findings.report(syntaxErrors(in: block))
        } else if !facts.isExpression {
            report(.valueIsNotAnExpression(expression), at: range)
        }
    }

    private mutating func lookForForeignForms(in range: Range<Int>, isInLink: Bool) {
        let written = text(range)
        guard written.utf8.contains(where: { ":{\\^[=!+#@-`.)".utf8.contains($0) || $0 == 0xA0 }) else { return }
        for form in ForeignForm.allCases where !foreignForms.contains(form) && form.isPossible(in: written) {
            if isInLink && form == .bareAddress || form.startsLine && !startsLine(range.lowerBound) { continue }
            guard let pattern = pattern(of: form), let found = written.firstRange(of: pattern) else { continue }
            let text = written[found].drop(while: \.isWhitespace)
            report(form, text, at: range.lowerBound + written.utf8.distance(from: written.startIndex, to: text.startIndex))
        }
    }

    /// Whether nothing but blanks and the marks of a quote stands before it.
    private func startsLine(_ offset: Int) -> Bool {
        let line = prose.bytes[..<offset].reversed().prefix { !$0.isNewline }
        return line.allSatisfy { $0.isBlank || $0 == UInt8(ascii: ">") }
    }

    private mutating func lookForOpenEmphasis(in range: Range<Int>, besides formulas: [Range<Int>]) {
        guard !foreignForms.contains(.openEmphasis),
            let found = OpenEmphasis(bytes: prose.bytes, range: range, formulas: formulas).first()
        else { return }
        report(.openEmphasis, text(found).prefix { !$0.isNewline }.prefix(80), at: found.lowerBound)
    }

    private mutating func pattern(of form: ForeignForm) -> Regex<Substring>? {
        if let known = formPatterns[form] { return known }
        formPatterns[form] = form.pattern
        return formPatterns[form]
    }

    /// `2*3*4`, which loses its asterisks.
    private mutating func lookForProduct(_ range: Range<Int>) {
        let (before, after) = (range.lowerBound - 1, range.upperBound)
        guard before >= 0, after < prose.bytes.count, prose.bytes[before].isDigit, prose.bytes[after].isDigit else { return }
        report(.product, text(range), at: range.lowerBound)
    }

    /// `__init__.py`, which loses its underscores.
    private mutating func lookForDunder(_ range: Range<Int>) {
        let after = prose.bytes[range.upperBound...].prefix(2)
        guard prose.bytes[range].starts(with: Array("__".utf8)), let first = after.first, let second = after.dropFirst().first,
            first == UInt8(ascii: "(") || first == UInt8(ascii: ".") && second.isLetter
        else { return }
        report(.dunder, text(range), at: range.lowerBound)
    }

    /// `[*see* @key]`: brackets that emphasis, or an entity, keeps from being those of a citation.
    private mutating func lookForSetCitation(around range: Range<Int>) {
        let brackets = "[]".utf8
        guard !foreignForms.contains(.setCitation),
            let open = prose.bytes[..<range.lowerBound].suffix(200).lastIndex(where: brackets.contains),
            let close = prose.bytes[range.upperBound...].prefix(200).firstIndex(where: brackets.contains),
            prose.bytes[open] == UInt8(ascii: "["), prose.bytes[close] == UInt8(ascii: "]"),
            open == 0 || prose.bytes[open - 1] != UInt8(ascii: "\\"), !text(open..<close).contains("\n\n")
        else { return }
        report(.setCitation, text(open..<close + 1).replacing("\n", with: " "), at: open)
    }

    /// `\(x^2\)` and `\[x^2\]`, whose backslashes CommonMark takes away, and `\@ref(fig:x)`.
    private mutating func lookForEscapedForms(at start: Int) {
        let rest = prose.bytes[start...].prefix(400)
        guard rest.first == UInt8(ascii: "\\"), let second = rest.dropFirst().first, "([@".utf8.contains(second) else { return }
        // Looked for first, since a regular expression takes long to make.
        let isReference = second == UInt8(ascii: "@")
        guard !foreignForms.contains(isReference ? .reference : .parenthesized),
            isReference || Self.closesTeX(rest, opener: second)
        else { return }
        let written = String(decoding: rest, as: UTF8.self)
        if let found = written.prefixMatch(of: /\\@ref\([^)\n]{1,80}\)/) {
            report(.reference, found.output, at: start)
        } else if let found = written.prefixMatch(of: /\\\((?<inside>[^$]*?)\\\)|\\\[(?<block>[^$]*?)\\\]/),
            let tex = found.output.inside ?? found.output.block, tex.contains(/[\\^_={]/) || tex.count == 1
        {
            report(.parenthesized, found.output.0.prefix { !$0.isNewline }, at: start)
        }
    }

    /// Whether `\)` follows on `\(`, or `\]` on `\[`.
    private static func closesTeX(_ text: ArraySlice<UInt8>, opener: UInt8) -> Bool {
        let closer = opener == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
        var isEscaped = false
        for byte in text.dropFirst(2) {
            if isEscaped, byte == closer { return true }
            isEscaped = byte == UInt8(ascii: "\\")
        }
        return false
    }

    mutating func report(_ form: ForeignForm, _ written: some StringProtocol, at start: Int) {
        guard foreignForms.insert(form).inserted else { return }
        report(.foreignForm(form, text: String(written)), at: start..<start + written.utf8.count)
    }

    // MARK: Text

    private mutating func text(_ pieces: [TextPiece], isInLink: Bool) -> [MarkdownInline] {
        var built: [MarkdownInline] = []
        for piece in pieces {
            guard piece.isLiteral else {
                lookForEscapedForms(at: piece.range.lowerBound)
                built.append(text: piece.text, at: location(piece.range.lowerBound))
                continue
            }
            let formulas = prose.math(in: piece.range)
            lookForOpenEmphasis(in: piece.range, besides: formulas.map(\.range))
            var start = piece.range.lowerBound
            for math in formulas {
                scan(start..<math.range.lowerBound, isInLink: isInLink, into: &built)
                let tex = tex(math)
                if tex.utf8.count > 1, tex.hasPrefix("`"), tex.hasSuffix("`") {
                    report(.codeMath, text(math.range), at: math.range.lowerBound)
                }
                built.append(
                    MarkdownInline(
                        math.isDisplay ? .displayMath(tex: tex) : .math(tex: tex), at: location(math.range.lowerBound)))
                start = math.range.upperBound
            }
            scan(min(start, piece.range.upperBound)..<piece.range.upperBound, isInLink: isInLink, into: &built)
        }
        return built
    }

    /// Reads the references, citations and stray labels in a text.
    private mutating func scan(_ range: Range<Int>, isInLink: Bool, into built: inout [MarkdownInline]) {
        lookForForeignForms(in: range, isInLink: isInLink)
        let scanner = ProseScanner(bytes: prose.bytes, range: range, works: works)
        var start = range.lowerBound
        for mark in isInLink ? [] : scanner.marks() {
            built.append(text: text(start..<mark.range.lowerBound), at: location(start))
            start = mark.range.upperBound
            switch mark.kind {
            case .reference(let label):
                let found = LocatedText(text: text(label), location: location(mark.range.lowerBound))
                references.append(found)
                built.append(MarkdownInline(.reference(label: found.text), at: found.location))
            case .mention(let word):
                mentions.append(LocatedText(text: text(word), location: location(mark.range.lowerBound)))
                built.append(text: text(mark.range), at: location(mark.range.lowerBound))
            case .citation(let keys, let citation):
                if citation.isTextual { lookForSetCitation(around: mark.range) }
                citations += keys.map { LocatedText(text: text($0), location: location($0.lowerBound - 1)) }
                citedGroups.append(citation)
                built.append(MarkdownInline(.citation(citation), at: location(mark.range.lowerBound)))
            case .malformedCitation:
                report(.malformedCitation, at: mark.range)
                built.append(text: text(mark.range), at: location(mark.range.lowerBound))
            case .footnote(let label):
                undefinedFootnotes.append(LocatedText(text: text(label), location: location(mark.range.lowerBound)))
                built.append(text: text(mark.range), at: location(mark.range.lowerBound))
            case .label(let label):
                report(.strayLabel(text(label)), at: mark.range)
            }
        }
        built.append(text: text(start..<range.upperBound), at: location(start))
    }
}

extension [MarkdownInline] {
    /// Text that follows text is one text.
    fileprivate mutating func append(text: String, at location: SourceLocation) {
        guard !text.isEmpty else { return }
        if case .text(var whole)? = last?.content {
            // Nothing else holds the text while it grows.
            self[count - 1].content = .softBreak
            whole += text
            self[count - 1].content = .text(whole)
        } else {
            append(MarkdownInline(.text(text), at: location))
        }
    }
}

extension StringProtocol {
    func trimmingSpaces() -> String {
        var rest = self[...]
        while rest.first?.isWhitespace ?? false { rest.removeFirst() }
        while rest.last?.isWhitespace ?? false { rest.removeLast() }
        return String(rest)
    }
}
