import ChapterReading
import Weaving

/// What the preview adds to a page: the state that it shows, and a box with everything that is wrong.
struct PreviewBox {
    let state: String
    let problems: [PrintedDiagnostic]

    static let stylesheetPath = "/preview.css"

    /// `page` with the box at the end of its body.
    func added(to page: [UInt8]) -> [UInt8] {
        let end = Array("</body>".utf8)
        let place = page.lastRange(of: end)?.lowerBound ?? page.endIndex
        return page[..<place] + Array(HTMLFormatter.html(node).utf8) + page[place...]
    }

    /// A page where the book has none.
    func page(title: String, message: String, script: String) -> [UInt8] {
        let head: [HTMLNode] = [
            .tag("meta", ["charset": "utf-8"]),
            .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
            .tag("title", [:], title), .tag("meta", ["name": "color-scheme", "content": "light dark"]),
            .tag("link", ["rel": "icon", "href": "data:,"]), .tag("script", [:], [.raw(script)]),
        ]
        let body: [HTMLNode] = [
            .tag("main", ["class": "preview-message"], [.tag("h1", [:], title), .tag("p", [:], message)]), node,
        ]
        let html = HTMLNode.tag("html", ["lang": "en"], [.tag("head", [:], head), .tag("body", [:], body)])
        return Array(("<!DOCTYPE html>\n" + HTMLFormatter.html(html)).utf8)
    }

    private var node: HTMLNode {
        .tag(
            "aside", ["id": "preview", "data-state": state, "aria-label": "Preview"],
            [.tag("link", ["rel": "stylesheet", "href": Self.stylesheetPath])] + list
                + [.tag("p", ["id": "preview-status", "role": "status", "hidden": ""])])
    }

    private var list: [HTMLNode] {
        guard !problems.isEmpty else { return [] }
        let items = problems.map { HTMLNode.tag("pre", ["class": $0.severity.rawValue], $0.text) }
        return [.tag("details", ["open": ""], [.tag("summary", [:], summary)] + items)]
    }

    /// `2 errors, 1 warning`.
    private var summary: String {
        [Diagnostic.Severity.error, .warning, .note].compactMap { severity in
            let count = problems.filter { $0.severity == severity }.count
            return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }.joined(separator: ", ")
    }
}

extension [UInt8] {
    fileprivate func lastRange(of other: [UInt8]) -> Range<Int>? {
        var start = count - other.count
        while start >= 0 {
            if self[start..<start + other.count].elementsEqual(other) { return start..<start + other.count }
            start -= 1
        }
        return nil
    }
}
