/// Blocks that a command names: `errors`, or `03/errors` where several chapters have one of this name.
package struct BlockSelection: Sendable, Hashable {
    /// What the chapter's file name starts with; nil for all chapters.
    private let chapter: String?
    private let name: String

    package init(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        chapter = parts.count == 2 ? parts[0] : nil
        name = parts.last ?? text
    }

    package func contains(_ name: String, of chapter: String) -> Bool {
        self.name == name && self.chapter.map(chapter.hasPrefix) ?? true
    }
}
