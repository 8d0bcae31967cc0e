/// The works of `chapters/references.json`, and how the text names them.
package struct Bibliography: Sendable {
    package static let empty = Bibliography([])

    /// In the order of the file.
    package let references: [Reference]
    private let byKey: [String: Reference]
    /// What sets works of the same authors and year apart: a, b, ….
    private let suffixes: [String: String]

    /// - Returns: the works that can be cited, and every mistake of the file; a work with a mistake is left out.
    package static func read(_ source: SourceText) -> (bibliography: Bibliography, diagnostics: [Diagnostic]) {
        let reader = BibliographyReader(source)
        return (Bibliography(reader.references), reader.diagnostics)
    }

    init(_ references: [Reference]) {
        self.references = references
        byKey = Dictionary(references.map { ($0.key, $0) }) { first, _ in first }
        suffixes = Self.suffixes(references)
    }

    package subscript(key: String) -> Reference? { byKey[key] }

    /// `Li & Lin 2024`; nil for a key that is not here.
    package func citationText(_ key: String) -> String? {
        byKey[key].map { Self.shortNames($0.authors) + " " + yearText($0) }
    }

    /// `2024`, or `2024b` where it must be told from `2024a`.
    package func yearText(_ reference: Reference) -> String {
        reference.year + (suffixes[reference.key] ?? "")
    }

    /// The cited works, by author, year and title.
    package func sorted(_ keys: some Sequence<String>) -> [Reference] {
        Set(keys).compactMap { byKey[$0] }.sorted { sortKey($0).lexicographicallyPrecedes(sortKey($1)) }
    }

    private func sortKey(_ reference: Reference) -> [String] {
        [reference.authors.map(\.family).joined(separator: " "), yearText(reference), reference.title, reference.key]
    }

    static func shortNames(_ names: [Reference.Name]) -> String {
        switch names.count {
        case 1, 2: names.map(\.family).joined(separator: " & ")
        default: (names.first?.family ?? "Anonymous") + " et\u{A0}al."
        }
    }

    private static func suffixes(_ references: [Reference]) -> [String: String] {
        var suffixes: [String: String] = [:]
        for same in Dictionary(grouping: references, by: { shortNames($0.authors) + " " + $0.year }).values where same.count > 1 {
            for (index, reference) in same.sorted(by: { ($0.title, $0.key) < ($1.title, $1.key) }).enumerated() {
                suffixes[reference.key] = letters(index)
            }
        }
        return suffixes
    }

    /// a, b, …, z, aa, ab, ….
    private static func letters(_ index: Int) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz")
        let last = String(alphabet[index % 26])
        return index < 26 ? last : letters(index / 26 - 1) + last
    }
}
