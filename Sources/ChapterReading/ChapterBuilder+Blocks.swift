extension ChapterBuilder {
    mutating func code(_ code: CodeNode) throws(MarkdownError) -> MarkdownBlock.Content {
        guard let fence = code.fence else { return .code(info: code.info, text: code.text) }
        if !fence.isClosed { report(.unclosedFence(fence: text(fence.range)), at: fence.range) }
        guard let heading = heading(of: fence) else {
            reportDepth(ofListing: code, fence)
            return .code(info: code.info, text: code.text)
        }
        guard let block = try block(heading, code, fence) else {
            if heading.kind.traits.holdsValue { refusedNames.insert(text(heading.nameRange)) }
            return .code(info: code.info, text: code.text)
        }
        return .executable(name: block.name)
    }

    /// A listing of Swift is parsed for its colours.
    private mutating func reportDepth(ofListing code: CodeNode, _ fence: CodeNode.Fence) {
        guard let language = words(in: fence.info).first, text(language).lowercased() == "swift",
            let excess = CodeDepth.excess(in: code.text)
        else { return }
        let line = code.lines[code.text.utf8.prefix(excess).count { $0 == UInt8(ascii: "\n") }]
        report(.codeTooDeep, at: line.range.lowerBound..<max(line.range.upperBound - 1, line.range.lowerBound + 1))
    }

    /// What an info string says. The name is nil when it is missing or can't be one: the rest of the block is read all the same.
    private struct BlockHeading {
        var kind: Block.Kind
        var name: String?
        var nameRange: Range<Int>
    }

    /// Nil for a listing, and for a block of no known kind.
    private mutating func heading(of fence: CodeNode.Fence) -> BlockHeading? {
        let words = words(in: fence.info)
        if let language = words.first { lookForForeignFence(language, words.dropFirst().first, fence.info) }
        guard let language = words.first, words.count > 1 else { return nil }
        guard text(language) == "swift" else {
            if text(language).lowercased() == "swift" { report(.languageCase(text(language)), at: language) }
            return nil
        }
        let word = text(words[1])
        guard let kind = Block.Kind.fenced.first(where: { $0.rawValue == word }) else {
            let suggestion = nearMiss(of: word, among: Block.Kind.fenced.map(\.rawValue))
            report(.unknownKind(word, suggestion: suggestion), at: words[1])
            return nil
        }
        if kind == .shared {
            if words.count > 2 { report(.nameOfShared(text(words[2])), at: words[2]) }
            sharedCount += 1
            return BlockHeading(kind: .shared, name: "shared-\(sharedCount)", nameRange: words[1])
        }
        guard words.count > 2 else {
            report(.missingName(kind), at: words[1])
            return BlockHeading(kind: kind, name: nil, nameRange: words[1])
        }
        if words.count > 3 { report(.extraWord(text(words[3])), at: words[3]) }
        return BlockHeading(kind: kind, name: name(of: kind, at: words[2]), nameRange: words[2])
    }

    /// Fences that run something elsewhere are listings here, which an author must hear of: `{python}`, `{note}`, and `python figure fig-a`;
    /// so are those whose `swift` is missing, or grown together with the kind: `figure fig-a`, `swift{figure fig-a}`.
    private mutating func lookForForeignFence(_ language: Range<Int>, _ second: Range<Int>?, _ info: Range<Int>) {
        let word = text(language)
        if word.hasPrefix("{") {
            let name = word.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == ":" }
            if name.lowercased() == "swift" { return report(.foreignFence(text(info)), at: info) }
            // Pandoc's `{.python}` and `{=html}` are classes and formats.
            if !name.isEmpty {
                report(Self.engines.contains(name.lowercased()) ? .engine : .directive, text(info), at: info.lowerBound)
            }
        } else if word != "swift", word.lowercased() != "swift", let second,
            let kind = Block.Kind.fenced.first(where: { $0.rawValue == text(second) })
        {
            report(.otherLanguage(word, kind), at: info)
        } else if word == "math" {
            report(.directive, text(info), at: info.lowerBound)
        } else if namesKind(word.lowercased(), in: text(info)) {
            report(.foreignFence(text(info)), at: info)
        }
    }

    /// Whether the first word of a fence is a kind of block, or `swift` that has grown together with one.
    private func namesKind(_ language: String, in info: String) -> Bool {
        let kinds = Block.Kind.fenced.map(\.rawValue)
        if kinds.contains(language) { return true }
        let rest = info.dropFirst("swift".count)
        guard language != "swift", language.hasPrefix("swift"), !(rest.first?.isLetter ?? true) else { return false }
        let word = rest.drop { !$0.isLetter }
        let kind = word.prefix(while: \.isLetter)
        // `swift:figure.swift` is a file.
        let next = word.dropFirst(kind.count).first
        return kinds.contains(kind.lowercased()) && (next == nil || next == " " || next == "}")
    }

    private static let engines: Set = [
        "python", "r", "julia", "ojs", "js", "bash", "sh", "sql", "stan", "code-cell", "rust", "octave", "haskell", "mermaid",
        "dot",
    ]

    private mutating func name(of kind: Block.Kind, at range: Range<Int>) -> String? {
        let name = text(range)
        if let fault = fault(in: name, of: kind) {
            report(fault, at: range)
            return nil
        }
        let location = location(range.lowerBound)
        if let first = names[name] {
            report(.repeatedName(name, firstAt: first.line(seenFrom: location)), at: range)
            return nil
        }
        names[name] = location
        if !kind.prefix.isEmpty { labels.append(Label(name: name, location: location)) }
        return name
    }

    private func fault(in name: String, of kind: Block.Kind) -> ReadingFault? {
        guard name.utf8.allSatisfy(\.isNameByte), name.utf8.first?.isLetter ?? false else { return .badName(name) }
        if !kind.prefix.isEmpty, !name.hasPrefix(kind.prefix + "-") || name == kind.prefix + "-" {
            return .missingPrefix(kind, name: name)
        }
        if parameters.contains(name) { return .nameOfParameter(name) }
        guard kind.traits.holdsValue, !SwiftReading.isName(name) else { return nil }
        let declaration = code.facts(of: "let \(name) = 0")
        if declaration.isSound && declaration.identifiers == [name] { return nil }
        switch SwiftReading.fault(inName: name) {
        case .notIdentifier: return .experimentNameNotIdentifier(name)
        case .keyword: return .experimentNameIsKeyword(name)
        case nil: return nil
        }
    }

    private func words(in range: Range<Int>) -> [Range<Int>] {
        prose.bytes[range].split(whereSeparator: \.isBlank).map { $0.startIndex..<$0.endIndex }
    }

    // MARK: Code

    private mutating func block(
        _ heading: BlockHeading, _ code: CodeNode, _ fence: CodeNode.Fence
    ) throws(MarkdownError) -> Block? {
        guard hasRoom(for: heading.nameRange) else { return nil }
        var options = OptionReader(source: source, kind: heading.kind)
        let optionLines = code.lines.prefix { isOption($0) || isForeignOption($0) }
        for line in optionLines {
            if isOption(line) { options.read(range(ofOption: line)) } else { options.readForeign(range(ofOption: line)) }
        }
        let nameRange = heading.nameRange.lowerBound + prose.base..<heading.nameRange.upperBound + prose.base
        options.requireOptions(at: nameRange)
        findings.report(options.findings)
        if let over = options.options.over, let range = options.overRange { requireArray(named: over.text, at: range) }

        let lines = code.lines.dropFirst(optionLines.count)
        for line in lines where isOption(line) {
            let range = range(ofOption: line)
            report(.misplacedOption, at: range.lowerBound - prose.base..<range.upperBound - prose.base)
        }
        guard let first = lines.first, !lines.allSatisfy({ $0.text.allSatisfy(\.isBlank) }) else {
            report(.emptyBlock(heading.kind), at: fence.range.lowerBound..<fence.info.upperBound)
            return nil
        }
        let place = blocks.count
        var read = options.options
        if let caption = options.captionRange { read.captionContent = try inlineText(caption) }
        if let alt = options.altRange { read.altContent = try inlineText(alt) }
        var block = Block(
            kind: heading.kind, name: heading.name ?? "", code: CodeNode(info: "", lines: Array(lines), fence: nil).text,
            codeStart: location(first.range.lowerBound - first.insertedSpaces),
            indentation: column(of: first) - 1, lineColumns: lines.map(column),
            nameLocation: location(heading.nameRange.lowerBound), options: read)
        reportLongLine(among: lines)
        block.isSound = self.code.facts(of: block.code).isSound
        if !block.isSound { findings.report(syntaxErrors(in: block)) }
        guard heading.name != nil else { return nil }
        blocks.insert(block, at: place)
        return block
    }

    /// Whether one more block is read as one: of a chapter without end each would be compiled, and run, by itself.
    mutating func hasRoom(for range: Range<Int>) -> Bool {
        if blocks.count < ReadingFault.mostBlocks { return true }
        if !hasTooManyBlocks { report(.tooManyBlocks, at: range) }
        hasTooManyBlocks = true
        return false
    }

    /// A sweep runs over the value of a block above it.
    private mutating func requireArray(named name: String, at range: Range<Int>) {
        let known = blocks.filter { $0.kind.traits.holdsValue }.map(\.name)
        guard !known.contains(name) else { return }
        findings.report(.overNoArray(name, suggestion: nearMiss(of: name, among: known)), at: range)
    }

    /// The first line that is wider than a page shows: one finding a block.
    private mutating func reportLongLine(among lines: ArraySlice<CodeNode.Line>) {
        for line in lines {
            let end = line.text.lastIndex { !$0.isBlank && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") } ?? -1
            let columns = String(decoding: line.text[...end], as: UTF8.self).count
            guard columns > ReadingFault.mostCodeColumns else { continue }
            return report(.longCodeLine(columns: columns), at: line.range.upperBound - 1..<line.range.upperBound)
        }
    }

    private func column(of line: CodeNode.Line) -> Int { location(line.range.lowerBound).column - line.insertedSpaces }

    private func isOption(_ line: CodeNode.Line) -> Bool {
        line.text.drop(while: \.isBlank).starts(with: Array("//|".utf8))
    }

    /// `#| key: value`, as Quarto has options: nothing that Swift reads starts with it. And `// | key: value` with a key that there is: other
    /// remarks may start so.
    private func isForeignOption(_ line: CodeNode.Line) -> Bool {
        OptionReader.foreign(String(decoding: line.text, as: UTF8.self)) != nil
    }

    private func range(ofOption line: CodeNode.Line) -> Range<Int> {
        let blanks = line.range.prefix { prose.bytes[$0].isBlank }.count
        return line.range.lowerBound + blanks + prose.base..<line.range.upperBound + prose.base
    }

    /// Reads an option that is inline Markdown, such as a caption: the full stop before it keeps `- a` or `1. a` from being a list, and counts as
    /// punctuation, as the start of a line does.
    private mutating func inlineText(_ range: Range<Int>) throws(MarkdownError) -> [MarkdownInline] {
        let bytes = [UInt8(ascii: ".")] + source.bytes[range]
        let mask = try MathMask(bytes)
        let nodes = try MarkdownReader.read(bytes, masked: mask.bytes, dialect: .chapter).blocks
        guard nodes.count == 1, case .paragraph(var inlines) = nodes[0].content,
            case .text(var pieces)? = inlines.first?.content, let first = pieces.first
        else { return [] }
        pieces[0] = TextPiece(
            text: String(first.text.dropFirst()), range: first.range.lowerBound + 1..<first.range.upperBound, isLiteral: true)
        inlines.replaceText(at: 0, with: pieces.filter { !$0.text.isEmpty })
        let chapter = (prose, quoteDepth)
        prose = Prose(bytes: bytes, base: range.lowerBound - 1, math: mask.spans)
        quoteDepth = 0
        defer { (prose, quoteDepth) = chapter }
        for offset in mask.unclosed { report(.unclosedEquation, at: offset..<offset + 2) }
        return self.inlines(inlines)
    }
}
