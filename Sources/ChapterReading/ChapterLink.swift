/// A link or a picture of a chapter, as it is written.
package struct ChapterLink: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        case link, picture
        /// The `href` or `src` of an element of HTML.
        case markup(element: String)
    }

    package let kind: Kind
    package let destination: String
    package let location: SourceLocation

    /// Whether showing the page loads it.
    var isLoaded: Bool {
        switch kind {
        case .link: false
        case .picture: true
        case .markup(let element): !["a", "area", "form", "button"].contains(element)
        }
    }

    /// The file and the id that it leads to, percent signs decoded; the file is empty for the page itself.
    var parts: (file: String, id: String?) {
        let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let file = Self.file(String(parts.first ?? ""))
        let id = parts.count == 2 && !parts[1].isEmpty ? Self.decoded(String(parts[1])) : nil
        return (file, id)
    }

    /// The path below the chapters' folder that a destination names.
    package static func file(_ destination: String) -> String {
        decoded(String(destination.prefix { $0 != "#" && $0 != "?" }.trimmingPrefix("./")))
    }

    private static func decoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What an address starts with that asks for claims: they are the link's text.
    package static let claims = "claims:"

    /// Whether the link leaves the site: `https:…`, `//…`.
    package static func isForeign(_ link: String) -> Bool {
        if link.hasPrefix("//") { return true }
        guard let colon = link.utf8.firstIndex(of: UInt8(ascii: ":")), link.utf8.first.map(\.isLetter) ?? false else {
            return false
        }
        return link.utf8[..<colon].allSatisfy { $0.isLetter || $0.isDigit || "+.-".utf8.contains($0) }
    }
}

extension ChapterLink {
    /// The attributes of HTML that hold addresses.
    static let attributes: Set = [
        "href", "src", "poster", "data", "xlink:href", "action", "formaction", "background", "srcset", "cite",
    ]

    /// The links in a piece of HTML, each with the offset of its destination in it.
    static func found(inHTML html: String) -> [(element: String, destination: String, offset: Int)] {
        MarkupScanner(html).flatMap { tag in
            let styled = addresses(inStyle: tag.rawText).map { (element: tag.name, destination: $0, offset: tag.offset) }
            return styled
                + tag.attributes.flatMap { attribute in
                    addresses(in: attribute).map {
                        (element: tag.name, destination: $0, offset: attribute.valueRange?.lowerBound ?? attribute.offset)
                    }
                }
        }
    }

    private static func addresses(in attribute: MarkupScanner.Attribute) -> [String] {
        switch attribute.name {
        case "style": addresses(inStyle: attribute.value)
        case "srcset":
            attribute.value.split(separator: ",").compactMap { $0.split(whereSeparator: \.isWhitespace).first.map(String.init) }
        // Where something is quoted from is shown nowhere, and loads nothing.
        case "cite": []
        case _ where attributes.contains(attribute.name): [attribute.value.trimmingSpaces()]
        default: []
        }
    }

    /// `url(…)` and `@import "…"` in CSS.
    private static func addresses(inStyle text: String) -> [String] {
        guard text.utf8.contains(where: { "(@".utf8.contains($0) }) else { return [] }
        return text.matches(of: /(?:url\(\s*|@import\s+)["']?([^"')\s]+)/.ignoresCase()).map { String($0.output.1) }
    }

    /// The ids that a piece of HTML gives.
    static func ids(inHTML html: String) -> [String] {
        MarkupScanner(html).compactMap(\.id)
    }
}
