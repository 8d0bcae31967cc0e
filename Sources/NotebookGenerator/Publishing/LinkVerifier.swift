import ChapterReading
import Foundation
import Weaving

/// Checks a site before it is published: every link inside it leads to a file and, where it names one, to an id.
struct LinkVerifier {
    /// Every file of the site.
    let files: Set<String>
    /// The pages among them, by path.
    let pages: [String: PageLinks]

    /// The links that lead nowhere, as `page → target`, sorted.
    func brokenLinks() -> [String] {
        let ids = pages.mapValues { Set($0.ids) }
        return pages.flatMap { path, page in
            page.targets.filter { !leadsSomewhere($0, from: path, ids: ids) }.map { "\(path) → \($0)" }
        }.sorted()
    }

    private func leadsSomewhere(_ link: String, from page: String, ids: [String: Set<String>]) -> Bool {
        if link.isEmpty || ChapterLink.isForeign(link) { return true }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target = parts[0].isEmpty ? page : Self.decoded(String(parts[0]))
        guard files.contains(target) else { return false }
        guard parts.count == 2, !parts[1].isEmpty, let known = ids[target] else { return true }
        let fragment = String(parts[1])
        return known.contains(fragment) || known.contains(Self.decoded(fragment))
    }

    /// Most have nothing encoded, and Foundation takes long to see it.
    private static func decoded(_ text: String) -> String {
        text.utf8.contains(UInt8(ascii: "%")) ? text.removingPercentEncoding ?? text : text
    }
}
