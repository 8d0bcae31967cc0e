/// Makes Cairo's SVG independent of the process, and smaller.
///
/// Cairo 1.16 numbers ids by a counter of the whole process, and writes coordinates in the steps of 1/256 px that it computes in with
/// six digits. Here ids are numbered by their first appearance, and coordinates rounded to 1/100 px.
enum SVGNormalizer {
    private static let quote = UInt8(ascii: "\"")

    static func normalized(_ svg: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(svg.count)
        var names: [ArraySlice<UInt8>: [UInt8]] = [:]
        var start = 0
        while let open = svg[start...].firstIndex(of: quote), let close = svg[(open + 1)...].firstIndex(of: quote) {
            let before = svg[start...open]
            let value = svg[(open + 1)..<close]
            output += before
            output += attribute(before, value, &names)
            output.append(quote)
            start = close + 1
        }
        output += svg[start...]
        return output
    }

    private static func attribute(
        _ before: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, _ names: inout [ArraySlice<UInt8>: [UInt8]]
    ) -> [UInt8] {
        switch name(before) {
        case "id": return renamed(value, &names)
        case "xlink:href" where value.first == UInt8(ascii: "#"):
            return [UInt8(ascii: "#")] + renamed(value.dropFirst(), &names)
        case "clip-path", "mask", "filter", "style", "fill", "stroke": return references(value, &names)
        case "d", "x", "y": return rounded(value)
        default: return Array(value)
        }
    }

    /// The attribute's name, from the text before its value: `… xlink:href="`.
    private static func name(_ before: ArraySlice<UInt8>) -> String {
        let end = before.dropLast(2)
        let start = end.lastIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { $0 + 1 } ?? end.startIndex
        return String(decoding: end[start...], as: UTF8.self)
    }

    private static func renamed(_ name: ArraySlice<UInt8>, _ names: inout [ArraySlice<UInt8>: [UInt8]]) -> [UInt8] {
        if let known = names[name] { return known }
        let fresh = Array("i\(names.count)".utf8)
        names[name] = fresh
        return fresh
    }

    /// Renames inside `url(#…)`.
    private static func references(_ value: ArraySlice<UInt8>, _ names: inout [ArraySlice<UInt8>: [UInt8]]) -> [UInt8] {
        var output: [UInt8] = []
        var rest = value
        while let hash = rest.firstIndex(of: UInt8(ascii: "#")), let close = rest[hash...].firstIndex(of: UInt8(ascii: ")")) {
            output += rest[...hash]
            output += renamed(rest[(hash + 1)..<close], &names)
            rest = rest[close...]
        }
        return output + rest
    }

    /// Every number with at most two decimals, without trailing zeros.
    private static func rounded(_ value: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        for token in value.split(separator: UInt8(ascii: " ")) {
            if !output.isEmpty { output.append(UInt8(ascii: " ")) }
            output += number(token)
        }
        return output
    }

    private static func number(_ token: ArraySlice<UInt8>) -> [UInt8] {
        guard token.contains(UInt8(ascii: ".")), let value = Double(String(decoding: token, as: UTF8.self)) else {
            return Array(token)
        }
        let hundredths = Int((value * 100).rounded())
        let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        var text = (hundredths < 0 ? "-" : "") + String(whole)
        if part > 0 { text += part.isMultiple(of: 10) ? ".\(part / 10)" : part < 10 ? ".0\(part)" : ".\(part)" }
        return Array(text.utf8)
    }
}
