import ChapterReading
import ChapterRunning
import Storage

/// Weaves the chapters of a book, each from memory where nothing that its page shows has changed.
package struct BookWeaver: Sendable {
    let book: Book
    let citations: SetCitations
    let formulas: FormulaMemory
    package let memory: PageMemory
    let liveReload: String?
    let files: AuthorFiles
    let claims: BookClaims
    private let claimsDigest: Digest
    /// How many threads one chapter may take.
    let jobs: Int
    /// The chapters.
    private let chapterOutline: BookOutline
    /// The chapters, and the pages that are none.
    package let outline: BookOutline
    private let bibliography: BibliographyPage

    package init(
        book: Book, citations: SetCitations, formulas: FormulaMemory, memory: PageMemory, liveReload: String?,
        files: AuthorFiles, claims: BookClaims, edition: Edition, jobs: Int = 1
    ) throws {
        self.book = book
        self.citations = citations
        self.formulas = formulas
        self.memory = memory
        self.liveReload = liveReload
        self.files = files
        self.claims = claims
        claimsDigest = try claims.digest
        self.jobs = jobs
        chapterOutline = Self.outline(of: book, edition, files)
        bibliography = BibliographyPage(book: chapterOutline, citations: citations, chapters: book.chapters)
        var own: [BookOutline.Entry] = []
        if !claims.checks.isEmpty { own.append(.init(slug: ClaimsPages.slug, number: nil, title: "Claims")) }
        if !bibliography.isEmpty { own.append(.init(slug: BibliographyPage.slug, number: nil, title: "Bibliography")) }
        var outline = chapterOutline
        outline.appendix += own.filter { page in !book.chapters.contains { $0.slug == page.slug } }
        self.outline = outline
    }

    /// With more dollars a chapter is woven once more before, only to find its formulas, which all cores then set: a page is woven by one.
    private static let manyDollars = 2000

    /// - Parameter edition: as the chapter's page tells it.
    package func weave(
        _ chapter: Chapter, _ result: ChapterResult, in edition: Edition
    ) throws -> (page: WovenPage, diagnostics: [Diagnostic]) {
        let outcomes = result.chapterOutcomes
        let references = book.crossReferences
        let targets = chapter.references.map { reference in
            "\(reference.text) \(references[reference.text].map { "\($0)" } ?? "")"
        }
        let key = try memory.key(
            of: chapter, outcomes,
            targets: targets + citations.shown(by: chapter.citedGroups) + shownClaims(of: chapter) + outline.appendix.map(\.slug)
                + chapter.frontMatter.parameters.map(\.assignment),
            liveReload: liveReload)
        let woven = try memory.filled(key, edition) { try marked(chapter, outcomes, key) }
        return (woven.page, woven.diagnostics)
    }

    /// The page with marks where the edition stands.
    private func marked(_ chapter: Chapter, _ outcomes: ChapterOutcomes, _ key: Digest) throws -> PageMemory.Woven {
        if let page = memory.page(key) { return PageMemory.Woven(page: page) }
        let references = book.crossReferences
        let outline = markedOutline
        func woven(by typesetter: MathTypesetter) -> (page: Page, diagnostics: [Diagnostic]) {
            Weaver(
                book: outline, citations: citations, typesetter: typesetter, liveReload: liveReload, files: files, claims: claims,
                target: { references[$0] }
            ).weave(chapter, outcomes)
        }
        if chapter.source.bytes.count(where: { $0 == UInt8(ascii: "$") }) > Self.manyDollars {
            let notes = formulas.typesetter(isNoting: true)
            _ = woven(by: notes)
            formulas.set(notes.unknown, jobs: jobs)
        }
        let typesetter = formulas.typesetter()
        let woven = woven(by: typesetter)
        formulas.learn(from: typesetter, on: chapter.slug)
        let isWhole = woven.diagnostics.isEmpty && !typesetter.lacksEngine
        let page = try memory.take(woven.page)
        if isWhole { try memory.keep(page, under: key) }
        return PageMemory.Woven(page: page, diagnostics: woven.diagnostics, isWhole: isWhole)
    }

    private var markedOutline: BookOutline {
        var outline = outline
        outline.edition = outline.edition.marked
        return outline
    }

    /// What a page shows of the claims of others: only one that asks for some depends on them.
    private func shownClaims(of chapter: Chapter) -> [String] {
        chapter.links.contains { $0.destination.hasPrefix(ChapterLink.claims) } ? [claimsDigest.description] : []
    }

    /// The pages that are no chapters. A chapter of the same name stands in for one.
    package func otherPages() throws -> [WovenPage] {
        let typesetter = formulas.typesetter()
        let references = book.crossReferences
        let weaver = FramedPages(
            book: markedOutline, citations: citations, typesetter: typesetter, liveReload: liveReload, target: { references[$0] })
        let parts = ["claims", claimsDigest.description, liveReload ?? ""] + outline.appendix.map(\.slug)
        let pages =
            try memory.pages(of: parts) {
                (ClaimsPages(book: chapterOutline, claims: claims).pages(weaver), isWhole: !typesetter.lacksEngine)
            }
            + (bibliography.isEmpty ? [] : [memory.filled(memory.take(bibliography.page(weaver)), memory.edition)])
        let taken = Set(book.chapters.map { SitePath.page($0.slug) })
        return pages.filter { !taken.contains($0.file.path) }
    }

    /// The whole report as one page, from the pages that are to stand on it.
    ///
    /// - Parameter pages: as they were woven, in their order.
    package func printPage(of pages: [WovenPage]) throws -> WovenPage? {
        let slugs = [PageFrame.indexSlug] + outline.chapters.map(\.slug) + outline.appendix.map(\.slug)
        let byPath = Dictionary(pages.map { ($0.file.path, $0) }) { first, _ in first }
        let shown = slugs.compactMap { slug in byPath[SitePath.page(slug)].map { (slug, $0) } }
        let key = try memory.key(ofPrinted: shown.map(\.1))
        if let page = memory.page(key) { return page }
        let parts = try shown.map { slug, page in PrintEdition.Part(slug: slug, html: try memory.bytes(of: page)) }
        let html = PrintEdition(book: outline, parts: parts).html(title: MathText.plain(outline.title))
        let page = try memory.take(Page(path: SitePath.page(PrintEdition.slug), bytes: html, assets: []))
        try memory.keep(page, under: key)
        return page
    }

    private static func outline(of book: Book, _ edition: Edition, _ files: AuthorFiles) -> BookOutline {
        let chapters = book.chapters
        let face = book.face
        var outline = BookOutline(
            title: chapters.first { $0.slug == "index" }?.frontMatter.title ?? "Report",
            chapters: chapters.filter { $0.slug != "index" }.map { chapter in
                var entry = BookOutline.Entry(
                    slug: chapter.slug, number: book.numbering[chapter.slug], title: chapter.frontMatter.title,
                    summary: chapter.frontMatter.summary)
                entry.heading = book.numbering.words(of: chapter.slug)
                entry.part =
                    face.parts.first { part in chapters.first { $0.slug.hasPrefix(part.start) }?.slug == chapter.slug }?.title
                return entry
            }, face: face, edition: edition)
        outline.logo = face.logo.flatMap { files[$0] }
        return outline
    }
}
