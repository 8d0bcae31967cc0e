/// What is wrong with a CSV file, and where.
public struct CSVError: Error, Hashable, Sendable {
    public let file: String
    /// From 1.
    public let line: Int
    /// From 1, in bytes of UTF-8.
    public let column: Int
    public let problem: Problem

    public init(file: String, line: Int, column: Int, problem: Problem) {
        self.file = file
        self.line = line
        self.column = column
        self.problem = problem
    }

    public enum Problem: Hashable, Sendable {
        /// No header line.
        case empty
        /// Two columns of one name.
        case repeatedName(String)
        /// A record with another number of fields than the header.
        case fieldCount(found: Int, expected: Int)
        /// A quoted field that never ends.
        case unclosedQuote
        /// Text between a closing quote and the next comma.
        case textAfterQuote
        /// Bytes that are not UTF-8.
        case notText
        /// A field of the named column that is not a finite number.
        case notANumber(String, column: String)
        /// A field of the named column that is not a date such as 1981-01-31.
        case notADate(String, column: String)
        /// A field of the named column that is not greater than the one before it, which it must be.
        case notIncreasing(String, after: String, column: String)
        /// What is to stand between fields, and can't.
        case badSeparator(String)
        /// A file of one column whose name holds what separates columns elsewhere.
        case otherSeparator(String)
        /// A column that the file does not have.
        case noColumn(String)
    }
}

extension CSVError: CustomStringConvertible {
    public var description: String { "\(file):\(line):\(column): \(problem)" }
}

extension CSVError.Problem: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "the file has no header line"
        case .repeatedName(let name): "a second column is named “\(name)”"
        case .fieldCount(let found, let expected): "\(found) fields, but the header has \(expected)"
        case .unclosedQuote: "this quote is never closed"
        case .textAfterQuote: "text after a closing quote"
        case .notText: "not UTF-8 text"
        case .notANumber(let text, let column): "“\(text)” in column “\(column)” is not a number" + Self.hint(onNumber: text)
        case .notADate(let text, let column): "“\(text)” in column “\(column)” is not a date such as 1981-01-31"
        case .notIncreasing(let text, let before, let column):
            "“\(text)” in column “\(column)” comes after “\(before)”: put the rows in increasing order, and each value there once"
        case .badSeparator(let separator):
            "“\(separator)” can't stand between fields: take an ASCII character that is no quote and no line break, such as “,” or “;”"
        case .otherSeparator(let separator):
            "the header has one column: “\(separator)” divides it with `format: CSVFormat(separator: \"\(separator == "\t" ? "\\t" : separator)\")`"
        case .noColumn(let name): "no column is named “\(name)”"
        }
    }

    /// Numbers as half of the world writes them are read when that is said.
    private static func hint(onNumber text: String) -> String {
        text.contains(/^\s*[-+]?[0-9]+,[0-9]+\s*$/) ? ": a decimal comma is read with `format: CSVFormat(decimal: \",\")`" : ""
    }
}
