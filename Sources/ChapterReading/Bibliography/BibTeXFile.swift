/// A BibTeX file: its works with their places. What their TeX means, Pandoc says, which is given each work under a name that it can read.
package struct BibTeXFile {
    private let source: SourceText
    /// With macros of the file put in.
    private let entries: [BibTeXEntry]
    /// What is wrong with how it is written.
    package private(set) var mistakes: [Bibliography.Mistake] = []

    package init(_ source: SourceText) {
        self.source = source
        let parser = BibTeXParser(source.bytes, from: source.textStart)
        var first: [String: BibTeXEntry] = [:]
        let own = parser.entries.filter { entry in
            defer { first[entry.key] = first[entry.key] ?? entry }
            return first[entry.key] == nil
        }
        let macros = TeXMacros(preambles: parser.preambles)
        let circles = Self.circles(among: own)
        let circling = Set(circles.map(\.offset))
        var room = BibTeXParser.mostOfMacros
        entries = own.map { entry in
            var entry = entry.expanding(macros, room: &room)
            entry.fields.removeAll { circling.contains($0.offset) }
            return entry
        }
        for field in circles {
            let summary = "the work “\(field.key)” takes what it lacks from itself, by its `\(field.name)`"
            report(field.offset, .error, of: field.key, summary)
        }
        for mistake in parser.mistakes {
            report(mistake.offset, mistake.isHarmless ? .warning : .error, of: mistake.key, mistake.summary)
        }
        reportRepeated(parser.entries, first)
    }

    /// The fields by which works take what they lack from others, and in the end from themselves: Pandoc would never come to an end.
    private static func circles(among entries: [BibTeXEntry]) -> [(key: String, name: String, offset: Int)] {
        func targets(of field: BibTeXEntry.Field) -> [String] {
            field.value.split(separator: ",").map { $0.trimmingSpaces() }
        }
        var forth: [String: [String]] = [:]
        var back: [String: [String]] = [:]
        for entry in entries {
            for target in entry.fields.filter(\.isReference).flatMap(targets) {
                forth[entry.key, default: []].append(target)
                back[target, default: []].append(entry.key)
            }
        }
        // What leads on for ever both ways lies on a circle, or between two.
        let circling = endless(back, forth, among: endless(forth, back, among: Set(entries.map(\.key))))
        return entries.filter { circling.contains($0.key) }.flatMap { entry in
            entry.fields.filter { $0.isReference && targets(of: $0).contains(where: circling.contains) }
                .map { (entry.key, $0.name, $0.offset) }
        }
    }

    /// The nodes from which edges lead on without end.
    private static func endless(
        _ edges: [String: [String]], _ back: [String: [String]], among nodes: Set<String>
    ) -> Set<String> {
        var counts = Dictionary(
            uniqueKeysWithValues: nodes.map { node in (node, (edges[node] ?? []).count(where: nodes.contains)) })
        var ends = nodes.filter { counts[$0] == 0 }
        var left = nodes
        while let end = ends.popFirst() {
            left.remove(end)
            for node in back[end] ?? [] {
                guard let count = counts[node] else { continue }
                counts[node] = count - 1
                if count == 1 { ends.insert(node) }
            }
        }
        return left
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

    /// The commands of TeX in what pages show of the works, in order: which of them it knows Pandoc must say.
    package var commands: [String] {
        let names = entries.flatMap {
            $0.fields.filter(\.isShown).flatMap { TeXCommands.names(in: HiddenFormula.hide(in: $0.value)) }
        }
        return Set(names).sorted()
    }

    /// The works again, each on a line, as every reader of BibTeX takes them: named by their place in the file, without macros.
    ///
    /// - Parameter unknown: commands that Pandoc does not know.
    package func plain(unknown: [String] = []) -> String {
        let names = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.key, Self.name($0)) })
        let commands = TeXCommands(unknown: Set(unknown))
        return entries.enumerated().map { index, entry in
            let fields = entry.fields.map { " \($0.name) = {\(Self.plain($0, names, commands))}," }
            return "@\(entry.plainType){\(Self.name(index)),\(fields.joined())}\n"
        }.joined()
    }

    private static func name(_ index: Int) -> String { "w\(index)" }

    private static func plain(_ field: BibTeXEntry.Field, _ names: [String: String], _ commands: TeXCommands) -> String {
        let value = oneLine(field.value)
        if field.isReference {
            return value.split(separator: ",").map { names[$0.trimmingSpaces()] ?? String($0) }.joined(separator: ",")
        }
        if field.isAddress { return value }
        let known = commands.rewriting(HiddenFormula.hide(in: value))
        if field.isTitle { return escaping(CaseProtection.mark(known)) }
        if field.isJournal { return escaping(CaseProtection.markWhole(known)) }
        // Braces keep the letters of a type, which no style changes.
        if field.name == "type", !known.contains("\\") { return escaping(known.filter { $0 != "{" && $0 != "}" }) }
        return escaping(field.isNames ? joiningNames(known) : known)
    }

    private static func oneLine(_ value: String) -> String {
        let line = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        // A blank stood behind the last backslash, which would make the brace that closes the value a part of it.
        return line.reversed().prefix { $0 == "\\" }.count.isMultiple(of: 2) ? line : line + " "
    }

    /// BibTeX takes `AND` between two names for `and`.
    private static func joiningNames(_ names: String) -> String { names.replacing(#/ (?:AND|And) /#, with: " and ") }

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

    /// What Pandoc says of the works.
    package struct Reading: Codable, Sendable {
        /// CSL-JSON of `plain`.
        package var json: [UInt8]
        /// The commands that it does not know.
        package var unknown: [String]

        package init(json: [UInt8], unknown: [String]) {
            self.json = json
            self.unknown = unknown
        }
    }

    package func works(_ pandoc: Reading) -> (bibliography: Bibliography, mistakes: [Bibliography.Mistake]) {
        var reading = self
        reading.mistakes = []
        var works: [Bibliography.Work] = []
        let commands = TeXCommands(unknown: Set(pandoc.unknown))
        let items = ((try? LocatedJSONParser.parse(pandoc.json))?.items ?? []).reduce(into: [String: LocatedJSON]()) {
            items, item in
            if let id = item["id"]?.text { items[id] = item }
        }
        for (index, entry) in entries.enumerated() where entry.type != "xdata" {
            guard let item = items[Self.name(index)], case .object(let members) = item.value else {
                reading.report(entry.keyOffset, .error, of: entry.key, "Pandoc reads nothing of this work")
                continue
            }
            var csl = CSLItem(key: entry.key)
            for member in members where member.name != "id" { csl.read(member) }
            csl.read(year: entry.literalYear)
            csl.entitleByNote()
            reading.reportLosses(of: entry, commands, in: item)
            if csl.showsNothing { reading.report(entry.keyOffset, .error, of: entry.key, CSLItem.nothingShown) }
            works.append(Bibliography.Work(key: entry.key, csl: csl.json))
        }
        return (Bibliography(works), reading.mistakes)
    }

    private mutating func reportLosses(of entry: BibTeXEntry, _ commands: TeXCommands, in item: LocatedJSON) {
        let lost = entry.lost(in: item)
        for field in lost {
            report(field.offset, .error, of: entry.key, "the TeX of `\(field.name)` cannot be read: no page would show it")
        }
        for field in entry.fields where field.isShown && !lost.contains(field) {
            guard let name = commands.lost(in: HiddenFormula.hide(in: field.value)).first else { continue }
            report(field.offset, .error, of: entry.key, "`\\\(name)` in `\(field.name)` is unknown, and no page would show it")
        }
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
    func expanding(_ macros: TeXMacros, room: inout Int) -> BibTeXEntry {
        var expanded = self
        for index in fields.indices where !fields[index].isAddress {
            expanded.fields[index].value = macros.expanding(fields[index].value, room: &room)
        }
        return expanded
    }

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
