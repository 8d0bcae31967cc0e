import Storage

/// The whole report as one page, to be printed: the texts of all pages after each other, with ids that say which page they come from.
struct PrintEdition {
    struct Part {
        let slug: String
        /// The page as it was woven.
        let html: [UInt8]
    }

    static let slug = "print"

    let book: BookOutline
    let parts: [Part]

    /// - Parameter title: of the report, without markup.
    func html(title: String) -> [UInt8] {
        let pages = PrintPlaces.pages(parts.map(\.slug))
        let page = HTMLNode.tag(
            "html", ["lang": book.face.language],
            [
                .tag(
                    "head", [:],
                    [
                        .tag("meta", ["charset": "utf-8"]),
                        .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
                        .tag("title", [:], title),
                        .tag("link", ["rel": "icon", "href": "data:,"]),
                        .tag("link", ["rel": "stylesheet", "href": "assets/katex/katex.min.css"]),
                        .tag("link", ["rel": "stylesheet", "href": "assets/notebook.css"]),
                        .tag("style", [:], [.raw(runningHeader(title))]),
                    ]),
                .tag(
                    "body", ["class": "whole"], [.tag("main", ["id": "content"], parts.map { .raw(text(of: $0, among: pages)) })]),
            ])
        return Array(("<!DOCTYPE html>\n" + HTMLFormatter.html(page) + "\n").utf8)
    }

    /// The report's title above every page.
    private func runningHeader(_ title: String) -> String {
        let quoted = title.unicodeScalars.map { scalar in
            scalar.properties.isAlphabetic || scalar == " " ? String(scalar) : "\\" + String(scalar.value, radix: 16) + " "
        }.joined()
        return "@page { @top-left { content: \"\(quoted)\"; font: italic 9pt Libertine, serif; } }"
    }

    /// The text of a page, from `<article>` to its end.
    private func text(of part: Part, among pages: [String: String]) -> String {
        let places = PrintPlaces(slug: part.slug, pages: pages)
        guard let article = part.html.withUnsafeBufferPointer(Self.article) else { return "" }
        return "<article id=\"\(HTMLFormatter.escape(places.start))\">\n" + places.moved(part.html[article]) + "</article>\n"
    }

    /// Where the content of a page's article stands.
    private static func article(in page: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        let (opening, closing) = (Array("<article>".utf8), Array("</article>".utf8))
        guard let start = page.offset(of: opening).map({ $0 + opening.count }), var end = page.offset(of: closing, from: start)
        else { return nil }
        while let later = page.offset(of: closing, from: end + 1) { end = later }
        return start..<end
    }
}
