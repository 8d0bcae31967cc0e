/// How a table in a text file is written, where it is not as RFC 4180 has it. Nothing is guessed: a file that is read in the wrong way
/// gives numbers too.
public struct CSVFormat: Hashable, Sendable {
    /// What stands between fields, an ASCII character that is no quote and no line break.
    public var separator: Unicode.Scalar
    /// What stands before the digits after the point: `1,5` with a comma. Nothing groups the digits before it.
    public var decimal: Unicode.Scalar
    /// What a line starts with that is no record, such as `#`.
    public var comment: String
    /// How dates are written.
    public var dates: DateForm

    /// The order of a date's parts, which any of `-`, `.` and `/` may divide.
    public enum DateForm: Hashable, Sendable {
        /// `1981-01-31`, and `1981/1/31`.
        case yearMonthDay
        /// `31.1.1981`.
        case dayMonthYear
        /// `1/31/1981`.
        case monthDayYear
    }

    public init(
        separator: Unicode.Scalar = ",", decimal: Unicode.Scalar = ".", comment: String = "", dates: DateForm = .yearMonthDay
    ) {
        self.separator = separator
        self.decimal = decimal
        self.comment = comment
        self.dates = dates
    }

    /// As spreadsheets write it where numbers have a decimal comma: `1,5;2,5`.
    public static let semicolons = CSVFormat(separator: ";", decimal: ",", dates: .dayMonthYear)
    /// With a tab between fields.
    public static let tabs = CSVFormat(separator: "\t")

    /// The separator as it stands in a file; nil for what can't be one.
    var separatingByte: UInt8? {
        separator.isASCII && !"\"\n\r".unicodeScalars.contains(separator) ? UInt8(separator.value) : nil
    }

    /// The field with a point before its decimals; nil where the text holds another point.
    func pointed(_ text: String) -> String? {
        guard decimal != "." else { return text }
        return text.contains(".") ? nil : text.replacing(String(Character(decimal)), with: ".", maxReplacements: 1)
    }

    /// The date that a field is; nil if the calendar has no such day.
    func date(_ text: String) -> CivilDate? {
        let parts = text.split(omittingEmptySubsequences: false) { "-./".contains($0) }
        let marks = Set(text.filter { "-./".contains($0) })
        let numbers = parts.compactMap { part in part.utf8.allSatisfy { 0x30...0x39 ~= $0 } ? Int(part) : nil }
        guard parts.count == 3, numbers.count == 3, marks.count == 1 else { return nil }
        let (year, month, day) =
            switch dates {
            case .yearMonthDay: (0, 1, 2)
            case .dayMonthYear: (2, 1, 0)
            case .monthDayYear: (2, 0, 1)
            }
        guard parts[year].utf8.count == 4, parts[month].utf8.count <= 2, parts[day].utf8.count <= 2 else { return nil }
        return CivilDate(year: numbers[year], month: numbers[month], day: numbers[day])
    }
}
