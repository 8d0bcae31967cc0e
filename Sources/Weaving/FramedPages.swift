import ChapterReading

/// Weaves pages that are no chapters, such as the claims and the bibliography, in the frame that all pages have.
struct FramedPages {
    let book: BookOutline
    let citations: SetCitations
    let typesetter: MathTypesetter
    let liveReload: String?
    let target: @Sendable (_ label: String) -> LabelTarget?

    /// - Parameter content: what stands under the title; its sections go into the page's outline.
    func page(
        _ slug: String, title: String, summary: String, content: (PageDraft, TitleText) -> [HTMLNode]
    ) -> Page {
        let draft = PageDraft(citations: citations, typesetter: typesetter, ids: ["content"], chapter: nil)
        let titles = TitleText(
            target: target, formula: { draft.formula($0, at: $1) }, quotes: QuoteMarks(language: book.face.language))
        let text = content(draft, titles)
        let frame = PageFrame(
            book: book, slug: slug, frontMatter: Chapter.FrontMatter(title: title, summary: summary), sections: draft.sections,
            titles: titles, usesMath: { draft.usesMath }, liveReload: liveReload, picture: nil,
            source: nil)
        let html = "<!DOCTYPE html>\n" + HTMLFormatter.html(frame.node(text)) + "\n"
        return Page(
            path: SitePath.page(slug), bytes: Array(html.utf8), assets: draft.assets, title: title,
            search: [SearchEntry(kind: .section, anchor: "", title: title, text: summary)])
    }
}
