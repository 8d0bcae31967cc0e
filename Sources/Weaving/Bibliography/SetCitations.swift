import ChapterReading

/// Citations and the list of works, as a style sets them.
package struct SetCitations: Codable, Equatable, Sendable {
    package indirect enum Piece: Codable, Equatable, Sendable {
        case text(String)
        case element(name: String, style: String?, [Piece])
        case link(to: String, [Piece])
        case formula(tex: String)
    }

    package struct Entry: Codable, Equatable, Sendable {
        package var key: String
        package var text: [Piece]
    }

    package static let none = SetCitations(citations: [:], entries: [])

    package var citations: [Citation: [Piece]]
    /// In the style's order.
    package var entries: [Entry]

    /// What a page with these citations shows of them.
    package func shown(by groups: [Citation]) -> [String] {
        let keys = Set(groups.flatMap(\.items).map(\.key))
        return groups.map { "\(citations[$0] ?? [])" } + entries.filter { keys.contains($0.key) }.map { "\($0)" }
    }
}
