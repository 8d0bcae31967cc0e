/// Where the links of a book lead: to its pages, to what has an id there, and to the author's files.
struct LinkCheck {
    let chapters: [Chapter]
    /// The author's files by their path below the chapters' folder; nil leaves them unchecked.
    let files: AuthorFiles?
    private let ids: [String: PageAnchors]
    /// What a link may name.
    private let names: [String]
    /// How many links got a suggestion.
    private var suggestions = 0

    init(chapters: [Chapter], files: AuthorFiles?, crossReferences: CrossReferences) {
        self.chapters = chapters
        self.files = files
        names = chapters.map { $0.slug + ".md" } + (files?.paths ?? [])
        ids = Dictionary(chapters.map { ($0.slug, PageAnchors($0, crossReferences)) }) { first, _ in first }
    }

    mutating func diagnostics() -> [Diagnostic] {
        chapters.flatMap { chapter in
            chapter.links.compactMap { link in fault(of: link, in: chapter).map { diagnostic($0, link) } }
        }
    }

    private func diagnostic(_ fault: ReadingFault, _ link: ChapterLink) -> Diagnostic {
        Diagnostic(fault, at: link.location, length: 1)
    }

    private mutating func fault(of link: ChapterLink, in chapter: Chapter) -> ReadingFault? {
        if let fault = harm(of: link, in: chapter) { return fault }
        if ChapterLink.isForeign(link.destination) {
            let isAllowed = !link.isLoaded || link.destination.hasPrefix("data:") || chapter.frontMatter.allows(link.destination)
            return isAllowed ? nil : .foreignPart(link.destination)
        }
        let (file, id) = link.parts
        if file.isEmpty, link.kind == .picture { return .pictureOfNothing }
        if file.isEmpty { return missing(id, on: chapter.slug) }
        if let slug = slug(of: file) {
            if case .markup = link.kind, file.hasSuffix(".md") { return .markdownInMarkup(file, slug: slug) }
            return missing(id, on: slug)
        }
        if case .markup = link.kind {
            // What the site holds besides, its tables as CSV for example, is checked when it is published.
            return ["figures/", "assets/"].contains { file.hasPrefix($0) } ? nil : .fileInMarkup(file)
        }
        return fileFault(file, link)
    }

    /// The harm of a link in HTML was told with the HTML.
    private func harm(of link: ChapterLink, in chapter: Chapter) -> ReadingFault? {
        if case .markup = link.kind { return nil }
        let scheme = HarmfulScheme.of(link.destination, isPicture: link.kind == .picture)
        return scheme.map { .harmfulLink(scheme: $0) }
    }

    /// Of the chapter that `01-order.md` or its page is.
    private func slug(of file: String) -> String? {
        for ending in [".md", ".html"] where file.hasSuffix(ending) {
            let slug = String(file.dropLast(ending.count))
            if ids[slug] != nil { return slug }
        }
        return nil
    }

    private mutating func missing(_ id: String?, on slug: String) -> ReadingFault? {
        guard let id, let anchors = ids[slug], !anchors.contains(id) else { return nil }
        return .unknownAnchor(id, page: slug, suggestion: suggestion(for: id, among: anchors.ids))
    }

    /// Nil for the later ones of many.
    private mutating func suggestion(for text: String, among names: some Collection<String>) -> String? {
        guard suggestions < mostSuggestions(among: names.count) else { return nil }
        suggestions += 1
        return nearMiss(of: text, among: names)
    }

    private mutating func fileFault(_ file: String, _ link: ChapterLink) -> ReadingFault? {
        guard let files else { return nil }
        guard let found = files[file] else { return .linkToNothing(file, suggestion: suggestion(for: file, among: names)) }
        // What is no picture may be anybody's secret.
        if let target = found.leadsTo, found.kind == .document { return .fileOutside(file, leadsTo: target) }
        if found.holdsScript { return .pictureWithScript(file) }
        guard link.kind == .picture else { return nil }
        if let damage = found.damage { return .damagedPicture(file, damage) }
        if found.kind == .document { return .notAPicture(file) }
        return nil
    }
}

/// The ids of a chapter's page.
private struct PageAnchors {
    private(set) var ids: Set<String> = ["content", "references", "chapters", "notes"]
    /// Whether a heading's id holds a value that is not computed yet.
    private var hasUnknown = false
    private var headings = UniqueIDs()

    init(_ chapter: Chapter, _ references: CrossReferences) {
        for block in chapter.blocks where block.kind != .inline { ids.formUnion([block.name, "block-" + block.name]) }
        ids.formUnion(chapter.labels.map(\.name))
        add(chapter.document.blocks, references)
        for (index, note) in chapter.document.footnotes.enumerated() {
            ids.formUnion(["note-\(index + 1)", "note-\(index + 1)-reference"])
            add(note.blocks, references)
        }
    }

    func contains(_ id: String) -> Bool { hasUnknown || ids.contains(id) }

    private mutating func add(_ blocks: [MarkdownBlock], _ references: CrossReferences) {
        for block in blocks {
            switch block.content {
            case .heading(_, let inlines, let label):
                if label == nil { add(heading: inlines, references) }
                add(inlines)
            case .paragraph(let inlines): add(inlines)
            case .table(let table): for cell in table.header + table.rows.joined() { add(cell) }
            case .html(let html): ids.formUnion(ChapterLink.ids(inHTML: html))
            default: add(block.inner, references)
            }
        }
    }

    /// `<a id="here"></a>` in a text, at whatever depth.
    private mutating func add(_ inlines: [MarkdownInline]) {
        for inline in inlines {
            switch inline.content {
            case .html(let html): ids.formUnion(ChapterLink.ids(inHTML: html))
            case .emphasis(let inside), .strong(let inside), .strikethrough(let inside), .link(_, _, let inside): add(inside)
            default: break
            }
        }
    }

    private mutating func add(heading inlines: [MarkdownInline], _ references: CrossReferences) {
        guard let text = HeadingID.text(of: inlines, references) else {
            hasUnknown = true
            return
        }
        headings.add(HeadingID.slug(text), to: &ids)
    }
}

/// Gives ids that nothing else has: `wanted`, or `wanted-2`, ….
package struct UniqueIDs {
    private var numbers: [String: Int] = [:]

    package init() {}

    @discardableResult
    package mutating func add(_ wanted: String, to ids: inout Set<String>) -> String {
        var id = wanted
        var number = numbers[wanted] ?? 1
        while !ids.insert(id).inserted {
            number += 1
            id = "\(wanted)-\(number)"
        }
        numbers[wanted] = number
        return id
    }
}

/// The id of a heading that has no label.
package enum HeadingID {
    /// `Error against $n$, again` → `error-against-n-again`.
    package static func slug(_ text: String) -> String {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.isEmpty ? "section" : words.joined(separator: "-")
    }

    /// The words of a heading; nil where they are not known before the chapter runs.
    static func text(of inlines: [MarkdownInline], _ references: CrossReferences) -> String? {
        var text = ""
        for inline in inlines {
            switch inline.content {
            case .text(let part), .code(let part): text += part
            case .softBreak, .lineBreak: text += "\n"
            case .math, .displayMath, .html: text += " "
            case .emphasis(let inside), .strong(let inside), .strikethrough(let inside), .link(_, _, let inside):
                guard let words = self.text(of: inside, references) else { return nil }
                text += words
            case .reference(let label): text += references[label]?.text ?? "@" + label
            case .image: break
            case .value, .citation, .footnote: return nil
            }
        }
        return text
    }
}

/// The author's files, by their path below the chapters' folder.
package struct AuthorFiles: Sendable, Equatable {
    private let files: [String: AuthorFile]
    /// What a page shows of those that no browser shows as they are.
    private var drawings: [String: AuthorFile] = [:]

    package init(_ files: [AuthorFile] = []) {
        self.files = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    }

    package subscript(path: String) -> AuthorFile? { files[path] }

    /// What a page shows of the file as a picture.
    package func picture(_ path: String) -> AuthorFile? { drawings[path] ?? files[path] }

    package mutating func draw(_ path: String, as drawing: AuthorFile) { drawings[path] = drawing }

    package var paths: [String] { files.keys.sorted() }

    /// Those and their drawings, in order: all that a page may show or lead to.
    package var shown: [AuthorFile] { paths.flatMap { path in [files[path], drawings[path]].compactMap(\.self) } }
}
