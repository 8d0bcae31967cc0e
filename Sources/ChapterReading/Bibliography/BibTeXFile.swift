/// A BibTeX file: its works with their places. What their TeX means, Pandoc says, which is given each work under a name that it can read.
package struct BibTeXFile {
    private let source: SourceText
    private let entries: [BibTeXEntry]
    /// What is wrong with how it is written.
    package private(set) var mistakes: [Bibliography.Mistake] = []

    package init(_ source: SourceText) {
        self.source = source
        let parser = BibTeXParser(source.bytes, from: source.textStart)
        var first: [String: BibTeXEntry] = [:]
        entries = parser.entries.filter { entry in
            defer { first[entry.key] = first[entry.key] ?? entry }
            return first[entry.key] == nil
        }
        for mistake in parser.mistakes {
            report(mistake.offset, mistake.isHarmless ? .warning : .error, of: mistake.key, mistake.summary)
        }
        reportRepeated(parser.entries, first)
    }

    private mutating func reportRepeated(_ all: [BibTeXEntry], _ first: [String: BibTeXEntry]) {
        for entry in all {
            guard let used = first[entry.key], used.keyOffset != entry.keyOffset else { continue }
            let line = source.location(at: used.keyOffset).line
            report(entry.keyOffset, .warning, of: entry.key, "there are two works “\(entry.key)”: that on line \(line) is cited")
        }
    }

    /// Whether it holds what BibLaTeX has and BibTeX has not.
    package var isBibLaTeX: Bool {
        let types: Set = ["online", "report", "thesis", "dataset", "software", "collection", "mvbook", "patent", "inreference"]
        return entries.contains {
            types.contains($0.type) || $0["date"] != nil || $0["journaltitle"] != nil || $0["location"] != nil
        }
    }

    /// The works again, each on a line, as every reader of BibTeX takes them: named by their place in the file, without macros.
    package var plain: String {
        let names = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.key, Self.name($0)) })
        return entries.enumerated().map { index, entry in
            let fields = entry.fields.map { " \($0.name) = {\(Self.plain($0, names))}," }
            return "@\(entry.type){\(Self.name(index)),\(fields.joined())}\n"
        }.joined()
    }

    private static func name(_ index: Int) -> String { "w\(index)" }

    private static func plain(_ field: BibTeXEntry.Field, _ names: [String: String]) -> String {
        switch field.name {
        case "crossref", "xdata", "xref":
            return field.value.split(separator: ",").map { names[$0.trimmingSpaces()] ?? String($0) }.joined(separator: ",")
        case "url", "doi", "file", "eprint", "howpublished": return oneLine(field.value)
        default: return escaping(HiddenFormula.hide(in: oneLine(field.value)))
        }
    }

    private static func oneLine(_ value: String) -> String {
        value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// A percent sign hides the rest of a line from TeX, and a dollar that is no formula's starts one: nobody who writes `50% of` or
    /// `$5` means that.
    private static func escaping(_ value: String) -> String {
        var escaped = ""
        var isEscaped = false
        for character in value {
            if character == "%" || character == "$", !isEscaped { escaped.append("\\") }
            escaped.append(character)
            isEscaped = character == "\\" && !isEscaped
        }
        return escaped
    }

    // MARK: What Pandoc made of it

    /// - Parameter json: CSL-JSON of `plain`.
    package func works(fromCSL json: [UInt8]) -> (bibliography: Bibliography, mistakes: [Bibliography.Mistake]) {
        var reading = self
        reading.mistakes = []
        var works: [Bibliography.Work] = []
        let items = ((try? LocatedJSONParser.parse(json))?.items ?? []).reduce(into: [String: LocatedJSON]()) { items, item in
            if let id = item["id"]?.text { items[id] = item }
        }
        for (index, entry) in entries.enumerated() {
            guard let item = items[Self.name(index)], case .object(let members) = item.value else {
                reading.report(entry.keyOffset, .error, of: entry.key, "Pandoc reads nothing of this work")
                continue
            }
            var csl = CSLItem(key: entry.key)
            for member in members where member.name != "id" { csl.read(member) }
            csl.read(year: entry.literalYear)
            for field in entry.lost(in: item) {
                reading.report(
                    field.offset, .error, of: entry.key, "the TeX of `\(field.name)` cannot be read: no page would show it")
            }
            works.append(Bibliography.Work(key: entry.key, csl: csl.json))
        }
        return (Bibliography(works), reading.mistakes)
    }

    /// - Parameter line: of `plain`, from 1.
    /// - Returns: where the work of this line stands in the file.
    package func location(ofPlainLine line: Int) -> SourceLocation {
        entries.indices.contains(line - 1)
            ? source.location(at: entries[line - 1].keyOffset) : source.location(at: source.textStart)
    }

    private mutating func report(_ offset: Int, _ severity: Diagnostic.Severity, of key: String?, _ summary: String) {
        let diagnostic = Diagnostic(severity, at: source.location(at: offset), summary)
        mistakes.append(Bibliography.Mistake(key: key, diagnostic: diagnostic))
    }
}

extension BibTeXEntry {
    /// `in press`: a year that is none.
    var literalYear: String? {
        guard let year = (self["date"] ?? self["year"])?.value.trimmingSpaces(), !year.isEmpty, !year.contains(where: \.isNumber)
        else { return nil }
        return year.filter { $0 != "{" && $0 != "}" }
    }

    /// The fields that every list of works shows, and of which nothing arrived.
    func lost(in item: LocatedJSON) -> [Field] {
        let shown = [("title", ["title"]), ("author", ["author"]), ("editor", ["editor", "container-author"])]
        return shown.compactMap { name, variables in
            guard let field = self[name], field.value.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
            return variables.allSatisfy { item[$0] == nil } ? field : nil
        }
    }
}

extension LocatedJSON {
    fileprivate var items: [LocatedJSON] {
        if case .array(let items) = value { return items }
        return []
    }
}
