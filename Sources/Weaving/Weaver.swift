import ChapterReading
import ChapterRunning

/// Weaves chapters into pages:
///
/// 1. the Markdown tree becomes a tree of HTML, formulas typeset, references, citations and links resolved (`PageParts`);
/// 2. where a block stands, its code and what came of it (`ExecutableWeaver`);
/// 3. the works that the page cites, and on the index the chapters, follow the text;
/// 4. the frame goes around it: contents, ways on, footer (`PageFrame`);
/// 5. the formatter writes the bytes, and what can be searched is read from the same tree.
///
/// A page depends on the chapter, its outcomes and what is given here, never on a clock; how long anything took is the record's.
package struct Weaver {
    package let book: BookOutline
    package let citations: SetCitations
    package let typesetter: MathTypesetter
    package let target: @Sendable (_ label: String) -> LabelTarget?
    /// The preview's script, which reloads the page. A published page has none.
    package let liveReload: String?
    package let files: AuthorFiles
    /// Those of the whole book.
    package let claims: BookClaims

    package init(
        book: BookOutline, citations: SetCitations, typesetter: MathTypesetter, liveReload: String? = nil,
        files: AuthorFiles = AuthorFiles(), claims: BookClaims = .none,
        target: @escaping @Sendable (_ label: String) -> LabelTarget?
    ) {
        self.book = book
        self.citations = citations
        self.typesetter = typesetter
        self.liveReload = liveReload
        self.files = files
        self.claims = claims
        self.target = target
    }

    /// - Returns: the page, whole even where something is wrong, and what only weaving finds: bad TeX. Labels and works that are
    ///   not there are errors of reading; the page shows them as they are written.
    package func weave(_ chapter: Chapter, _ outcomes: ChapterOutcomes) -> (page: Page, diagnostics: [Diagnostic]) {
        let claimIDs = chapter.blocks.flatMap { block in
            (outcomes[block]?.product?.claims ?? []).indices.map { ChapterIDs.claim($0 + 1, of: block.name) }
        }
        let ids = ChapterIDs(of: chapter).settled.union(claimIDs)
        let number = book.place(of: chapter.slug).flatMap { book.chapters[$0].number }
        let draft = PageDraft(citations: citations, typesetter: typesetter, ids: ids, chapter: number)
        draft.quotes = QuoteMarks(language: book.face.language)
        let parts = PageParts(
            chapter: chapter,
            blocks: Dictionary(chapter.blocks.filter { $0.kind != .inline }.map { ($0.name, $0) }) { first, _ in first },
            outcomes: outcomes, draft: draft, target: target,
            isPage: book.holds, files: files, claims: ClaimsPages(book: book, claims: claims))
        let weaver = FragmentWeaver(parts: parts)
        let titles = TitleText(target: target, formula: { draft.formula($0, at: $1) }, quotes: draft.quotes)
        let document = Microtypography.set(chapter.document, draft.quotes)
        let text = HTMLNode.fragment([weaver.weave(document.blocks), draft.heldCode(of: chapter.slug)].compactMap { $0 })
        let notes = FootnoteList(footnotes: document.footnotes, weaver: weaver).node()
        let isIndex = chapter.slug == PageFrame.indexSlug
        let ending = [
            notes, isIndex ? ChapterCards(book: book, titles: titles).node() : nil,
            ReferenceList(citations: citations, counts: draft.citationCounts) { draft.formula($0, at: nil) }.node(),
        ]
        let banners =
            [RecordBanner(chapter: chapter, outcomes: outcomes).node()].compactMap { $0 }
            + ParameterBanner(chapter: chapter, settings: isIndex ? book.edition.settings : []).nodes()
        let frame = PageFrame(
            book: book, slug: chapter.slug, frontMatter: chapter.frontMatter, sections: draft.sections,
            titles: titles, usesMath: { draft.usesMath }, liveReload: liveReload,
            picture: draft.assets.first { $0.path.hasSuffix(".png") }?.path, source: SitePath.sourcePage(chapter.slug))
        let html =
            "<!DOCTYPE html>\n" + HTMLFormatter.html(frame.node(banners + [text] + ending.compactMap { $0 }))
            + "\n"
        let title = [number, titles.plain(chapter.frontMatter.title)].compactMap(\.self).joined(separator: " ")
        let page = Page(
            path: SitePath.page(chapter.slug), bytes: Array(html.utf8), assets: draft.assets, title: title,
            search: SearchReading.entries(titled: title, [text] + [notes].compactMap(\.self)))
        return (page, draft.diagnostics)
    }
}
