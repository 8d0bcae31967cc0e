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
    /// - Parameter html: what the formatter wrote: text has no quotation mark.
    func moved(_ html: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(html.count + html.count / 16)
        var position = html.startIndex
        var isLandmark = false
        let quote = UInt8(ascii: "\"")
        while let opening = html[position...].firstIndex(of: quote),
            let closing = html[(opening + 1)...].firstIndex(of: quote)
        {
            let name = attribute(before: opening, in: html)
            let value = html[(opening + 1)..<closing]
            if let tag = html[position..<opening].lastIndex(of: UInt8(ascii: "<")) {
                isLandmark = html[tag...].starts(with: "<section".utf8)
            }
            isLandmark = isLandmark || name == "role" && value.elementsEqual("region".utf8)
            if isLandmark, ["aria-labelledby", "role", "aria-label"].contains(name) {
                // With the blank before it.
                result += html[position..<(opening - name.utf8.count - 2)]
            } else {
                result += html[position...opening]
                result += moved(value, of: name)
                result.append(quote)
            }
            position = closing + 1
        }
        result += html[position...]
        // A section without a name would want a heading.
        return String(decoding: result, as: UTF8.self).replacing("<section", with: "<div").replacing("</section>", with: "</div>")
    }

    /// The name of the attribute whose value begins at a quotation mark.
    private func attribute(before quote: Int, in html: ArraySlice<UInt8>) -> String {
        guard quote > html.startIndex, html[quote - 1] == UInt8(ascii: "=") else { return "" }
        let name = html[..<(quote - 1)].reversed().prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") }
        return String(decoding: name.reversed(), as: UTF8.self)
    }

    private func moved(_ value: ArraySlice<UInt8>, of attribute: String) -> [UInt8] {
        switch attribute {
        case "id", "aria-labelledby", "data-block": Array("\(slug)--".utf8) + value
        case "href": Array(target(String(decoding: value, as: UTF8.self)).utf8)
        case "loading": Array("eager".utf8)
        default: Array(value)
        }
    }

    private func target(_ address: String) -> String {
        if address.hasPrefix("#") { return "#\(slug)--\(address.dropFirst())" }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let page = pages[parts[0]] else { return address }
        return parts.count == 2 ? "#\(page)--\(parts[1])" : "#\(page)"
    }
}
