/// The places that the `d` of a path leads to, whichever commands lead there.
struct DrawnPath {
    enum Kind: Equatable { case move, line, close }

    struct Step: Equatable {
        var kind: Kind
        var x: Double
        var y: Double
    }

    private(set) var steps: [Step] = []

    /// Nil for what is no path of straight lines.
    init?(_ text: ArraySlice<UInt8>) {
        var (place, start) = ((x: 0.0, y: 0.0), (x: 0.0, y: 0.0))
        var command: UInt8 = 0
        var rest = text
        while let first = rest.first {
            if first == UInt8(ascii: " ") || first == UInt8(ascii: ",") {
                rest.removeFirst()
                continue
            }
            if !Self.isNumber(first) {
                command = first
                rest.removeFirst()
                guard command == UInt8(ascii: "z") || command == UInt8(ascii: "Z") else { continue }
                place = start
                steps.append(Step(kind: .close, x: place.x, y: place.y))
                continue
            }
            let isRelative = command >= UInt8(ascii: "a")
            let from = isRelative ? place : (x: 0, y: 0)
            switch command | 0x20 {
            case UInt8(ascii: "h"):
                guard let x = Self.number(&rest) else { return nil }
                place.x = from.x + x
            case UInt8(ascii: "v"):
                guard let y = Self.number(&rest) else { return nil }
                place.y = from.y + y
            case UInt8(ascii: "l"), UInt8(ascii: "m"):
                guard let x = Self.number(&rest), let y = Self.number(&rest) else { return nil }
                place = (from.x + x, from.y + y)
            default: return nil
            }
            let isMove = command | 0x20 == UInt8(ascii: "m")
            steps.append(Step(kind: isMove ? .move : .line, x: place.x, y: place.y))
            // What follows a move without a command of its own are lines.
            if isMove { (start, command) = (place, isRelative ? UInt8(ascii: "l") : UInt8(ascii: "L")) }
        }
    }

    private static func isNumber(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    /// Takes a number off the front: a second point or a minus sign begins the next.
    private static func number(_ rest: inout ArraySlice<UInt8>) -> Double? {
        while rest.first == UInt8(ascii: " ") || rest.first == UInt8(ascii: ",") { rest.removeFirst() }
        var (end, hasPoint) = (rest.startIndex, false)
        while end < rest.endIndex, isNumber(rest[end]) {
            let isPoint = rest[end] == UInt8(ascii: ".")
            if isPoint && hasPoint || rest[end] == UInt8(ascii: "-") && end > rest.startIndex { break }
            hasPoint = hasPoint || isPoint
            end += 1
        }
        defer { rest = rest[end...] }
        return Double(String(decoding: rest[..<end], as: UTF8.self))
    }
}
