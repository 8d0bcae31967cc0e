/// CSL-JSON → works, with every mistake that it finds. What a style makes of a work is the style's matter: a work may lack an author, a
/// date, nearly everything.
struct BibliographyReader {
    private let source: SourceText
    private(set) var works: [Bibliography.Work] = []
    private(set) var mistakes: [Bibliography.Mistake] = []
    private var keys: Set<String> = []
    private var unknown: [(name: String, offset: Int)] = []

    init(_ source: SourceText) {
        self.source = source
        do {
            let start = source.textStart
            readItems(try LocatedJSONParser.parse(Array(source.bytes[start...])), base: start)
        } catch {
            report(error.offset, "not JSON: \(error.message)")
        }
    }

    private mutating func readItems(_ root: LocatedJSON, base: Int) {
        guard let items = Self.items(root) else {
            return report(root.offset, "a list of works is expected", help: "CSL-JSON is an array of items: [{\"id\": …}, …].")
        }
        for item in items { readItem(item) }
        reportUnknown()
    }

    /// The array itself, or the one that some programs put into an object.
    private static func items(_ root: LocatedJSON) -> [LocatedJSON]? {
        if case .array(let items) = root.value { return items }
        for name in ["items", "references"] { if case .array(let items)? = root[name]?.value { return items } }
        return nil
    }

    private mutating func readItem(_ item: LocatedJSON) {
        guard case .object(let members) = item.value else { return report(item.offset, "a work must be an object", .warning) }
        guard let id = item["id"], let key = id.text, !key.isEmpty else {
            return report(item.offset, "a work without an “id” cannot be cited", .warning)
        }
        guard keys.insert(key).inserted else {
            return report(id.offset, "there are two works “\(key)”: the first is cited", .warning, of: key)
        }
        var csl = CSLItem(key: key)
        for member in members where member.name != "id" { csl.read(member) }
        unknown += csl.unknown
        for fault in csl.faults { report(fault.offset, fault.summary, of: key) }
        if csl.showsNothing { report(item.offset, CSLItem.nothingShown, of: key) }
        works.append(Bibliography.Work(key: key, csl: csl.json))
    }

    /// One notice of all names that no style knows.
    private mutating func reportUnknown() {
        guard let first = unknown.first else { return }
        let names = unknown.reduce(into: [String]()) { if !$0.contains($1.name) { $0.append($1.name) } }
        let shown =
            names.prefix(5).map { "“\($0)”" }.joined(separator: ", ") + (names.count > 5 ? " and \(names.count - 5) more" : "")
        report(first.offset, "not CSL, and ignored: \(shown)", .warning)
    }

    private mutating func report(
        _ offset: Int, _ summary: String, _ severity: Diagnostic.Severity = .error, of key: String? = nil, help: String? = nil
    ) {
        let diagnostic = Diagnostic(severity, at: source.location(at: offset + source.textStart), summary, help: help)
        mistakes.append(Bibliography.Mistake(key: key, diagnostic: diagnostic))
    }
}
