/// The parts of a link that cmark-gfm tells without their place: destination, title, label. Its rules are followed to the byte.
///
/// Each function takes an index and returns where the part ends, or nil when there is none.
struct LinkSyntax {
    let bytes: [UInt8]

    private static let longestLabel = 1000

    /// What follows the `]` of a link: `(destination "title")`, `[label]`, or nothing for a shortcut reference.
    func tailEnd(at index: Int) -> Int { resourceEnd(at: index) ?? labelEnd(at: index) ?? index }

    private func resourceEnd(at index: Int) -> Int? {
        guard byte(index) == UInt8(ascii: "("), let destination = destinationEnd(at: whitespaceEnd(at: index + 1)) else {
            return nil
        }
        var end = whitespaceEnd(at: destination)
        if end > destination, let title = titleEnd(at: end) { end = whitespaceEnd(at: title) }
        return byte(end) == UInt8(ascii: ")") ? end + 1 : nil
    }

    private func labelEnd(at index: Int) -> Int? {
        guard byte(index) == UInt8(ascii: "["),
            let end = end(of: UInt8(ascii: "]"), from: index + 1, forbidden: UInt8(ascii: "["))
        else { return nil }
        return end - index - 2 <= Self.longestLabel ? end : nil
    }

    private func destinationEnd(at index: Int) -> Int? {
        if byte(index) == UInt8(ascii: "<") {
            let end = end(of: UInt8(ascii: ">"), from: index + 1, forbidden: UInt8(ascii: "\n"))
            return end.flatMap { bytes[index + 1..<$0].contains(UInt8(ascii: "\n")) ? nil : $0 }
        }
        var end = index
        var depth = 0
        while let byte = byte(end), !byte.isWhitespace {
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") {
                if depth == 0 { break }
                depth -= 1
            }
            end += byte == UInt8(ascii: "\\") && isPunctuation(end + 1) ? 2 : 1
        }
        return end
    }

    private func titleEnd(at index: Int) -> Int? {
        switch byte(index) {
        case UInt8(ascii: "\""): end(of: UInt8(ascii: "\""), from: index + 1)
        case UInt8(ascii: "'"): end(of: UInt8(ascii: "'"), from: index + 1)
        case UInt8(ascii: "("): end(of: UInt8(ascii: ")"), from: index + 1, forbidden: UInt8(ascii: "("))
        default: nil
        }
    }

    private func whitespaceEnd(at index: Int) -> Int {
        var end = index
        while byte(end)?.isWhitespace ?? false { end += 1 }
        return end
    }

    private func byte(_ index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

    private func end(of closer: UInt8, from index: Int, forbidden: UInt8? = nil) -> Int? {
        var end = index
        while let byte = byte(end) {
            if byte == closer { return end + 1 }
            if byte == forbidden { return nil }
            end += byte == UInt8(ascii: "\\") && isPunctuation(end + 1) ? 2 : 1
        }
        return nil
    }

    private func isPunctuation(_ index: Int) -> Bool { byte(index)?.isPunctuation ?? false }
}
