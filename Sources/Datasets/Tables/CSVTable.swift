/// A CSV file in memory: a header and as many fields in every record.
public struct CSVTable: Sendable {
    public let file: String
    /// The names in the header.
    public let columns: [String]
    /// The number of records, without the header.
    public let rows: Int
    /// Record after record.
    private let fields: [CSVReader.Field]
    private let format: CSVFormat

    /// - Parameters:
    ///   - bytes: UTF-8 text.
    ///   - file: the name that errors give.
    ///   - format: how it is written, if not with commas.
    /// - Throws: a ``CSVError`` with the place of what is wrong; without one if `format` has a separator that can't be one.
    public init(parsing bytes: [UInt8], file: String, format: CSVFormat = CSVFormat()) throws(CSVError) {
        guard let separator = format.separatingByte else {
            throw CSVError(file: file, line: 1, column: 1, problem: .badSeparator(format.separator.escaped(asASCII: false)))
        }
        var reader = CSVReader(bytes, file: file, separator: separator, comment: Array(format.comment.utf8))
        guard let header = try reader.next() else { throw reader.error(.empty, line: 1, column: 1) }
        var names: [String] = []
        for field in header {
            if names.contains(field.text) {
                throw reader.error(.repeatedName(field.text), line: field.line, column: field.column)
            }
            names.append(field.text)
        }
        var fields: [CSVReader.Field] = []
        while let record = try reader.next() {
            guard record.count == names.count else {
                let problem = CSVError.Problem.fieldCount(found: record.count, expected: names.count)
                throw reader.error(problem, line: record[0].line, column: record[0].column)
            }
            fields += record
        }
        self.file = file
        self.format = format
        self.columns = names
        self.fields = fields
        rows = fields.count / names.count
    }

    public init(parsing text: String, file: String, format: CSVFormat = CSVFormat()) throws(CSVError) {
        try self.init(parsing: Array(text.utf8), file: file, format: format)
    }

    /// Lines that start with `comment` are no records, such as the remarks above a table of measurements. Places in errors count them.
    public init(parsing bytes: [UInt8], file: String, comment: Unicode.Scalar) throws(CSVError) {
        try self.init(parsing: bytes, file: file, format: CSVFormat(comment: String(Character(comment))))
    }

    /// The fields of a column as finite numbers, nil where a value is missing: where the field is empty or one of these words.
    public func numbers(
        in column: String, missing: Set<String>
    ) throws(CSVError) -> [Double?] {
        try values(in: column) { text -> Double?? in
            let word = text.drop { $0 == " " || $0 == "\t" }
            let isMissing = word.isEmpty || missing.contains(String(word.reversed().drop { $0 == " " || $0 == "\t" }.reversed()))
            return isMissing ? .some(nil) : number(text).map { Double?.some($0) }
        } failure: {
            .notANumber($0, column: column)
        }
    }

    /// The fields of a column as they stand.
    public func texts(in column: String) throws(CSVError) -> [String] {
        try values(in: column) {
            $0
        } failure: { _ in
            .notText
        }
    }

    /// The fields of a column as finite numbers, spaces around them allowed.
    public func numbers(in column: String) throws(CSVError) -> [Double] {
        try values(in: column) {
            number($0)
        } failure: {
            .notANumber($0, column: column)
        }
    }

    /// The fields of a column as finite numbers, each greater than the one before.
    func increasingNumbers(in column: String) throws(CSVError) -> [Double] {
        var before: (text: String, number: Double)?
        return try values(in: column) { text in
            guard let number = number(text), before.map({ $0.number < number }) ?? true else { return nil }
            before = (text, number)
            return number
        } failure: { text in
            guard let before, number(text) != nil else { return .notANumber(text, column: column) }
            return .notIncreasing(text, after: before.text, column: column)
        }
    }

    /// The fields of a column as dates.
    public func dates(in column: String) throws(CSVError) -> [CivilDate] {
        try values(in: column) {
            format.date($0)
        } failure: {
            .notADate($0, column: column)
        }
    }

    private func values<Value>(
        in column: String, _ parse: (String) -> Value?, failure: (String) -> CSVError.Problem
    ) throws(CSVError) -> [Value] {
        guard let place = columns.firstIndex(of: column) else {
            let separator = columns.count == 1 ? [";", "\t", "|"].first { columns[0].contains($0) } : nil
            throw CSVError(
                file: file, line: 1, column: 1, problem: separator.map { .otherSeparator($0) } ?? .noColumn(column))
        }
        var values: [Value] = []
        values.reserveCapacity(rows)
        for index in stride(from: place, to: fields.count, by: columns.count) {
            let field = fields[index]
            guard let value = parse(field.text) else {
                throw CSVError(file: file, line: field.line, column: field.column, problem: failure(field.text))
            }
            values.append(value)
        }
        return values
    }

    private func number(_ text: String) -> Double? { format.pointed(text).flatMap(Self.number) }

    /// `Double` reads "nan", "inf" and hexadecimal too; a table of measurements holds none of them.
    private static func number(_ text: String) -> Double? {
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
        var digits = text.utf8[...]
        while digits.first.map(isBlank) ?? false { digits.removeFirst() }
        while digits.last.map(isBlank) ?? false { digits.removeLast() }
        guard digits.allSatisfy(isNumeral) else { return nil }
        return Double(Substring(digits)).flatMap { $0.isFinite ? $0 : nil }
    }

    private static func isNumeral(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "e"),
            UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
