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
        let code = ChapterIDs.code(of: id)
        let meant = anchors.ids.contains(code) ? code : suggestion(for: id, among: anchors.ids)
        return .unknownAnchor(id, page: slug, suggestion: meant)
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

/// What links to a chapter's page may name.
private struct PageAnchors {
    private(set) var ids: Set<String>
    private let page: ChapterIDs
    /// Whether a heading's id holds a value that is not computed yet.
    private var hasUnknown = false
    private var headings = UniqueIDs()

    init(_ chapter: Chapter, _ references: CrossReferences) {
        page = ChapterIDs(of: chapter)
        ids = page.settled
        add(chapter.document.blocks, references)
        for note in chapter.document.footnotes { add(note.blocks, references) }
    }

    func contains(_ id: String) -> Bool { hasUnknown || ids.contains(id) || page.mayGive(id) }

    private mutating func add(_ blocks: [MarkdownBlock], _ references: CrossReferences) {
        for block in blocks {
            if case .heading(_, let inlines, nil) = block.content { add(heading: inlines, references) }
            add(block.inner, references)
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
