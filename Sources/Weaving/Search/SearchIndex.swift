import Foundation
import WebAssets

/// All that the search looks through, as one script that calls `notebookSearch` with it: a page opened from a file may load a script
/// beside it, and nothing else. The text is compressed, since it is most of a report, and searched as it is: a report's text is small
/// enough to be read from end to end at every key.
package struct SearchIndex {
    package static let path = "assets/search-index.js"
    private static let scriptPath = "assets/search.js"
    private static let stylePath = "assets/search.css"
    /// Of all that `assets` gives.
    package static let paths = [scriptPath, stylePath, path]
    /// In bytes, with the script that searches.
    package static let budget = 150_000

    /// A page with what is on it.
    package struct Page {
        let path: String
        let title: String
        let entries: [SearchEntry]

        package init(path: String, title: String, entries: [SearchEntry]) {
            self.path = path
            self.title = title
            self.entries = entries
        }
    }

    package let pages: [Page]

    /// Pages on which nothing is found, such as the one that repeats all others, are left out.
    package init(of pages: [Page]) { self.pages = pages.filter { !$0.entries.isEmpty } }

    /// The script and its style, and the index.
    package func assets() throws -> [SiteAsset] {
        [
            SiteAsset(path: Self.scriptPath, content: .bytes(Data(WebAssets.searchScript))),
            SiteAsset(path: Self.stylePath, content: .bytes(Data(WebAssets.searchStyle))),
            SiteAsset(path: Self.path, content: .bytes(try script())),
        ]
    }

    /// How many bytes a reader's browser has to load to search.
    package static func size(of assets: [SiteAsset]) -> Int {
        assets.reduce(0) { sum, asset in
            if case .bytes(let bytes) = asset.content { sum + bytes.count } else { sum }
        }
    }

    private func script() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let rows = pages.map { page in
            Row(path: page.path, title: page.title, entries: page.entries.filter { !$0.title.isEmpty || !$0.text.isEmpty })
        }
        let compressed = try GZip.compressed(encoder.encode(rows))
        return Data("notebookSearch(\"\(Base85.text(of: compressed))\", \(compressed.count));\n".utf8)
    }

    /// `[path, title, [[kind, anchor, title, text], …]]`.
    private struct Row: Encodable {
        let path: String
        let title: String
        let entries: [SearchEntry]

        func encode(to encoder: any Encoder) throws {
            var row = encoder.unkeyedContainer()
            try row.encode(path)
            try row.encode(title)
            try row.encode(entries.map { [$0.kind.rawValue, $0.anchor, $0.title, $0.text] })
        }
    }
}
