/// Makes a chapter's document of Markdown's tree: what is a block becomes one, and what `@`, `$` and `{#…}` mean is read.
struct ChapterBuilder {
    let source: SourceText
    /// The keys that `@key` cites without brackets.
    let works: Set<String>
    let code: CodeMemory
    /// The text that is being read: the chapter's prose, or a caption.
    var prose: Prose
    var findings: Findings
    /// What the chapter's HTML may do.
    var markup = MarkupPolicy.checked
    /// The names of the chapter's parameters.
    var parameters: Set<String> = []
    var blocks: [Block] = []
    var labels: [Label] = []
    var references: [LocatedText] = []
    var citations: [LocatedText] = []
    var mentions: [LocatedText] = []
    var links: [ChapterLink] = []
    var citedGroups: [Citation] = []
    /// Each is told once.
    var foreignForms: Set<ForeignForm> = []
    private var openMarkup = OpenMarkup()
    /// What those look like that were looked for so far.
    var formPatterns: [ForeignForm: Regex<Substring>] = [:]
    /// What stands behind a picture that is a figure.
    var pictureBraces: Regex<(Substring, Substring, Substring?)>?
    var undefinedFootnotes: [LocatedText] = []
    /// The names of the chapter's blocks, and where each was given.
    var names: [String: SourceLocation] = [:]
    /// Names by which later blocks use values of blocks that are none, for what was told of them.
    var refusedNames: Set<String> = []
    var sharedCount = 0
    /// Whether it was told that there are more than a chapter has.
    var hasTooManyBlocks = false
    /// The expressions of the inline values so far.
    var values: Set<String> = []
    var quoteDepth = 0
    private var headingLevel = 1

    /// A text, where it starts in the file, and its math.
    struct Prose {
        var bytes: [UInt8]
        var base: Int
        /// In order.
        var math: [MathSpan]

        /// The formulas that start in a part of the text.
        func math(in range: Range<Int>) -> ArraySlice<MathSpan> {
            var low = 0
            var high = math.count
            while low < high {
                let middle = (low + high) / 2
                if math[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
            }
            return math[low...].prefix { $0.range.lowerBound < range.upperBound }
        }
    }

    init(source: SourceText, base: Int, mask: MathMask, works: Set<String>, code: CodeMemory) {
        self.source = source
        self.works = works
        self.code = code
        prose = Prose(bytes: Array(source.bytes[base...]), base: base, math: mask.spans)
        findings = Findings(source: source)
        for offset in mask.unclosed { report(.unclosedEquation, at: offset..<offset + 2) }
    }

    mutating func build(_ reading: MarkdownReader.Reading) throws(MarkdownError) -> MarkdownDocument {
        reportUnusedFootnotes(reading)
        var document = MarkdownDocument(blocks: try build(reading.blocks))
        for note in reading.footnotes {
            document.footnotes.append(MarkdownFootnote(label: note.label, blocks: try build(note.blocks)))
        }
        reportUndefinedFootnotes()
        for (name, place) in openMarkup.rest {
            findings.report(.openElement(name), at: place, length: name.utf8.count + 2)
        }
        for (name, place) in openMarkup.strayEnds {
            findings.report(.strayEnd(name), at: place, length: name.utf8.count + 3)
        }
        return document
    }

    private mutating func reportUnusedFootnotes(_ reading: MarkdownReader.Reading) {
        let used = Set(reading.footnotes.map { $0.label.lowercased() })
        for definition in FootnoteMask(prose.bytes).unused(reading) {
            let isRepeated = used.contains(definition.label.lowercased())
            report(isRepeated ? .repeatedFootnote(definition.label) : .unusedFootnote(definition.label), at: definition.range)
        }
    }

    private mutating func reportUndefinedFootnotes() {
        let labels = FootnoteMask(prose.bytes).definitions.map(\.label)
        for (index, footnote) in undefinedFootnotes.enumerated() {
            let suggestion = index < mostSuggestions ? nearMiss(of: footnote.text, among: labels) : nil
            let fault = ReadingFault.unknownFootnote(footnote.text, suggestion: suggestion)
            findings.report(fault, at: footnote.location, length: footnote.text.utf8.count + 3)
        }
    }

    mutating func build(_ nodes: [BlockNode]) throws(MarkdownError) -> [MarkdownBlock] {
        var blocks: [MarkdownBlock] = []
        var index = 0
        while index < nodes.count {
            if let captioned = captioned(nodes[index], before: nodes.indices.contains(index + 1) ? nodes[index + 1] : nil) {
                let range = nodes[index].range.lowerBound + prose.base..<nodes[index + 1].range.upperBound + prose.base
                blocks.append(MarkdownBlock(captioned, range: range))
                index += 2
            } else {
                blocks.append(try build(nodes[index]))
                index += 1
            }
        }
        return Self.joiningDefinitions(blocks)
    }

    private mutating func build(_ node: BlockNode) throws(MarkdownError) -> MarkdownBlock {
        let range = node.range.lowerBound + prose.base..<node.range.upperBound + prose.base
        return MarkdownBlock(try content(of: node), range: range)
    }

    private mutating func content(of node: BlockNode) throws(MarkdownError) -> MarkdownBlock.Content {
        switch node.content {
        case .paragraph(let nodes):
            reportDashes(in: nodes)
            return equation(nodes) ?? picture(nodes) ?? definition(nodes) ?? .paragraph(inlines(nodes))
        case .heading(let level, let nodes): return heading(level: level, nodes, range: node.range)
        case .quote(let nodes):
            quoteDepth += 1
            defer { quoteDepth -= 1 }
            if let callout = try callout(nodes) { return callout }
            return .quote(try build(nodes))
        case .list(let start, let isTight, let items):
            if start != nil { reportNumbers(of: items) }
            var list = MarkdownList(start: start, isTight: isTight, items: [])
            for (index, item) in items.enumerated() {
                var item = item
                list.tasks[index] = item.takeTask()
                list.items.append(try build(item))
            }
            return .list(list)
        case .code(let code): return try self.code(code)
        case .html(let html):
            readMarkup(html, at: node.range)
            return .html(html)
        case .rule:
            // Columns under dashes, as Pandoc has tables.
            let written = text(node.range).trimmingSpaces()
            if written.contains(" "), written.contains(/^-{2,} +-{2,}/) {
                report(.drawnTable, written, at: node.range.lowerBound)
            }
            return .rule
        case .table(let table): return .table(self.table(table))
        }
    }

    private mutating func heading(level: Int, _ nodes: [InlineNode], range: Range<Int>) -> MarkdownBlock.Content {
        if level == 1 {
            report(.levelOneHeading, at: range)
        } else if level > headingLevel + 1 {
            report(.skippedHeadingLevel(from: headingLevel, to: level), at: range)
        }
        headingLevel = level
        var nodes = nodes
        let label = takeLabel(from: &nodes, prefix: "sec")
        if nodes.allSatisfy(\.isBlank) { report(.emptyHeading, at: range) }
        return .heading(level: level, inlines(nodes), label: label)
    }

    /// A line of dashes makes a table only when it has as many columns as the line above: the author must hear of it.
    private mutating func reportDashes(in nodes: [InlineNode]) {
        guard let first = nodes.firstIndex(where: \.isBreak), first + 1 < nodes.count else { return }
        let line = nodes[first + 1]
        guard case .text = line.content, first + 2 == nodes.count || nodes[first + 2].isBreak else { return }
        let bytes = prose.bytes[line.range]
        guard bytes.allSatisfy({ $0.isBlank || "|:-".utf8.contains($0) }), "|-".utf8.allSatisfy(bytes.contains) else { return }
        let columns = bytes.split(separator: UInt8(ascii: "|")).filter { !$0.allSatisfy(\.isBlank) }.count
        report(.tableDashes(columns: columns), at: line.range)
    }

    mutating func table(_ table: TableNode) -> MarkdownTable {
        var built = MarkdownTable(alignments: table.alignments, header: [], rows: [])
        built.header = table.header.map { inlines($0) }
        for row in table.rows { built.rows.append(row.map { inlines($0) }) }
        for line in table.bareLines.prefix(1) { report(.lineInTable, at: line) }
        for cells in table.extraCells { report(.extraCells(columns: table.alignments.count), at: cells) }
        return built
    }

    /// Reads the links of HTML, and checks what it holds. Where it stands in the chapter as it is, the places of its parts are known; in
    /// a quote they are where it starts.
    mutating func readMarkup(_ html: String, at range: Range<Int>) {
        let isVerbatim = text(range) == html.trimmingSuffix("\n") || text(range) == html
        for found in ChapterLink.found(inHTML: html) {
            let place = location(range.lowerBound + (isVerbatim ? found.offset : 0))
            links.append(ChapterLink(kind: .markup(element: found.element), destination: found.destination, location: place))
        }
        switch markup {
        case .trusted: break
        case .none: report(.forbiddenMarkup, at: range)
        case .checked:
            let (source, start) = (source, range.lowerBound + prose.base)
            openMarkup.take(html) { source.location(at: start + (isVerbatim ? $0 : 0)) }
            for finding in MarkupCheck.findings(in: html) {
                let start = range.lowerBound + (isVerbatim ? finding.offset : 0)
                report(finding.fault, at: start..<start + (isVerbatim ? finding.length : 1))
            }
        }
    }

    // MARK: Places

    mutating func report(_ fault: ReadingFault, at range: Range<Int>) {
        findings.report(fault, at: range.lowerBound + prose.base..<range.upperBound + prose.base)
    }

    func location(_ offset: Int) -> SourceLocation { source.location(at: offset + prose.base) }

    func text(_ range: Range<Int>) -> String { String(decoding: prose.bytes[range], as: UTF8.self) }
}

extension String {
    fileprivate func trimmingSuffix(_ suffix: String) -> String { hasSuffix(suffix) ? String(dropLast(suffix.count)) : self }
}
