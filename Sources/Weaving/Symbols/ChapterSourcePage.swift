import ChapterReading

/// A chapter's source as a page, below what its code reaches.
package struct ChapterSourcePage {
    private let chapter: Chapter
    /// What `ReachList` made of it.
    private let reach: String
    private let edition: Edition
    private let language: String

    package init(of chapter: Chapter, reach: String, edition: Edition, language: String) {
        self.chapter = chapter
        self.reach = reach
        self.edition = edition
        self.language = language
    }

    package var html: String {
        let address = SitePath.sourcePage(chapter.slug)
        let source = String(decoding: chapter.source.bytes, as: UTF8.self)
        return SourcePage.html(
            titled: chapter.path, at: address, language: language,
            [
                .text(SourcePage.state(edition)), SourcePage.link(to: SitePath.page(chapter.slug), from: address, "The page"),
                SourcePage.link(to: SitePath.source(chapter.slug), from: address, "As Markdown"),
            ], [.raw(reach), .tag("h2", ["id": "source"], "Source"), SourcePage.numbered([.text(source)])])
    }
}
