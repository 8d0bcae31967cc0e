import Foundation

/// Checks a site before it is published: every link inside it leads to a file and, where it names one, to an id.
struct LinkVerifier {
    let files: [String: Data]

    /// The links that lead nowhere, as `page → target`, sorted.
    func brokenLinks() -> [String] {
        let pages = files.filter { $0.key.hasSuffix(".html") }.mapValues { String(decoding: $0, as: UTF8.self) }
        let ids = pages.mapValues { Set(Self.values(of: "id", in: $0)) }
        return pages.flatMap { path, html in
            ["href", "src", "srcset"].flatMap { Self.values(of: $0, in: html) }
                .filter { !leadsSomewhere($0, from: path, ids: ids) }.map { "\(path) → \($0)" }
        }.sorted()
    }

    private func leadsSomewhere(_ link: String, from page: String, ids: [String: Set<String>]) -> Bool {
        if link.isEmpty || link.contains(#/^[A-Za-z][A-Za-z0-9+.-]*:/#) || link.hasPrefix("//") { return true }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target = parts[0].isEmpty ? page : String(parts[0]).removingPercentEncoding ?? String(parts[0])
        guard files[target] != nil else { return false }
        guard parts.count == 2, !parts[1].isEmpty, let known = ids[target] else { return true }
        let fragment = String(parts[1])
        return known.contains(fragment) || known.contains(fragment.removingPercentEncoding ?? fragment)
    }

    private static func values(of attribute: String, in html: String) -> [String] {
        var values: [String] = []
        var rest = Substring(html)
        let start = " \(attribute)=\""
        while let found = rest.range(of: start), let end = rest[found.upperBound...].firstIndex(of: "\"") {
            values.append(String(rest[found.upperBound..<end]).replacing("&amp;", with: "&"))
            rest = rest[end...]
        }
        return values
    }
}
