/// A table of results: what a `table` block returns.
public struct Table: Codable, Sendable, Equatable {
    public enum Alignment: String, Codable, Sendable { case left, center, right }

    public struct Column: Codable, Sendable, Equatable {
        /// Plain text, but `$…$` is typeset.
        public var header: String
        public var alignment: Alignment

        public init(_ header: String, alignment: Alignment = .right) {
            self.header = header
            self.alignment = alignment
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

    public init(columns: [Column], rows: [[Cell]]) {
        self.columns = columns
        self.rows = rows
    }
}
