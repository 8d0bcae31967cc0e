/// The quotation marks of a language, which straight ones become: outer for `"`, inner for `'`.
struct QuoteMarks: Equatable {
    let outer: Pair
    let inner: Pair

    struct Pair: Equatable {
        let opening: String
        let closing: String

        fileprivate init(_ opening: String, _ closing: String) { (self.opening, self.closing) = (opening, closing) }
    }

    static let english = QuoteMarks(outer: Pair("“", "”"), inner: Pair("‘", "’"))

    private init(outer: Pair, inner: Pair) { (self.outer, self.inner) = (outer, inner) }

    /// - Parameter language: as BCP 47 has it; one that is not known here gets English marks.
    init(language: String) {
        let code = language.lowercased()
        let main = code.split(separator: "-").first.map(String.init) ?? code
        self = Self.known[code] ?? Self.known[main] ?? .english
    }

    private static let known: [String: QuoteMarks] = {
        let german = QuoteMarks(outer: Pair("„", "“"), inner: Pair("‚", "‘"))
        let swiss = QuoteMarks(outer: Pair("«", "»"), inner: Pair("‹", "›"))
        let french = QuoteMarks(outer: Pair("«\u{202F}", "\u{202F}»"), inner: Pair("“", "”"))
        let southern = QuoteMarks(outer: Pair("«", "»"), inner: Pair("“", "”"))
        let nordic = QuoteMarks(outer: Pair("”", "”"), inner: Pair("’", "’"))
        return [
            "de": german, "cs": german, "sk": german, "sl": german, "de-ch": swiss, "fr-ch": swiss, "it-ch": swiss, "fr": french,
            "es": southern, "it": southern, "pt-pt": southern, "el": southern, "sv": nordic, "fi": nordic,
            "da": QuoteMarks(outer: Pair("»", "«"), inner: Pair("›", "‹")),
            "pl": QuoteMarks(outer: Pair("„", "”"), inner: Pair("«", "»")),
            "ru": QuoteMarks(outer: Pair("«", "»"), inner: Pair("„", "“")),
            "uk": QuoteMarks(outer: Pair("«", "»"), inner: Pair("„", "“")),
        ]
    }()
}
