import Foundation

/// A source file as a page of the site, its lines to be linked to: `sources/Numerics/Matrix.swift.html#L12`.
package enum SourcePage {
    /// - Parameter path: `Numerics/Matrix.swift`.
    package static func address(of path: String) -> String { "sources/\(path).html" }

    /// A chapter's source, as a page.
    package static func address(ofChapter slug: String) -> String { SitePath.sourcePage(slug) }

    package static func html(of source: String, at path: String, edition: Edition) -> String {
        html(
            titled: path, at: address(of: path), language: "en",
            [.text(state(edition)), link(to: "index.html", from: address(of: path), "The report")],
            [numbered(SwiftHighlighter.highlight(source))])
    }

    /// Of which state of the project a source is: `Commit 63ef8c8d1a, edited since.`; nothing where git does not tell.
    package static func state(_ edition: Edition) -> String {
        edition.commit.map { "Commit \($0)\(edition.edits)" } ?? ""
    }

    /// Code whose lines have ids, `L1` and so on.
    static func numbered(_ code: [HTMLNode]) -> HTMLNode {
        // Lines may end as on Windows.
        let text = HTMLFormatter.html(.element("pre", [], code)).replacing("\r\n", with: "\n")
        let lines = text.dropLast(text.hasSuffix("\n") ? 1 : 0).split(separator: "\n", omittingEmptySubsequences: false)
        return .raw(
            lines.enumerated().map { index, line in
                // The first begins with the opening tag, which takes its mark behind it.
                index == 0
                    ? line.replacing("<pre>", with: "<pre class=\"source\" tabindex=\"0\"><a id=\"L1\"></a>", maxReplacements: 1)
                    : "<a id=\"L\(index + 1)\"></a>\(line)"
            }.joined(separator: "\n"))
    }

    static func link(to target: String, from address: String, _ text: String) -> HTMLNode {
        .tag("a", ["href": up(from: address) + target], text)
    }

    private static func up(from address: String) -> String { String(repeating: "../", count: address.count { $0 == "/" }) }

    /// - Parameter state: what stands under the title, the empty parts left out.
    static func html(
        titled title: String, at address: String, language: String, _ state: [HTMLNode], _ content: [HTMLNode]
    ) -> String {
        let up = up(from: address)
        let parts = state.filter { $0 != .text("") }.map { [$0] }.joined(separator: [.text(" · ")])
        let page = HTMLNode.tag(
            "html", ["lang": language],
            [
                .tag(
                    "head", [:],
                    [
                        .tag("meta", ["charset": "utf-8"]),
                        .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
                        .tag("meta", ["name": "color-scheme", "content": "light dark"]),
                        .tag("title", [:], title),
                        // First, so that the page is drawn in the colours that the reader chose.
                        .tag("script", ["src": up + "assets/notebook.js"]),
                        .tag("link", ["rel": "icon", "href": up + ReportFiles.icon]),
                        .tag("link", ["rel": "stylesheet", "href": up + "assets/notebook.css"]),
                    ]),
                .tag(
                    "body", ["class": "sources"],
                    [
                        .tag(
                            "main", ["id": "content"],
                            [
                                .tag(
                                    "article", [:],
                                    [
                                        .tag("h1", ["class": "source-path"], title),
                                        .tag("p", ["class": "source-state"], Array(parts)),
                                    ]
                                        + content)
                            ])
                    ]),
            ])
        return "<!DOCTYPE html>\n" + HTMLFormatter.html(page) + "\n"
    }
}
