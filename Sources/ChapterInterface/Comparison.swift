/// What a claim compares: a quantity, and what it should be.
public struct Comparison: Codable, Sendable, Equatable {
    /// What was measured, in the author's words: plain text, but `$…$` is typeset.
    public let quantity: String
    /// What it should be, written as far as the tolerance reaches: `−0.500 ± 0.030`, `< 0.0609`.
    public let expected: String
    /// Why so: `3 standard errors`, or what the bound is.
    public let reason: String?
    /// How far the value is from its bound, over the tolerance: 1 at the target, 0 at the bound, negative beyond it. A bound without a
    /// tolerance is compared with its own size. To three decimals; nil where that is not a number.
    public let margin: Double?

    package init(quantity: String, expected: String, reason: String? = nil, margin: Double? = nil) {
        self.quantity = quantity
        self.expected = expected
        self.reason = reason
        self.margin = margin.flatMap { $0.isFinite ? ($0 * 1000).rounded() / 1000 : nil }
    }

    /// Everything in it, for the record's seal.
    var contents: [String] { [quantity, expected, reason ?? "", margin.map { "\($0)" } ?? ""] }
}
