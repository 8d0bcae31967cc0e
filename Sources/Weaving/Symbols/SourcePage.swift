import Foundation

/// A source file as a page of the site, its lines to be linked to: `sources/Numerics/Matrix.swift.html#L12`.
package enum SourcePage {
    /// - Parameter path: `Numerics/Matrix.swift`.
    package static func address(of path: String) -> String { "sources/\(path).html" }

    package static func html(of source: String, at path: String) -> String {
        let code = HTMLFormatter.html(.element("pre", [], SwiftHighlighter.highlight(source)))
        let lines = code.dropLast(code.hasSuffix("\n") ? 1 : 0).split(separator: "\n", omittingEmptySubsequences: false)
        let numbered = lines.enumerated().map { index, line in
            // The first begins with the opening tag, which takes its mark behind it.
            index == 0
                ? line.replacing("<pre>", with: "<pre class=\"source\" tabindex=\"0\"><a id=\"L1\"></a>", maxReplacements: 1)
                : "<a id=\"L\(index + 1)\"></a>\(line)"
        }.joined(separator: "\n")
        let up = String(repeating: "../", count: address(of: path).count { $0 == "/" })
        let page = HTMLNode.tag(
            "html", ["lang": "en"],
            [
                .tag(
                    "head", [:],
                    [
                        .tag("meta", ["charset": "utf-8"]),
                        .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
                        .tag("meta", ["name": "color-scheme", "content": "light dark"]),
                        .tag("title", [:], path),
                        .tag("link", ["rel": "icon", "href": up + ReportFiles.icon]),
                        .tag("link", ["rel": "stylesheet", "href": up + "assets/notebook.css"]),
                    ]),
                .tag(
                    "body", ["class": "sources"],
                    [
                        .tag(
                            "main", ["id": "content"],
                            [.tag("article", [:], [.tag("h1", ["class": "source-path"], path), .raw(numbered)])])
                    ]),
            ])
        return "<!DOCTYPE html>\n" + HTMLFormatter.html(page) + "\n"
    }
}
