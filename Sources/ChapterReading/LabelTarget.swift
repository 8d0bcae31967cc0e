/// Where a label leads and what a reference to it says.
package struct LabelTarget: Sendable, Equatable {
    /// The page that it is on, by its chapter's slug.
    package var slug: String
    /// `Figure 2.1`, `Section 2.3`, `(2.1)`.
    package var text: String
    /// `2.1`; a heading without a number has none.
    package var number: String?

    package init(slug: String, text: String, number: String?) {
        self.slug = slug
        self.text = text
        self.number = number
    }
}
