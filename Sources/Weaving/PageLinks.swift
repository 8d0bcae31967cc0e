/// The ids that a page gives, and where it links to, as they stand in its bytes.
package struct PageLinks: Codable, Equatable, Sendable {
    package let ids: [String]
    package let targets: [String]

    init(of html: [UInt8]) {
        var ids: Set<String> = []
        var targets: Set<String> = []
        for (name, value) in AttributeScan(html: html) {
            if name == "id" { ids.insert(value) } else { targets.insert(value) }
        }
        self.ids = ids.sorted()
        self.targets = targets.sorted()
    }
}

/// The attributes ` id="…"`, ` href="…"`, ` src="…"` and ` srcset="…"` in what the formatter wrote: text has no quotation mark.
private struct AttributeScan: Sequence, IteratorProtocol {
    let html: [UInt8]
    private var position = 0
    private static let names = ["id", "href", "src", "srcset"].map { (name: $0, opening: Array(" \($0)=\"".utf8)) }

    init(html: [UInt8]) { self.html = html }

    mutating func next() -> (name: String, value: String)? {
        while let quote = html[position...].firstIndex(of: UInt8(ascii: "\"")) {
            position = quote + 1
            guard let name = Self.names.first(where: { html[...quote].ends(with: $0.opening) })?.name else { continue }
            guard let end = html[position...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
            let value = String(decoding: html[position..<end], as: UTF8.self)
            position = end + 1
            return (name, value.replacing("&amp;", with: "&"))
        }
        return nil
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(with other: [UInt8]) -> Bool { count >= other.count && suffix(other.count).elementsEqual(other) }
}
