/// A place that the search finds: what it is, where it is on its page, and what stands there, without markup.
package struct SearchEntry: Codable, Sendable, Equatable {
    package enum Kind: String, Codable, Sendable {
        case section = "s"
        case figure = "f"
        case table = "t"
        case claims = "k"
        case code = "c"
    }

    package var kind: Kind
    /// The id on the page; empty for its start.
    package var anchor: String
    /// The heading, `Figure 2.1`, or the name of a block.
    package var title: String
    /// Prose with formulas as text; of code, its words.
    package var text: String
}
