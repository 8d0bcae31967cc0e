/// Makes Cairo's SVG independent of the process, and smaller.
///
/// Cairo 1.16 numbers ids by a counter of the whole process, and writes coordinates in the steps of 1/256 px that it computes in with
/// six digits. Here ids are numbered by their first appearance, coordinates rounded to 1/100 px, and defaults left out.
enum SVGNormalizer {
    private static let quote = UInt8(ascii: "\"")
    private static let hash = UInt8(ascii: "#")

    static func normalized(_ svg: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(svg.count)
        var names: [ArraySlice<UInt8>: [UInt8]] = [:]
        var start = 0
        while let open = svg[start...].firstIndex(of: quote), let close = svg[(open + 1)...].firstIndex(of: quote) {
            let before = svg[start...open]
            let name = name(before)
            let value = attribute(name, svg[(open + 1)..<close], &names)
            if name == "style", value.isEmpty {
                output += before.dropLast(" style=\"".utf8.count)
            } else {
                output += before + value
                output.append(quote)
            }
            start = close + 1
        }
        output += svg[start...]
        return output
    }

    private static func attribute(
        _ name: String, _ value: ArraySlice<UInt8>, _ names: inout [ArraySlice<UInt8>: [UInt8]]
    ) -> [UInt8] {
        switch name {
        case "id": renamed(value, &names)
        case "xlink:href" where value.first == hash: [hash] + renamed(value.dropFirst(), &names)
        case "style": Array(SVGStyle.shortened(String(decoding: references(value, &names), as: UTF8.self)).utf8)
        case "clip-path", "mask", "filter", "fill", "stroke": references(value, &names)
        case "d": SVGNumbers.path(value)
        case "x", "y": SVGNumbers.rounded(value)
        default: Array(value)
        }
    }

    /// The attribute's name, from the text before its value: `… xlink:href="`.
    private static func name(_ before: ArraySlice<UInt8>) -> String {
        let end = before.dropLast(2)
        let start =
            end.lastIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.map { $0 + 1 } ?? end.startIndex
        return String(decoding: end[start...], as: UTF8.self)
    }

    private static func renamed(_ name: ArraySlice<UInt8>, _ names: inout [ArraySlice<UInt8>: [UInt8]]) -> [UInt8] {
        if let known = names[name] { return known }
        let fresh = Array("i\(names.count)".utf8)
        names[name] = fresh
        return fresh
    }

    /// Renames inside `url(#…)`.
    private static func references(
        _ value: ArraySlice<UInt8>, _ names: inout [ArraySlice<UInt8>: [UInt8]]
    ) -> [UInt8] {
        var output: [UInt8] = []
        var rest = value
        while let start = rest.firstIndex(of: hash), let close = rest[start...].firstIndex(of: UInt8(ascii: ")")) {
            output += rest[...start]
            output += renamed(rest[(start + 1)..<close], &names)
            rest = rest[close...]
        }
        return output + rest
    }
}
