import Foundation

/// Lines of fields, as our own small files hold them, read where they lie: a build reads thousands.
package enum FieldLines {
    /// Calls `body` with the fields of each line that is not empty; empty fields count.
    package static func read(_ text: Data, separator: UInt8, _ body: ([Field]) -> Void) {
        text.withUnsafeBytes { bytes in
            var fields: [Field] = []
            var start = 0
            for end in 0...bytes.count {
                let isEnd = end == bytes.count || bytes[end] == UInt8(ascii: "\n")
                guard isEnd || bytes[end] == separator else { continue }
                let isEmptyLine = isEnd && fields.isEmpty && start == end
                if !isEmptyLine { fields.append(Field(bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<end]))) }
                start = end + 1
                guard isEnd, !isEmptyLine else { continue }
                body(fields)
                fields.removeAll(keepingCapacity: true)
            }
        }
    }

    /// A line that holds these fields between tabs, with its line feed; nil if one of them has a tab or a line feed itself, so that
    /// it can't be told from two.
    package static func line(_ fields: [String]) -> String? {
        isHeld(fields) ? fields.joined(separator: "\t") + "\n" : nil
    }

    /// Appends the line that holds these fields, unless it can't.
    package static func append(_ fields: [String], to text: inout [UInt8]) {
        guard isHeld(fields) else { return }
        for (index, field) in fields.enumerated() {
            if index > 0 { text.append(UInt8(ascii: "\t")) }
            text.append(contentsOf: field.utf8)
        }
        text.append(UInt8(ascii: "\n"))
    }

    private static func isHeld(_ fields: [String]) -> Bool {
        fields.allSatisfy { !$0.utf8.contains { $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\n") } }
    }

    /// One field; it must not outlive the reading.
    package struct Field {
        fileprivate let bytes: UnsafeRawBufferPointer

        package var string: String { String(decoding: bytes, as: UTF8.self) }

        package var digest: Digest? { Digest(parsing: bytes) }

        /// A number, with a minus or no sign; nil for anything else, and for what does not fit.
        package var integer: Int? {
            let isNegative = bytes.first == UInt8(ascii: "-")
            let digits = bytes.dropFirst(isNegative ? 1 : 0)
            guard !digits.isEmpty else { return nil }
            var number = 0
            for byte in digits {
                guard (0x30...0x39).contains(byte) else { return nil }
                let digit = Int(byte - 0x30)
                let (tenfold, isTooLarge) = number.multipliedReportingOverflow(by: 10)
                let (sum, isTooLargeAfterAll) = tenfold.addingReportingOverflow(isNegative ? -digit : digit)
                if isTooLarge || isTooLargeAfterAll { return nil }
                number = sum
            }
            return number
        }
    }
}
