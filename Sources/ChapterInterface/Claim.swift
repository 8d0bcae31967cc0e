/// One claim of a `check` block: what was expected, what came out, and where it is written.
public struct Claim: Codable, Sendable, Equatable {
    /// What is claimed, in the author's words or in ours: `rates.slope within 0.03 of −0.5`.
    public let statement: String
    /// What came out, for the page: `−0.512`.
    public let found: String
    public let holds: Bool
    /// Line and column of the parenthesis after `expect`, inside the block, from 1.
    public let line: Int
    public let column: Int
    /// How far from its target the value may lie, and why; nil if the claim is not that one value is near another.
    public let allowance: Allowance?

    package init(
        statement: String, found: String, holds: Bool, line: Int, column: Int, allowance: Allowance? = nil
    ) {
        self.statement = statement
        self.found = found
        self.holds = holds
        self.line = line
        self.column = column
        self.allowance = allowance
    }
}
