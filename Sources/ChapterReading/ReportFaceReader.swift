/// Makes the report's face of the keys in the front matter of `index.md`, and says what is wrong with them.
struct ReportFaceReader {
    /// The keys that belong in `index.md` alone.
    enum Key: String, CaseIterable {
        case abstract, language, licence, logo, accent, url, parts, appendices
    }

    /// A value, and the bytes of the source where it stands.
    struct Value {
        var text: String
        var range: Range<Int>
    }

    private(set) var values: [Key: Value] = [:]
    /// The lines `- …` below `parts:`.
    private(set) var parts: [Value] = []
    /// Whether lines of a list may follow.
    private var listsParts = false

    // MARK: Lines

    /// Takes the value of a key; lines of a list may follow `parts:`.
    mutating func take(_ key: Key, _ value: Value) {
        values[key] = value
        listsParts = key == .parts
    }

    /// Takes a line `- …` where a list is open.
    mutating func take(item: Value) -> Bool {
        guard listsParts else { return false }
        parts.append(item)
        return true
    }

    /// Another key ends a list.
    mutating func endList() { listsParts = false }

    // MARK: The face

    func face(
        title: String, summary: String?, author: String?, date: String?, report: (ReadingFault, Range<Int>) -> Void
    ) -> ReportFace {
        var face = ReportFace(title: title)
        (face.summary, face.date, face.abstract) = (summary, date, values[.abstract]?.text)
        face.authors = ReportFace.Author.list(author ?? "")
        if let language = values[.language] {
            if Self.isLanguage(language.text) {
                face.language = language.text
            } else {
                report(.badLanguage(language.text), language.range)
            }
        }
        face.licence = values[.licence].map { Self.licence($0.text) }
        face.logo = values[.logo]?.text
        if let accent = values[.accent] {
            face.accent = Self.accent(accent.text)
            if face.accent == nil { report(.badAccent(accent.text), accent.range) }
        }
        if let address = values[.url] {
            face.address = Self.address(address.text)
            if face.address == nil { report(.badReportAddress(address.text), address.range) }
        }
        face.appendices = values[.appendices]?.text
        if let given = values[.parts], !given.text.isEmpty { report(.malformedPart(given.text), given.range) }
        for part in parts {
            let words = part.text.split(separator: " ", maxSplits: 1).map { $0.trimmingSpaces() }
            if words.count == 2 {
                face.parts.append(ReportFace.Part(title: words[1], start: words[0]))
            } else {
                report(.malformedPart(part.text), part.range)
            }
        }
        return face
    }

    private static func isLanguage(_ text: String) -> Bool { text.wholeMatch(of: /[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*/) != nil }

    /// `CC BY 4.0 https://creativecommons.org/licenses/by/4.0/`.
    private static func licence(_ text: String) -> ReportFace.Licence {
        guard let space = text.lastIndex(of: " "), text[space...].dropFirst().hasPrefix("https://") else {
            return ReportFace.Licence(name: text)
        }
        return ReportFace.Licence(name: text[..<space].trimmingSpaces(), address: String(text[space...].dropFirst()))
    }

    /// One colour or two, of six digits.
    private static func accent(_ text: String) -> ReportFace.Accent? {
        let colours = text.split(separator: " ").map(String.init)
        guard (1...2).contains(colours.count), colours.allSatisfy({ $0.wholeMatch(of: /#[0-9A-Fa-f]{6}/) != nil }) else {
            return nil
        }
        return ReportFace.Accent(light: colours[0], dark: colours.count == 2 ? colours[1] : nil)
    }

    /// An address with a host, and no query or fragment.
    private static func address(_ text: String) -> String? {
        guard text.wholeMatch(of: /https?:\/\/[A-Za-z0-9.:\-]+(?:\/[^\s?#"<>]*)?/) != nil else { return nil }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}
