import DataRegistry

/// Reads the lines `key: value` between two lines `---` at the top of a chapter.
struct FrontMatterReader {
    private enum Key: String, CaseIterable {
        case title, summary, author, date, network, html
    }

    let source: SourceText
    private let works: Set<String>
    private var findings: Findings
    private var values: [Key: String] = [:]
    private var places: [Key: SourceLocation] = [:]
    private var references: [LocatedText] = []
    private var hasMisspelledTitle = false
    private var isInBlockScalar = false
    /// What `index.md` says of the report.
    private var report = ReportFaceReader()
    private var parameters = ParameterReader()

    /// What was read, and where the prose begins.
    struct Reading {
        var frontMatter: Chapter.FrontMatter?
        /// The `@fig-x` in the title and the summary.
        var references: [LocatedText] = []
        var end: Int
        var diagnostics: [Diagnostic]
    }

    static func read(_ source: SourceText, works: Set<String> = []) -> Reading {
        var reader = FrontMatterReader(source: source, works: works)
        let end = reader.readLines()
        let frontMatter = reader.frontMatter()
        return Reading(
            frontMatter: frontMatter, references: reader.references, end: end, diagnostics: reader.findings.diagnostics)
    }

    /// What the lines say; nil without a title.
    private mutating func frontMatter() -> Chapter.FrontMatter? {
        guard let title = values[.title] else { return nil }
        var frontMatter = Chapter.FrontMatter(
            title: title, summary: values[.summary], author: values[.author], date: values[.date], titleStart: places[.title],
            summaryStart: places[.summary])
        frontMatter.network = Self.hosts(values[.network] ?? "").filter(Self.isHost)
        frontMatter.html = values[.html].flatMap(MarkupPolicy.init) ?? .checked
        frontMatter.parameters = parameters.parameters
        if isIndex { frontMatter.report = face(of: frontMatter) }
        return frontMatter
    }

    private init(source: SourceText, works: Set<String>) {
        self.source = source
        self.works = works
        findings = Findings(source: source)
    }

    private mutating func readLines() -> Int {
        let first = openingLine()
        let opening = lineEnd(first)
        guard isMarker(first..<opening) else {
            findings.report(.noFrontMatter, at: source.textStart..<lineEnd(source.textStart))
            return source.textStart
        }
        var start = next(opening)
        // The first empty line since the last key.
        var empty: Int?
        while start < source.bytes.count {
            let line = start..<lineEnd(start)
            start = next(line.upperBound)
            if isMarker(line) {
                if values[.title] == nil, !hasMisspelledTitle { findings.report(.noTitle, at: first..<opening) }
                return start
            }
            if trimmed(line).isEmpty {
                empty = empty ?? line.lowerBound
            } else if let empty, isProse(line) {
                findings.report(.unclosedFrontMatter, at: first..<opening)
                return empty
            } else {
                read(line)
                if hasKey(line) { empty = nil }
            }
        }
        // What was read as front matter is prose: nothing that was found in it holds.
        findings = Findings(source: source)
        findings.report(.unclosedFrontMatter, at: first..<opening)
        return source.bytes.count
    }

    /// Where the text starts, or the front matter that stands behind empty lines.
    private mutating func openingLine() -> Int {
        var start = source.textStart
        while start < source.bytes.count, trimmed(start..<lineEnd(start)).isEmpty { start = next(lineEnd(start)) }
        guard start > source.textStart, isMarker(start..<lineEnd(start)),
            hasKey(next(lineEnd(start))..<lineEnd(next(lineEnd(start))))
        else { return source.textStart }
        findings.report(.frontMatterNotFirst, at: start..<lineEnd(start))
        return start
    }

    /// Whether a line starts with a word, a colon, and a blank or nothing.
    private func hasKey(_ line: Range<Int>) -> Bool {
        let text = source.bytes[line].drop(while: \.isBlank)
        guard text.first?.isLetter ?? false else { return false }
        let rest = text.drop { $0.isNameByte || $0 >= 0x80 }.drop(while: \.isBlank)
        return rest.first == UInt8(ascii: ":") && (rest.dropFirst().first?.isBlank ?? true)
    }

    /// What no front matter holds, behind an empty line: its end is missing, and a line of dashes further on is none.
    private func isProse(_ line: Range<Int>) -> Bool {
        let text = source.text(in: line)
        let isItem = text.trimmingSpaces().hasPrefix("- ")
        return text.hasPrefix("##") || text.hasPrefix("```") || !text.hasPrefix("#") && !isItem && !hasKey(line)
    }

    private mutating func read(_ line: Range<Int>) {
        // What belongs to a value that was told already.
        if isInBlockScalar, line.lowerBound < line.upperBound, source.bytes[line.lowerBound].isBlank { return }
        isInBlockScalar = false
        let line = trimmed(line)
        guard !line.isEmpty, source.bytes[line.lowerBound] != UInt8(ascii: "#") else { return }
        if readItem(line) { return }
        guard let colon = line.first(where: { source.bytes[$0] == UInt8(ascii: ":") }) else {
            return findings.report(.malformedFrontMatterLine, at: line)
        }
        let keyRange = trimmed(line.lowerBound..<colon)
        let word = source.text(in: keyRange)
        report.endList()
        parameters.close()
        if word == ParameterReader.key { return open(parameters: trimmed(colon + 1..<line.upperBound), at: keyRange) }
        if let key = ReportFaceReader.Key(rawValue: word) {
            return read(reportValue: trimmed(colon + 1..<line.upperBound), of: key, at: keyRange)
        }
        guard let key = Key(rawValue: word) else {
            let words =
                Key.allCases.map(\.rawValue) + [ParameterReader.key]
                + (isIndex ? ReportFaceReader.Key.allCases.map(\.rawValue) : [])
            let suggestion = nearMiss(of: word, among: words)
            if suggestion == Key.title.rawValue { hasMisspelledTitle = true }
            return findings.report(.unknownFrontMatterKey(word, among: words, suggestion: suggestion), at: keyRange)
        }
        guard values[key] == nil else { return findings.report(.repeatedFrontMatterKey(word), at: keyRange) }
        read(value: trimmed(colon + 1..<line.upperBound), of: key, at: keyRange)
    }

    private mutating func read(value range: Range<Int>, of key: Key, at keyRange: Range<Int>) {
        places[key] = source.location(at: range.lowerBound)
        if source.text(in: range).wholeMatch(of: /[|>][-+0-9]*/) != nil {
            isInBlockScalar = true
            values[key] = ""
            return findings.report(.blockScalar, at: range)
        }
        switch YAMLScalar(source.text(in: range)) {
        case .unclosed(let quote):
            findings.report(.unclosedQuote(quote), at: range)
            values[key] = source.text(in: range)
        case .text(let value):
            if value.isEmpty {
                findings.report(.emptyFrontMatterValue(key: key.rawValue), at: keyRange)
            } else if key == .date, CivilDate(parsing: value) == nil {
                findings.report(.badDate(value), at: range)
            } else if key == .html, MarkupPolicy(rawValue: value) == nil {
                findings.report(.badMarkupPolicy(value), at: range)
            } else if key == .network, let other = Self.hosts(value).first(where: { !Self.isHost($0) }) {
                findings.report(.badHost(other), at: range)
            }
            requirePrintable(value, at: range)
            values[key] = value
            if key == .title || key == .summary { readMarks(in: range) }
        }
    }

    private static func hosts(_ value: String) -> [String] {
        value.split(separator: ",").map { $0.trimmingSpaces().lowercased() }
    }

    private static func isHost(_ text: String) -> Bool { text.wholeMatch(of: /[a-z0-9][a-z0-9.\-]*(?::[0-9]{1,5})?/) != nil }

    /// Titles stand where no sign can stand in for a character that nobody sees.
    private mutating func requirePrintable(_ value: String, at range: Range<Int>) {
        guard let control = value.unicodeScalars.first(where: { $0.properties.generalCategory == .control && $0 != "\t" }) else {
            return
        }
        findings.report(.controlCharacter(control), at: range)
    }

    private mutating func open(parameters value: Range<Int>, at keyRange: Range<Int>) {
        guard value.isEmpty else { return findings.report(.malformedParameter(source.text(in: value)), at: value) }
        guard parameters.parameters.isEmpty else {
            return findings.report(.repeatedFrontMatterKey(ParameterReader.key), at: keyRange)
        }
        parameters.open()
    }

    // MARK: The report

    private var isIndex: Bool { source.file.split(separator: "/").last == "index.md" }

    private mutating func read(reportValue range: Range<Int>, of key: ReportFaceReader.Key, at keyRange: Range<Int>) {
        guard isIndex else { return findings.report(.keyOfReport(key.rawValue), at: keyRange) }
        guard report.values[key] == nil else { return findings.report(.repeatedFrontMatterKey(key.rawValue), at: keyRange) }
        let value = value(in: range)
        if value.text.isEmpty, key != .parts { findings.report(.emptyFrontMatterValue(key: key.rawValue), at: keyRange) }
        report.take(key, value)
    }

    /// A line `- …` of a list.
    private mutating func readItem(_ line: Range<Int>) -> Bool {
        guard source.text(in: line).hasPrefix("- ") else { return false }
        if parameters.isOpen {
            let item = trimmed(line.lowerBound + 1..<line.upperBound)
            if let fault = parameters.take(item, in: source) { findings.report(fault, at: item) }
            return true
        }
        return report.take(item: value(in: trimmed(line.lowerBound + 1..<line.upperBound)))
    }

    private mutating func value(in range: Range<Int>) -> ReportFaceReader.Value {
        switch YAMLScalar(source.text(in: range)) {
        case .text(let text):
            requirePrintable(text, at: range)
            return ReportFaceReader.Value(text: text, range: range)
        case .unclosed(let quote):
            findings.report(.unclosedQuote(quote), at: range)
            return ReportFaceReader.Value(text: source.text(in: range), range: range)
        }
    }

    private mutating func face(of frontMatter: Chapter.FrontMatter) -> ReportFace {
        var faults: [(ReadingFault, Range<Int>)] = []
        let face = report.face(
            title: frontMatter.title, summary: frontMatter.summary, author: frontMatter.author, date: frontMatter.date
        ) { faults.append(($0, $1)) }
        for (fault, range) in faults { findings.report(fault, at: range) }
        return face
    }

    /// Titles and summaries stand on other pages too: they may refer to what is numbered, and cite nothing.
    private mutating func readMarks(in range: Range<Int>) {
        for mark in ProseScanner(bytes: source.bytes, range: range, works: works).marks() {
            switch mark.kind {
            case .reference(let label):
                references.append(
                    LocatedText(text: source.text(in: label), location: source.location(at: mark.range.lowerBound)))
            case .citation, .malformedCitation: findings.report(.citationInFrontMatter, at: mark.range)
            default: break
            }
        }
    }

    private func isMarker(_ line: Range<Int>) -> Bool {
        let end = line.last { !source.bytes[$0].isBlank } ?? line.lowerBound
        return line.upperBound - line.lowerBound >= 3 && source.text(in: line.lowerBound..<end + 1) == "---"
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> { source.bytes.trimmingBlanks(range) }

    private func lineEnd(_ offset: Int) -> Int {
        var end = offset
        while end < source.bytes.count, !source.bytes[end].isNewline { end += 1 }
        return end
    }

    private func next(_ end: Int) -> Int {
        let isCRLF = source.bytes[min(end, source.bytes.count)...].starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")])
        return min(end + (isCRLF ? 2 : 1), source.bytes.count)
    }
}

extension [UInt8] {
    func trimmingBlanks(_ range: Range<Int>) -> Range<Int> {
        guard let first = range.first(where: { !self[$0].isBlank }), let last = range.last(where: { !self[$0].isBlank }) else {
            return range.upperBound..<range.upperBound
        }
        return first..<last + 1
    }
}
