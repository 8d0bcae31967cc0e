/// Rounds the coordinates of Cairo's SVG.
enum SVGNumbers {
    private static let space = UInt8(ascii: " ")

    /// Every number with at most two decimals, without trailing zeros.
    static func rounded(_ value: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        for token in value.split(separator: space) {
            if !output.isEmpty { output.append(space) }
            output += number(token)
        }
        return output
    }

    /// A path's data, rounded, without the move that Cairo writes after each closing.
    static func path(_ value: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        var tokens = value.split(separator: space)
        if tokens.count >= 4, tokens[tokens.count - 4] == [UInt8(ascii: "Z")], tokens[tokens.count - 3] == [UInt8(ascii: "M")] {
            tokens.removeLast(3)
        }
        for token in tokens {
            let isCommand = token.count == 1 && token.first.map { $0 >= UInt8(ascii: "A") } == true
            if let last = output.last, !isCommand, last < UInt8(ascii: "A") { output.append(space) }
            output += isCommand ? Array(token) : number(token)
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
