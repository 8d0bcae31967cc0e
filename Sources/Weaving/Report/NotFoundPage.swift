import ChapterReading
import Foundation

/// What a server shows for an address that leads nowhere, whatever its depth: addresses on it start at the site's root.
struct NotFoundPage {
    static let path = "404.html"

    let face: ReportFace
    /// The report's, without markup.
    let title: String
    let entries: [ReportFiles.Entry]

    var html: String {
        let heading = "Not found · \(title)"
        // Where the site lies is known only from what the author said; at the root of a server, if nothing.
        let root = face.address.flatMap { URL(string: $0)?.path } ?? ""
        let head: [HTMLNode] = [
            .tag("meta", ["charset": "utf-8"]), .tag("base", ["href": root + "/"]),
            .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]), .tag("title", [:], heading),
            .tag("meta", ["name": "robots", "content": "noindex"]),
            .tag("meta", ["name": "color-scheme", "content": "light dark"]),
            .tag("link", ["rel": "stylesheet", "href": "assets/notebook.css"]),
            .tag("link", ["rel": "icon", "href": ReportFiles.icon, "type": "image/svg+xml"]),
        ]
        let chapters = entries.map { HTMLNode.tag("li", [:], [.tag("a", ["href": $0.path], $0.title)]) }
        let main = HTMLNode.tag(
            "main", [:],
            [
                .tag("h1", [:], "There is no such page"),
                .tag("p", [:], [.text("The report starts at "), .tag("a", ["href": "index.html"], title), .text(".")]),
                .tag("ul", [:], chapters),
            ])
        let page = HTMLNode.tag("html", ["lang": face.language], [.tag("head", [:], head), .tag("body", [:], [main])])
        return "<!DOCTYPE html>\n" + HTMLFormatter.html(page) + "\n"
    }
}
