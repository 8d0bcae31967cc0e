import Foundation

/// Compares two drawings in SVG, as the renderer writes them: all is equal but for coordinates, which may be a little apart.
enum DrawingComparison {
    private static let quote = UInt8(ascii: "\"")
    /// The attributes that hold coordinates.
    private static let coordinates = ["d", "x", "y"].map { Array(" \($0)=\"".utf8) }

    /// - Parameter pixels: how far apart the coordinates of one point may be.
    static func agree(_ one: Data, _ other: Data, within pixels: Double) -> Bool {
        let (one, other) = (Array(one), Array(other))
        if one == other { return true }
        let parts = one.split(separator: quote, omittingEmptySubsequences: false)
        let others = other.split(separator: quote, omittingEmptySubsequences: false)
        guard parts.count == others.count else { return false }
        // Between quotes stand the values of attributes: each second part.
        return parts.indices.allSatisfy { index in
            if parts[index].elementsEqual(others[index]) { return true }
            guard !index.isMultiple(of: 2) else { return false }
            let start = one[..<parts[index].startIndex]
            guard coordinates.contains(where: start.hasSuffix) else { return false }
            return numbersAgree(parts[index], others[index], within: pixels)
        }
    }

    /// Whether two values hold the same but for numbers.
    private static func numbersAgree(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, within pixels: Double) -> Bool {
        var (one, other) = (one, other)
        while let first = one.first, let second = other.first {
            if isNumber(first), isNumber(second) {
                guard let number = takeNumber(&one), let otherNumber = takeNumber(&other),
                    // A hair more: 0.03 − 0.01 is not 0.02.
                    abs(number - otherNumber) <= pixels * 1.000_001
                else { return false }
            } else {
                guard first == second else { return false }
                one.removeFirst()
                other.removeFirst()
            }
        }
        return one.isEmpty && other.isEmpty
    }

    private static func isNumber(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private static func takeNumber(_ text: inout ArraySlice<UInt8>) -> Double? {
        let digits = text.prefix(while: isNumber)
        text = text[digits.endIndex...]
        return Double(String(decoding: digits, as: UTF8.self))
    }
}

extension ArraySlice<UInt8> {
    fileprivate func hasSuffix(_ end: [UInt8]) -> Bool { suffix(end.count).elementsEqual(end) }
}
