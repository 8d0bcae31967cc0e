/// A table of results: what a `table` block returns.
public struct Table: Codable, Sendable, Equatable {
    public enum Alignment: String, Codable, Sendable { case left, center, right }

    public struct Column: Codable, Sendable, Equatable {
        /// Plain text, but `$…$` is typeset.
        public var header: String
        public var alignment: Alignment
        /// What it shares with the columns beside it, set above them all; nil for a column of its own.
        public var group: String?
        /// In what its numbers are, set under the header: `s`, `%`.
        public var unit: String?

        public init(_ header: String, alignment: Alignment = .right, group: String? = nil, unit: String? = nil) {
            self.header = header
            self.alignment = alignment
            self.group = group
            self.unit = unit
        }

        /// All of it in one line, for a file: `published: slope (s)`.
        package var name: String {
            (group.map { $0 + ": " } ?? "") + header + (unit.map { " (\($0))" } ?? "")
        }
    }

    public struct Cell: Codable, Sendable, Equatable {
        /// What the page shows: plain text, but `$…$` is typeset.
        public var text: String
        /// What the CSV holds: full precision for numbers.
        public var value: String
        /// Marked out on the page, as differing from what stands beside it.
        public var isMarked: Bool

        public init(_ text: String, value: String? = nil, isMarked: Bool = false) {
            self.text = text
            self.value = value ?? text
            self.isMarked = isMarked
        }
    }

    public var columns: [Column]
    public var rows: [[Cell]]
    /// The rows, from 0, above which a rule sets a group of rows apart; nil if there are none.
    public var rules: [Int]?

    public init(columns: [Column], rows: [[Cell]], rules: [Int]? = nil) {
        self.columns = columns
        self.rows = rows
        self.rules = rules
    }
}

extension Table.Column {
    /// Everything in it, for the record's seal; what older records do not have adds nothing.
    var contents: [String] {
        [header, alignment.rawValue] + (group.map { ["group", $0] } ?? []) + (unit.map { ["unit", $0] } ?? [])
    }
}
