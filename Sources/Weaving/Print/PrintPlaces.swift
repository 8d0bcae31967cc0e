import Storage

/// Where the ids and links of a page are when its text stands on one page with all others: `#fig-rates` of `04-rates` is
/// `#04-rates--fig-rates`, and a link to another page leads to its start.
struct PrintPlaces {
    let slug: String
    /// The slugs of all pages that stand there, by their paths.
    let pages: [String: String]

    static func pages(_ slugs: some Sequence<String>) -> [String: String] {
        Dictionary(slugs.map { (SitePath.page($0), $0) }) { first, _ in first }
    }

    /// The id of the text's own start.
    var start: String { slug }

    /// The markup with its ids, and what refers to them, moved; pictures are loaded at once. Landmarks become plain parts: many chapters
    /// have one of the same name, and on a page each name stands for one.
    ///
    /// - Parameter html: what the formatter wrote, and HTML of the author's as `PageMarkup` has it: text has no quotation mark, but for what
    ///   is no HTML, a script or a style sheet.
    func moved(_ html: ArraySlice<UInt8>) -> String {
        html.withUnsafeBufferPointer { String(decoding: moved($0), as: UTF8.self) }
    }

    private func moved(_ html: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(html.count + html.count / 16)
        var position = 0
        var next = 0
        var isLandmark = false
        let quote = UInt8(ascii: "\"")
        while let opening = html.offset(of: quote, from: next), let closing = html.offset(of: quote, from: opening + 1) {
            let name = attribute(before: opening, in: html)
            guard !name.isEmpty else {
                next = opening + 1
                continue
            }
            let value = html[(opening + 1)..<closing]
            if let tag = html[position..<opening].lastIndex(of: UInt8(ascii: "<")) {
                isLandmark = html[tag...].starts(with: "<section".utf8)
            }
            isLandmark = isLandmark || name == "role" && value.elementsEqual("region".utf8)
            if isLandmark, ["aria-labelledby", "role", "aria-label"].contains(name) {
                // With the blank before it.
                append(html[position..<(opening - name.utf8.count - 2)], to: &result)
            } else {
                append(html[position...opening], to: &result)
                append(value, of: name, to: &result)
                result.append(quote)
            }
            position = closing + 1
            next = position
        }
        append(html[position...], to: &result)
        return result
    }

    /// Markup between two values. A section becomes a plain part: without a name it would want a heading.
    private func append(_ markup: Slice<UnsafeBufferPointer<UInt8>>, to result: inout [UInt8]) {
        let bytes = UnsafeBufferPointer(rebasing: markup)
        var position = 0
        while let word = bytes.offset(of: Self.section, from: position) {
            let isTag = Self.tagStarts.contains(where: bytes[position..<word].hasSuffix)
            result += bytes[position..<word]
            result += isTag ? Self.part : Self.section
            position = word + Self.section.count
        }
        result += bytes[position...]
    }

    private static let tagStarts = ["<", "</"].map { Array($0.utf8) }
    private static let section = Array("section".utf8)
    private static let part = Array("div".utf8)

    /// The name of the attribute whose value begins at a quotation mark; empty where none does.
    private func attribute(before quote: Int, in html: UnsafeBufferPointer<UInt8>) -> String {
        guard quote > 0, html[quote - 1] == UInt8(ascii: "=") else { return "" }
        var start = quote - 1
        while start > 0, html[start - 1] != UInt8(ascii: " "), html[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        return String(decoding: html[start..<(quote - 1)], as: UTF8.self)
    }

    private func append(_ value: Slice<UnsafeBufferPointer<UInt8>>, of attribute: String, to result: inout [UInt8]) {
        switch attribute {
        case "id", "aria-labelledby", "data-block":
            result += "\(slug)--".utf8
            result += value
        case "href": result += target(String(decoding: value, as: UTF8.self)).utf8
        case "loading": result += "eager".utf8
        default: result += value
        }
    }

    private func target(_ address: String) -> String {
        if address.hasPrefix("#") { return "#\(slug)--\(address.dropFirst())" }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let page = pages[parts[0]] else { return address }
        return parts.count == 2 ? "#\(page)--\(parts[1])" : "#\(page)"
    }
}
