import ChapterReading
import Foundation

/// How the report is cited: as BibTeX, and as CSL-JSON.
struct ReportCitation {
    let face: ReportFace
    let edition: Edition

    /// The report's own date; the newest result's where it has none.
    private var date: String? { face.date ?? edition.day }
    private var year: String? { date.map { String($0.prefix(4)) } }

    /// `lovelace2026adaptive`.
    private var key: String {
        let name = face.authors.first?.name.split(separator: " ").last.map(String.init) ?? "report"
        let word = face.title.split(separator: " ").first.map(String.init) ?? ""
        return (name + (year ?? "") + word).lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    }

    // MARK: BibTeX

    var bibTeX: String {
        let fields: [(String, String?)] = [
            ("title", "{\(Self.bibTeX(title: face.title))}"),
            ("author", face.authors.isEmpty ? nil : face.authors.map(Self.bibTeX).joined(separator: " and ")),
            ("year", year), ("url", face.address), ("note", edition.commit.map { "Commit \($0)" }),
        ]
        let lines = fields.compactMap { name, value in value.map { "  \(name) = {\($0)}" } }
        return "@misc{\(key),\n" + lines.joined(separator: ",\n") + "\n}\n"
    }

    private static func bibTeX(_ author: ReportFace.Author) -> String {
        author.isGroup ? "{\(escaped(author.name))}" : escaped(author.name)
    }

    /// Formulas are TeX as they are.
    private static func bibTeX(title: String) -> String {
        MathText(title).pieces.map { piece in
            switch piece {
            case .text(let text): escaped(text)
            case .math(let tex): "$\(tex)$"
            }
        }.joined()
    }

    private static func escaped(_ text: String) -> String {
        let words: [Character: String] = [
            "\\": "\\textbackslash{}", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}",
        ]
        return text.map { words[$0] ?? ("&%$#_{}".contains($0) ? "\\\($0)" : "\($0)") }.joined()
    }

    // MARK: CSL

    private struct Work: Encodable {
        struct Name: Encodable {
            var family: String?
            var given: String?
            /// Of a group.
            var literal: String?
        }

        struct Moment: Encodable {
            enum CodingKeys: String, CodingKey { case parts = "date-parts" }
            var parts: [[Int]]
        }

        enum CodingKeys: String, CodingKey {
            case id, type, title, author, issued, abstract, version, language
            case address = "URL"
        }

        var id: String
        var type = "report"
        var title: String
        var author: [Name]
        var issued: Moment?
        var abstract: String?
        var address: String?
        var version: String?
        var language: String
    }

    func csl() throws -> Data {
        let parts = date.map { $0.split(separator: "-").compactMap { Int($0) } }
        let work = Work(
            id: key, title: MathText.plain(face.title), author: face.authors.map(Self.name),
            issued: parts.map { Work.Moment(parts: [$0]) },
            abstract: face.abstract ?? face.summary, address: face.address, version: edition.commit, language: face.language)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode([work]) + Data("\n".utf8)
    }

    /// The last word of a name is the family's, unless a comma says which is.
    private static func name(_ author: ReportFace.Author) -> Work.Name {
        if author.isGroup { return Work.Name(literal: author.name) }
        let text = author.name
        let parts = text.split(separator: ",", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
        if parts.count == 2 { return Work.Name(family: parts[0], given: parts[1]) }
        let words = text.split(separator: " ").map(String.init)
        guard let family = words.last, words.count > 1 else { return Work.Name(family: text) }
        return Work.Name(family: family, given: words.dropLast().joined(separator: " "))
    }
}
