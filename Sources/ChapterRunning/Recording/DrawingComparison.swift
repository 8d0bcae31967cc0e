import Foundation

/// Compares two drawings in SVG, as the renderer writes them: all is equal but for coordinates, which may be a little apart, or
/// both so far outside that nobody sees them.
struct DrawingComparison {
    private static let quote = UInt8(ascii: "\"")

    /// How far apart the coordinates of one point may be.
    let pixels: Double
    /// The drawing's width and height; infinite where it has none.
    private let size: [Double]

    static func agree(_ one: Data, _ other: Data, within pixels: Double) -> Bool {
        let (one, other) = (Array(one), Array(other))
        return one == other || DrawingComparison(pixels: pixels, size: size(of: one)).agree(one, other)
    }

    private func agree(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        let parts = one.split(separator: Self.quote, omittingEmptySubsequences: false)
        let others = other.split(separator: Self.quote, omittingEmptySubsequences: false)
        guard parts.count == others.count else { return false }
        // Between quotes stand the values of attributes: each second part.
        return parts.indices.allSatisfy { index in
            if parts[index].elementsEqual(others[index]) { return true }
            guard !index.isMultiple(of: 2) else { return false }
            if parts[index - 1].hasSuffix(" d=") { return pathsAgree(parts[index], others[index]) }
            if parts[index - 1].hasSuffix(" transform=") { return placesAgree(parts[index], others[index]) }
            guard let axis = Self.axis(of: parts[index - 1]) else { return false }
            return numbersAgree(parts[index], others[index], from: axis)
        }
    }

    /// Along which axis the first number of an attribute counts, 0 across and 1 down; nil for what holds no coordinates.
    private static func axis(of attribute: ArraySlice<UInt8>) -> Int? {
        if attribute.hasSuffix(" x=") || attribute.hasSuffix(" textLength=") { return 0 }
        return attribute.hasSuffix(" y=") ? 1 : nil
    }

    /// Whether two paths draw the same lines: their steps are relative, and a step along an axis has a command of its own.
    private func pathsAgree(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
        guard let one = DrawnPath(one), let other = DrawnPath(other), one.steps.count == other.steps.count else { return false }
        return zip(one.steps, other.steps).allSatisfy { one, other in
            one.kind == other.kind && agree(one.x, other.x, along: size[0]) && agree(one.y, other.y, along: size[1])
        }
    }

    /// Whether two transformations are the same but for the place that they begin with.
    private func placesAgree(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
        let end = UInt8(ascii: ")")
        let (place, otherPlace) = (one.prefix { $0 != end }, other.prefix { $0 != end })
        return one[place.endIndex...].elementsEqual(other[otherPlace.endIndex...]) && numbersAgree(place, otherPlace, from: 0)
    }

    /// Whether two values hold the same but for numbers, which are across and down by turns.
    private func numbersAgree(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, from axis: Int) -> Bool {
        var (one, other, axis) = (one, other, axis)
        while let first = one.first, let second = other.first {
            if Self.isNumber(first), Self.isNumber(second) {
                guard let number = Self.takeNumber(&one), let otherNumber = Self.takeNumber(&other),
                    agree(number, otherNumber, along: size[axis])
                else { return false }
                axis = 1 - axis
            } else {
                guard first == second else { return false }
                one.removeFirst()
                other.removeFirst()
            }
        }
        return one.isEmpty && other.isEmpty
    }

    /// Rounding moves the end of a line by much where an axis is logarithmic and the number is nearly zero: then it ends far away.
    private func agree(_ one: Double, _ other: Double, along size: Double) -> Bool {
        if min(one, other) > 2 * size || max(one, other) < -size { return true }
        // A hair more: 0.03 − 0.01 is not 0.02.
        return abs(one - other) <= pixels * 1.000_001
    }

    // MARK: Reading

    private static func size(of drawing: [UInt8]) -> [Double] {
        let unknown = [Double.infinity, .infinity]
        let start = String(decoding: drawing.prefix(1000), as: UTF8.self)
        guard let box = start.firstMatch(of: /viewBox="([^"]*)"/) else { return unknown }
        let numbers = box.1.split(separator: " ").compactMap { Double($0) }
        return numbers.count == 4 ? Array(numbers[2...]) : unknown
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
    fileprivate func hasSuffix(_ end: String) -> Bool { suffix(end.utf8.count).elementsEqual(end.utf8) }
}
