/// One claim of a `check` block: what was expected, what came out, and where it is written.
public struct Claim: Codable, Sendable, Equatable {
    /// What is claimed, as one sentence for messages: `slope within 0.03 of −0.50`.
    public let statement: String
    /// What came out: `−0.512`; `true` or `false` for a statement that has no value.
    public let found: String
    public let holds: Bool
    /// Line and column of the parenthesis after `expect`, inside the block, from 1.
    public let line: Int
    public let column: Int
    /// How far from its target the value may lie, and why; nil if the claim is not that one value is near another.
    public let allowance: Allowance?
    /// The claim as a page shows it, in columns; nil in records of an older form, and for a statement that has no value.
    public let comparison: Comparison?

    package init(
        statement: String, found: String, holds: Bool, line: Int, column: Int, allowance: Allowance? = nil,
        comparison: Comparison? = nil
    ) {
        self.statement = statement
        self.found = found
        self.holds = holds
        self.line = line
        self.column = column
        self.allowance = allowance
        self.comparison = comparison
    }
}

extension Claim {
    /// Everything in it, for the record's seal; what older records do not have adds nothing.
    var contents: [String] {
        var contents = [statement, found, "\(holds)", "\(line)", "\(column)"]
        if let allowance { contents += ["\(allowance.standardErrors ?? 0)", allowance.bound ?? ""] }
        if let comparison { contents += comparison.contents }
        return contents
    }
}
