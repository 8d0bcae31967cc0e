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
