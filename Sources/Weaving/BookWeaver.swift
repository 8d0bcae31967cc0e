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
    package let edition: Edition

    package init(
        book: Book, citations: SetCitations, formulas: FormulaMemory, memory: PageMemory, liveReload: String?,
        files: AuthorFiles, edition: Edition
    ) {
        self.book = book
        self.citations = citations
        self.formulas = formulas
        self.memory = memory
        self.liveReload = liveReload
        self.files = files
        self.edition = edition
    }

    package func weave(_ chapter: Chapter, _ result: ChapterResult) throws -> (page: WovenPage, diagnostics: [Diagnostic]) {
        let outcomes = result.chapterOutcomes
        let references = book.crossReferences
        let targets = chapter.references.map { reference in
            "\(reference.text) \(references[reference.text].map { "\($0)" } ?? "")"
        }
        let key = try memory.key(
            of: chapter, outcomes, targets: targets + citations.shown(by: chapter.citedGroups), liveReload: liveReload)
        if let page = memory.page(key) { return (page, []) }
        let typesetter = formulas.typesetter()
        let weaver = Weaver(
            book: outline, citations: citations, typesetter: typesetter, liveReload: liveReload, files: files,
            target: { references[$0] })
        let woven = weaver.weave(chapter, outcomes)
        formulas.learn(from: typesetter, on: chapter.slug)
        let page = try memory.take(woven.page)
        if woven.diagnostics.isEmpty { try memory.keep(page, under: key) }
        return (page, woven.diagnostics)
    }

    /// What every page shows of the book.
    package var outline: BookOutline {
        let chapters = book.chapters
        let face = book.face
        var outline = BookOutline(
            title: chapters.first { $0.slug == "index" }?.frontMatter.title ?? "Report",
            chapters: chapters.filter { $0.slug != "index" }.map { chapter in
                var entry = BookOutline.Entry(
                    slug: chapter.slug, number: book.number(of: chapter.slug), title: chapter.frontMatter.title,
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
