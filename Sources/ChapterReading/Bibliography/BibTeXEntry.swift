/// A work of a BibTeX file as it is written, with macros put in.
struct BibTeXEntry: Equatable {
    struct Field: Equatable {
        /// In lower case.
        var name: String
        /// TeX, without the braces or quotes around it.
        var value: String
        /// Where the name starts.
        var offset: Int
    }

    /// `article`, in lower case.
    var type: String
    var key: String
    var keyOffset: Int
    var fields: [Field] = []

    /// The last field of this name, as BibTeX and Pandoc have it.
    subscript(name: String) -> Field? { fields.last { $0.name == name } }
}

extension BibTeXEntry {
    /// What Pandoc reads it as: a type that starts with `comment` is none to it.
    var plainType: String { type.hasPrefix("comment") ? "misc" : type }
}

extension BibTeXEntry.Field {
    private static let names: Set = [
        "author", "editor", "editora", "editorb", "editorc", "translator", "bookauthor", "annotator", "commentator",
        "introduction",
        "foreword", "afterword", "holder", "shortauthor", "shorteditor", "origauthor",
    ]
    private static let titles: Set = [
        "title", "subtitle", "booktitle", "booksubtitle", "maintitle", "mainsubtitle", "issuetitle", "issuesubtitle",
        "shorttitle",
    ]
    /// What no list of works shows.
    private static let unseen: Set = [
        "abstract", "annote", "annotation", "keywords", "file", "note", "addendum", "language", "langid", "comment", "review",
        "key",
        "sortkey", "shorthand", "timestamp", "owner", "groups", "bibsource", "mendeley-tags", "label", "contents", "indextitle",
        "indexsorttitle", "sorttitle", "sortname", "sortyear", "presort", "options", "gender",
    ]

    var isAddress: Bool { ["url", "doi", "file", "eprint", "howpublished"].contains(name) }
    var isReference: Bool { ["crossref", "xdata", "xref"].contains(name) }
    var isNames: Bool { Self.names.contains(name) }
    /// What is called as it is written, whatever a style does to titles.
    var isJournal: Bool { ["journal", "journaltitle"].contains(name) }
    var isTitle: Bool { Self.titles.contains(name) }
    var isShown: Bool { !Self.unseen.contains(name) && !isReference && !isAddress }
}
