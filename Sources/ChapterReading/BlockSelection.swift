/// Blocks that a command names: `errors`, or `03/errors` where several chapters have one of this name.
package struct BlockSelection: Sendable, Hashable {
    private let text: String
    /// The chapter's file name without its ending, or what it starts with; nil for all chapters.
    private let chapter: String?
    private let isWhole: Bool
    private let name: String

    /// - Parameter chapters: all that there are; one that is named whole is meant alone.
    package init(_ text: String, among chapters: some Sequence<String>) {
        self.text = text
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let prefix = parts.count == 2 ? parts[0] : nil
        chapter = prefix
        isWhole = prefix.map(Set(chapters).contains) ?? false
        name = parts[parts.count - 1]
    }

    /// - Parameter name: of an inline value its expression, which may hold a slash.
    package func contains(_ name: String, of chapter: String) -> Bool {
        if name == text { return true }
        guard let wanted = self.chapter else { return false }
        return name == self.name && !wanted.isEmpty && (isWhole ? chapter == wanted : chapter.hasPrefix(wanted))
    }
}
