/// Names of files of the site, made from what authors write; none leaves its folder.
package enum SitePath {
    /// `figures/fig-rates-dark.svg`.
    static func figure(_ name: String, suffix: String) -> String {
        "figures/" + fileName(name + suffix)
    }

    package static func page(_ slug: String) -> String { fileName(slug + ".html") }

    /// The page that tells of the report as a whole, and where on it one reads what a key is, and how to cite.
    static let about = "about.html"
    static let aboutKeys = "about.html#keys"
    static let aboutCitation = "about.html#cite"

    /// The page that shows all others after each other.
    package static let print = "print.html"

    /// A page's Markdown.
    package static func source(_ slug: String) -> String { "sources/" + fileName(slug + ".md") }

    /// The same as a page, with what its code reaches.
    static func sourcePage(_ slug: String) -> String { "sources/" + fileName(slug) + ".html" }

    /// The value of an experiment.
    static func result(_ name: String, of slug: String) -> String { "results/" + fileName("\(slug)-\(name).json") }

    /// Letters, digits, `-`, `_` and inner dots stay; each other byte becomes `~XX`, which needs no escape in an address either.
    static func fileName(_ name: String) -> String {
        let bytes = Array(name.utf8)
        return bytes.indices.map { index in
            let scalar = UnicodeScalar(bytes[index])
            let isPlain = bytes[index] < 0x80 && scalar.properties.isAlphabetic || (0x30...0x39).contains(bytes[index])
            if isPlain || scalar == "-" || scalar == "_" || (scalar == "." && index > 0) { return String(scalar) }
            let digits = String(bytes[index], radix: 16)
            return "~" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
    }
}
