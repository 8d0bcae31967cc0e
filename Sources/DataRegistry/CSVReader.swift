/// Splits CSV text into records (RFC 4180: quotes may enclose commas, line breaks and doubled quotes; lines end in LF, CRLF or CR).
package struct CSVReader {
    package struct Field {
        package let text: String
        package let line: Int
        package let column: Int
    }

    private enum Character {
        static let quote = UInt8(ascii: "\"")
        static let newline = UInt8(ascii: "\n")
        static let carriageReturn = UInt8(ascii: "\r")
        static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    }

    private let bytes: [UInt8]
    private let file: String
    private let separator: UInt8
    /// What a line that is no record starts with.
    private let comment: [UInt8]
    private var position = 0
    private var line = 1
    private var lineStart = 0
    /// How many fields the first record has, once it is read.
    private var columns: Int?
    /// The empty lines before the next record of a table with one column: they are records too.
    private var emptyRecords: ArraySlice<Field> = []

    /// - Parameters:
    ///   - separator: what stands between fields, an ASCII character.
    ///   - comment: what a line starts with that is no record; empty for none. A quoted field may hold such lines.
    package init(_ bytes: [UInt8], file: String, separator: UInt8 = UInt8(ascii: ","), comment: [UInt8] = []) {
        self.bytes = bytes
        self.file = file
        self.separator = separator
        self.comment = comment
        if bytes.starts(with: Character.byteOrderMark) {
            position = Character.byteOrderMark.count
            lineStart = position
        }
    }

    /// The next record; nil at the end. An empty line is none, unless records have one field: then it is one whose field is empty, except
    /// after the last that has text.
    package mutating func next() throws(CSVError) -> [Field]? {
        if let field = emptyRecords.popFirst() { return [field] }
        while position < bytes.count, isLineBreak || startsComment {
            if columns == 1, isLineBreak { emptyRecords.append(Field(text: "", line: line, column: column)) }
            while position < bytes.count, !isLineBreak { position += 1 }
            if position < bytes.count { takeLineBreak() }
        }
        guard position < bytes.count else {
            emptyRecords = []
            return nil
        }
        if let field = emptyRecords.popFirst() { return [field] }
        var fields = [try takeField()]
        while position < bytes.count, bytes[position] == separator {
            position += 1
            fields.append(try takeField())
        }
        if position < bytes.count { takeLineBreak() }
        columns = columns ?? fields.count
        return fields
    }

    package func error(_ problem: CSVError.Problem, line: Int, column: Int) -> CSVError {
        CSVError(file: file, line: line, column: column, problem: problem)
    }

    private var column: Int { position - lineStart + 1 }

    private var isLineBreak: Bool { bytes[position] == Character.newline || bytes[position] == Character.carriageReturn }

    private var startsComment: Bool { !comment.isEmpty && bytes[position...].starts(with: comment) }

    private mutating func takeLineBreak() {
        let isPair =
            bytes[position] == Character.carriageReturn && position + 1 < bytes.count && bytes[position + 1] == Character.newline
        position += isPair ? 2 : 1
        line += 1
        lineStart = position
    }

    private mutating func takeField() throws(CSVError) -> Field {
        let (line, column) = (line, column)
        let content = position < bytes.count && bytes[position] == Character.quote ? try takeQuoted() : takePlain()
        guard let text = String(validating: content, as: UTF8.self) else { throw error(.notText, line: line, column: column) }
        return Field(text: text, line: line, column: column)
    }

    private mutating func takePlain() -> ArraySlice<UInt8> {
        let start = position
        while position < bytes.count, bytes[position] != separator, !isLineBreak { position += 1 }
        return bytes[start..<position]
    }

    private mutating func takeQuoted() throws(CSVError) -> ArraySlice<UInt8> {
        let (startLine, startColumn) = (line, column)
        var content: ArraySlice<UInt8> = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Character.quote {
                let isDoubled = position + 1 < bytes.count && bytes[position + 1] == Character.quote
                if !isDoubled { return try closed(content) }
                position += 1
            }
            content.append(byte)
            position += 1
            if byte == Character.newline { (line, lineStart) = (line + 1, position) }
        }
        throw error(.unclosedQuote, line: startLine, column: startColumn)
    }

    private mutating func closed(_ content: ArraySlice<UInt8>) throws(CSVError) -> ArraySlice<UInt8> {
        position += 1
        guard position == bytes.count || bytes[position] == separator || isLineBreak else {
            throw error(.textAfterQuote, line: line, column: column)
        }
        return content
    }
}
