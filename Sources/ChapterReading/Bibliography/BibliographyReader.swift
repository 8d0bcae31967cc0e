/// CSL-JSON → references, with every mistake that it finds.
struct BibliographyReader {
    private let source: SourceText
    private(set) var references: [Reference] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var keys: Set<String> = []

    init(_ source: SourceText) {
        self.source = source
        do {
            readItems(try LocatedJSONParser.parse(source.bytes))
        } catch {
            report(error.offset, "not JSON: \(error.message)")
        }
    }

    private mutating func readItems(_ root: LocatedJSON) {
        guard case .array(let items) = root.value else {
            return report(root.offset, "a list of works is expected", help: "CSL-JSON is an array of items: [{\"id\": …}, …].")
        }
        for item in items { readItem(item) }
    }

    private mutating func readItem(_ item: LocatedJSON) {
        guard case .object(let members) = item.value else { return report(item.offset, "a work must be an object") }
        let before = diagnostics.count
        for member in members where !CSLVocabulary.variables.contains(member.name) {
            report(member.offset, length: member.name.utf8.count + 2, "“\(member.name)” is not a CSL variable")
        }
        let key = required("id", of: item).flatMap { text($0) }
        let type = required("type", of: item).flatMap { text($0) }
        let title = required("title", of: item).flatMap { text($0) }
        let authors = required("author", of: item).map { names($0) } ?? []
        let year = required("issued", of: item).flatMap { issuedYear($0) }
        if let type, !CSLVocabulary.types.contains(type) {
            report(item["type"]?.offset ?? item.offset, "“\(type)” is not a CSL item type")
        }
        if let key { checkKey(key, at: item["id"]?.offset ?? item.offset) }
        let reference = Reference(
            key: key ?? "", type: type ?? "", authors: authors, year: year ?? "", title: title ?? "",
            container: optional("container-title", of: item), volume: optional("volume", of: item),
            issue: optional("issue", of: item), pages: optional("page", of: item),
            publisher: optional("publisher", of: item), number: optional("number", of: item), doi: doi(item), url: url(item))
        if diagnostics.count == before { references.append(reference) }
    }

    /// A key is what `[@key]` can hold.
    private mutating func checkKey(_ key: String, at offset: Int) {
        if key.wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9_:.\-]*/) == nil {
            report(offset, "“\(key)” cannot be cited: a key is made of ASCII letters, digits and - _ : .")
        } else if !keys.insert(key).inserted {
            report(offset, "there are two works “\(key)”")
        }
    }

    private mutating func names(_ json: LocatedJSON) -> [Reference.Name] {
        guard case .array(let people) = json.value, !people.isEmpty else {
            report(json.offset, "a list of names is expected")
            return []
        }
        return people.compactMap { name($0) }
    }

    private mutating func name(_ json: LocatedJSON) -> Reference.Name? {
        guard case .object(let members) = json.value else {
            report(json.offset, "a name must be an object", help: "Write {\"family\": …, \"given\": …} or {\"literal\": …}.")
            return nil
        }
        for member in members where !CSLVocabulary.nameParts.contains(member.name) {
            report(member.offset, length: member.name.utf8.count + 2, "“\(member.name)” is not a part of a name")
        }
        if let literal = json["literal"] { return text(literal).map { Reference.Name(family: $0, given: nil) } }
        guard let family = required("family", of: json).flatMap({ text($0) }) else { return nil }
        let particle = optional("non-dropping-particle", of: json).map { $0 + " " } ?? ""
        return Reference.Name(family: particle + family, given: optional("given", of: json))
    }

    /// `{"date-parts": [[2024, 12]]}`: the first year; `{"literal": "in press"}`: as it stands.
    private mutating func issuedYear(_ json: LocatedJSON) -> String? {
        if let literal = json["literal"] { return text(literal) }
        if case .array(let dates)? = json["date-parts"]?.value, case .array(let parts)? = dates.first?.value,
            let first = parts.first, let year = text(first), Int(year) != nil
        {
            return year
        }
        report(json.offset, "a date is expected", help: "Write {\"date-parts\": [[2024]]}.")
        return nil
    }

    private mutating func doi(_ item: LocatedJSON) -> String? {
        guard let doi = optional("DOI", of: item) else { return nil }
        if doi.wholeMatch(of: /10\.[0-9]{4,9}\/\S+/) == nil {
            report(
                item["DOI"]?.offset ?? item.offset, "“\(doi)” is not a DOI",
                help: "A DOI starts with 10., without https://doi.org/.")
        }
        return doi
    }

    private mutating func url(_ item: LocatedJSON) -> String? {
        guard let url = optional("URL", of: item) else { return nil }
        if url.wholeMatch(of: /https?:\/\/[^\s<>"]+/) == nil {
            report(item["URL"]?.offset ?? item.offset, "“\(url)” is not a web address")
        }
        return url
    }

    private mutating func required(_ name: String, of json: LocatedJSON) -> LocatedJSON? {
        if let value = json[name] { return value }
        report(json.offset, "“\(name)” is missing")
        return nil
    }

    private mutating func optional(_ name: String, of json: LocatedJSON) -> String? {
        json[name].flatMap { text($0) }
    }

    /// Text, or a number as it is written.
    private mutating func text(_ json: LocatedJSON) -> String? {
        switch json.value {
        case .string(let text) where !text.isEmpty: return text
        case .number(let digits): return digits
        default:
            report(json.offset, "text is expected")
            return nil
        }
    }

    private mutating func report(_ offset: Int, length: Int = 1, _ summary: String, help: String? = nil) {
        diagnostics.append(Diagnostic(at: source.location(at: offset), length: length, summary, help: help))
    }
}
