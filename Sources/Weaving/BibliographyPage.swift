import ChapterReading

/// Every work that the report cites, with links back to where.
struct BibliographyPage {
    let book: BookOutline
    let citations: SetCitations
    /// By the work's key, the chapters that cite it, in order.
    let citing: [String: [String]]

    static let slug = "bibliography"

    init(book: BookOutline, citations: SetCitations, chapters: [Chapter]) {
        self.book = book
        self.citations = citations
        citing = chapters.reduce(into: [:]) { citing, chapter in
            for key in Set(chapter.citedGroups.flatMap(\.items).map(\.key)) { citing[key, default: []].append(chapter.slug) }
        }
    }

    private var entries: [SetCitations.Entry] { citations.entries.filter { citing[$0.key] != nil } }

    var isEmpty: Bool { entries.isEmpty }

    func page(_ weaver: FramedPages) -> Page {
        weaver.page(Self.slug, title: "Bibliography", summary: "What the report builds on, and the chapters that cite it.") {
            draft, _ in
            [
                .tag(
                    "section", ["class": "references", "aria-label": "Works"], [.tag("ul", [:], entries.map { entry($0, draft) })]
                )
            ]
        }
    }

    private func entry(_ entry: SetCitations.Entry, _ draft: PageDraft) -> HTMLNode {
        let text = entry.text.map { piece in
            piece.node(formula: { draft.formula($0, at: nil) }, link: { address, text in .tag("a", ["href": address], text) })
        }
        let links = (citing[entry.key] ?? []).map { slug -> HTMLNode in
            .tag(
                "a", ["href": SitePath.page(slug) + "#" + ReferenceList.citationAnchor(entry.key, 1)],
                book.chapters.first { $0.slug == slug }?.number ?? "overview")
        }
        return .tag(
            "li", ["id": ReferenceList.anchor(entry.key)],
            text + [
                .text(" "),
                .tag(
                    "span", ["class": "cited"],
                    [.text("Cited in ")] + links.map { [$0] }.joined(separator: [.text(", ")]) + [.text(".")]),
            ])
    }
}
