/// Why a text can't be read.
enum MarkdownError: Error {
    /// Quotes, lists or spans, one inside another: more than anyone writes, and than a thread's stack holds.
    case nestedTooDeeply(offset: Int)

    /// Where it is noticed.
    var offset: Int {
        switch self {
        case .nestedTooDeeply(let offset): offset
        }
    }
}
