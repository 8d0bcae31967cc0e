/// A work as CSL-JSON, of whatever the author's program wrote: numbers where text is due, dates in any form, names as text.
struct CSLItem {
    struct Fault {
        var offset: Int
        var summary: String
    }

    private(set) var faults: [Fault] = []
    /// Names that CSL does not have.
    private(set) var unknown: [(name: String, offset: Int)] = []
    private var type = "document"
    private var members: [String]

    init(key: String) { members = ["\"id\":" + LocatedJSON.quoted(key)] }

    var json: String { "{" + (members + ["\"type\":" + LocatedJSON.quoted(type)]).joined(separator: ",") + "}" }

    mutating func read(_ member: LocatedJSON.Member) {
        let (name, value) = (member.name, member.value)
        if case .null = value.value { return }
        guard CSLVocabulary.variables.contains(name) else { return unknown.append((name, member.offset)) }
        switch name {
        case "type": readType(value)
        case _ where CSLVocabulary.names.contains(name): add(name, names(value))
        case _ where CSLVocabulary.dates.contains(name): add(name, date(value))
        case "categories", "custom", "keyword", "references": break
        default: add(name, text(value).flatMap { Self.cleaned($0, as: name) }.map(LocatedJSON.quoted))
        }
    }

    /// Takes a year that is no number, such as `in press`, as it stands.
    mutating func read(year: String?) {
        guard let year else { return }
        members.removeAll { $0.hasPrefix("\"issued\":") }
        add("issued", "{\"literal\":\(LocatedJSON.quoted(year))}")
    }

    /// Told of a work that `showsNothing`.
    static let nothingShown = "no list of works would show anything of this: it has no title, and no author or editor"

    /// Whether it has none of what a reader could know it by.
    var showsNothing: Bool {
        !has("title") && !has("container-title") && !has("collection-title") && !CSLVocabulary.names.contains(where: has)
    }

    /// A work of BibTeX without a title is what its note says: `private communication`.
    mutating func entitleByNote() {
        guard !has("title"), !has("container-title"), let note else { return }
        add("title", note)
    }

    private func has(_ name: String) -> Bool { members.contains { $0.hasPrefix("\"\(name)\":") } }

    private var note: String? {
        let prefix = "\"note\":"
        return members.first { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }

    private mutating func add(_ name: String, _ value: String?) {
        if let value { members.append("\(LocatedJSON.quoted(name)):\(value)") }
    }

    private mutating func readType(_ value: LocatedJSON) {
        guard let text = text(value) else { return }
        if CSLVocabulary.types.contains(text) { type = text } else { unknown.append((text, value.offset)) }
    }

    private mutating func text(_ value: LocatedJSON) -> String? {
        if let text = value.text { return text.isEmpty ? nil : text }
        // Crossref gives lists where there may be several: of titles, of numbers of a journal.
        if case .array(let parts) = value.value {
            let texts = parts.compactMap(\.text).filter { !$0.isEmpty }
            if texts.count == parts.count { return texts.isEmpty ? nil : texts.joined(separator: ", ") }
        }
        // It also gives a conference as an object.
        if let name = value["name"]?.text { return name.isEmpty ? nil : name }
        faults.append(Fault(offset: value.offset, summary: "text is expected"))
        return nil
    }

    // MARK: Names

    private mutating func names(_ value: LocatedJSON) -> String? {
        guard case .array(let people) = value.value else { return name(value).map { "[\($0)]" } }
        let names = people.compactMap { name($0) }
        return names.isEmpty ? nil : "[" + names.joined(separator: ",") + "]"
    }

    private mutating func name(_ value: LocatedJSON) -> String? {
        if let text = value.text { return text.isEmpty ? nil : "{\"literal\":\(LocatedJSON.quoted(text))}" }
        guard case .object(let parts) = value.value else {
            faults.append(Fault(offset: value.offset, summary: "a name is expected"))
            return nil
        }
        var known: [String] = []
        for part in parts {
            guard CSLVocabulary.nameParts.contains(part.name) else {
                unknown.append((part.name, part.offset))
                continue
            }
            if case .bool(let flag) = part.value.value { known.append("\"\(part.name)\":\(flag)") }
            if let text = part.value.text, !text.isEmpty { known.append("\"\(part.name)\":\(LocatedJSON.quoted(text))") }
        }
        return known.isEmpty ? nil : "{" + known.joined(separator: ",") + "}"
    }

    // MARK: Dates

    private mutating func date(_ value: LocatedJSON) -> String? {
        if let text = value.text { return text.isEmpty ? nil : Self.raw(text) }
        if case .array = value.value { return parts(value).map { "{\"date-parts\":\($0)}" } }
        if let found = value["date-parts"].flatMap(parts) {
            let isCirca = value["circa"].map { $0.value != .bool(false) } ?? false
            let season = value["season"]?.text.flatMap { Int($0) }.map { ",\"season\":\($0)" } ?? ""
            return "{\"date-parts\":\(found)\(isCirca ? ",\"circa\":true" : "")\(season)}"
        }
        if let text = value["raw"]?.text, !text.isEmpty { return Self.raw(text) }
        if let text = value["literal"]?.text, !text.isEmpty { return "{\"literal\":\(LocatedJSON.quoted(text))}" }
        return nil
    }

    /// What reads as a date of numbers is one; anything else is shown as it stands.
    private static func raw(_ text: String) -> String {
        // EDTF, as Better CSL JSON has it: `1950~` is about 1950.
        if let year = text.wholeMatch(of: /(-?\d{4})[~?%]/)?.output.1, let number = Int(year) {
            return "{\"date-parts\":[[\(number)]],\"circa\":true}"
        }
        let isDate = text.wholeMatch(of: /\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?(?:\/\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?)?/) != nil
        return "{\"\(isDate ? "raw" : "literal")\":\(LocatedJSON.quoted(text))}"
    }

    /// `[[2024, 12], [2025]]`, or one date without the outer brackets.
    private func parts(_ value: LocatedJSON) -> String? {
        guard case .array(let dates) = value.value else { return nil }
        let isOne = dates.first.map { $0.text != nil } ?? false
        let lists = (isOne ? [value] : dates).compactMap { date -> String? in
            guard case .array(let numbers) = date.value else { return nil }
            let found = numbers.prefix(3).map { $0.text.flatMap { Int($0) } }.prefix { $0 != nil }.compactMap { $0 }
            return found.isEmpty ? nil : "[" + found.map(String.init).joined(separator: ",") + "]"
        }
        return lists.isEmpty ? nil : "[" + lists.prefix(2).joined(separator: ",") + "]"
    }

    // MARK: Addresses

    /// A DOI without what people paste before it, an address with its scheme, formulas hidden.
    private static func cleaned(_ text: String, as name: String) -> String? {
        let text = CaseProtection.asCSL(text)
        return switch name {
        case "DOI":
            text.replacing(/^\s*(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:\s*)/.ignoresCase(), with: "").trimmingSpaces()
        case "URL" where HarmfulScheme.of(text, isPicture: false) != nil: nil
        case "URL": text.contains(/^www\.\S+$/) ? "http://" + text : text
        case "title", "title-short", "shortTitle", "container-title", "note", "abstract": HiddenFormula.hide(in: text)
        default: text
        }
    }
}
