import ChapterReading

/// Something that was asked for by name and that the book does not have.
package struct UnknownSelection: Error, Equatable, Sendable {
    /// `--only`.
    package var option: String
    package var name: String
    /// What the book has.
    package var known: [String]
    /// Whether it was looked for in some chapters alone.
    package var isAmongChosen = false
}

extension UnknownSelection: CustomStringConvertible {
    package var description: String {
        let noun =
            option == "--only"
            ? "chapter's file name starts with" : isAmongChosen ? "block of the chosen chapters is called" : "block is called"
        return "\(option) \(name): no \(noun) `\(name)`"
    }
}

extension BuildOptions {
    /// Throws for a name that selects nothing.
    func requireKnown(in book: Book) throws(UnknownSelection) {
        let chapters = book.chapters.map(\.slug)
        for name in only where !chapters.contains(where: { $0.hasPrefix(name) }) {
            throw UnknownSelection(option: "--only", name: name, known: chapters)
        }
        let blocks = book.chapters.filter { includes($0.slug) }.flatMap { chapter in
            chapter.blocks.map { (chapter: chapter.slug, name: $0.name) }
        }
        for name in again
        where !blocks.contains(where: { BlockSelection(name, among: chapters).contains($0.name, of: $0.chapter) }) {
            throw UnknownSelection(option: "--again", name: name, known: blocks.map(\.name), isAmongChosen: !only.isEmpty)
        }
    }
}
