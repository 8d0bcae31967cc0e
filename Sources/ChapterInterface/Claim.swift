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

    package init(statement: String, found: String, holds: Bool, line: Int, column: Int) {
        self.statement = statement
        self.found = found
        self.holds = holds
        self.line = line
        self.column = column
    }
}
