import Foundation

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
        if link.isEmpty || Self.isForeign(link) { return true }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target = parts[0].isEmpty ? page : parts[0].removingPercentEncoding ?? String(parts[0])
        guard files.contains(target) else { return false }
        guard parts.count == 2, !parts[1].isEmpty, let known = ids[target] else { return true }
        let fragment = String(parts[1])
        return known.contains(fragment) || known.contains(fragment.removingPercentEncoding ?? fragment)
    }

    /// Whether the link leaves the site: `https:…`, `//…`.
    static func isForeign(_ link: String) -> Bool {
        if link.hasPrefix("//") { return true }
        guard let colon = link.utf8.firstIndex(of: UInt8(ascii: ":")), link.utf8.first.map(isLetter) ?? false else {
            return false
        }
        return link.utf8[..<colon].allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "+.-".utf8.contains($0) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
