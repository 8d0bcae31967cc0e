/// Splits CSV text into records (RFC 4180: quotes may enclose commas, line breaks and doubled quotes; lines end in LF or CRLF).
package struct CSVReader {
    package struct Field {
        package let text: String
        package let line: Int
        package let column: Int
    }

    private enum Character {
        static let quote = UInt8(ascii: "\"")
        static let comma = UInt8(ascii: ",")
        static let newline = UInt8(ascii: "\n")
        static let carriageReturn = UInt8(ascii: "\r")
        static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    }

    private let bytes: [UInt8]
    private let file: String
    private var position = 0
    private var line = 1
    private var lineStart = 0

    package init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        if bytes.starts(with: Character.byteOrderMark) {
            position = Character.byteOrderMark.count
            lineStart = position
        }
    }

    /// The next record that is not an empty line; nil at the end.
    package mutating func next() throws(CSVError) -> [Field]? {
        while position < bytes.count, isLineBreak { takeLineBreak() }
        guard position < bytes.count else { return nil }
        var fields = [try takeField()]
        while position < bytes.count, bytes[position] == Character.comma {
            position += 1
            fields.append(try takeField())
        }
        if position < bytes.count { takeLineBreak() }
        return fields
    }

    package func error(_ problem: CSVError.Problem, line: Int, column: Int) -> CSVError {
        CSVError(file: file, line: line, column: column, problem: problem)
    }

    private var column: Int { position - lineStart + 1 }

    private var isLineBreak: Bool {
        switch bytes[position] {
        case Character.newline: true
        case Character.carriageReturn: position + 1 < bytes.count && bytes[position + 1] == Character.newline
        default: false
        }
    }

    private mutating func takeLineBreak() {
        position += bytes[position] == Character.carriageReturn ? 2 : 1
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
        while position < bytes.count, bytes[position] != Character.comma, !isLineBreak { position += 1 }
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
        guard position == bytes.count || bytes[position] == Character.comma || isLineBreak else {
            throw error(.textAfterQuote, line: line, column: column)
        }
        return content
    }
}
