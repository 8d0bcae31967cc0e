/// The ids of a chapter's page, but for those that its headings get besides: the one list that links are checked by and pages woven by.
package struct ChapterIDs {
    /// What is settled before the chapter runs.
    package private(set) var settled: Set<String> = ["content"]
    private var checks: Set<String> = []

    package init(of chapter: Chapter) {
        if chapter.slug == "index" { settled.insert("chapters") }
        if !chapter.citedGroups.isEmpty { settled.insert("references") }
        if !chapter.document.footnotes.isEmpty { settled.insert("notes") }
        for number in chapter.document.footnotes.indices.map({ $0 + 1 }) {
            settled.formUnion([Self.note(number), Self.reference(toNote: number)])
        }
        settled.formUnion(chapter.labels.map(\.name))
        for block in chapter.blocks where block.kind != .inline {
            settled.insert(Self.code(of: block.name))
            if block.kind.traits.isShown { settled.insert(block.name) }
            if block.kind == .check { checks.insert(block.name) }
            add(block.options.captionContent)
        }
        add(chapter.document.blocks)
        for note in chapter.document.footnotes { add(note.blocks) }
    }

    /// Whether the page may have this id when the chapter has run: of a claim, of which nobody knows before how many there are.
    func mayGive(_ id: String) -> Bool {
        guard let hyphen = id.lastIndex(of: "-"), let number = Int(id[hyphen...].dropFirst()), number > 0 else { return false }
        return checks.contains { Self.claim(number, of: $0) == id }
    }

    // MARK: What they are

    package static func code(of block: String) -> String { "block-\(block)" }

    /// - Parameter number: from 1.
    package static func claim(_ number: Int, of check: String) -> String { "claim-\(check)-\(number)" }

    /// - Parameter number: in the order of the page, from 1.
    package static func note(_ number: Int) -> String { "note-\(number)" }

    /// Where the text refers to a note first.
    package static func reference(toNote number: Int) -> String { "note-\(number)-reference" }

    // MARK: The author's HTML

    private mutating func add(_ blocks: [MarkdownBlock]) {
        for block in blocks {
            if case .html(let html) = block.content { settled.formUnion(ChapterLink.ids(inHTML: html)) }
            for text in block.texts { add(text) }
            add(block.inner)
        }
    }

    /// `<a id="here"></a>` in a text, at whatever depth.
    private mutating func add(_ inlines: [MarkdownInline]) {
        for inline in inlines {
            switch inline.content {
            case .html(let html): settled.formUnion(ChapterLink.ids(inHTML: html))
            case .emphasis(let inside), .strong(let inside), .strikethrough(let inside), .link(_, _, let inside): add(inside)
            default: break
            }
        }
    }
}
