/// The parts of links and link reference definitions that MD4C reports without their place: destinations, titles, labels.
///
/// Each function takes an offset and returns where the part ends, or nil when there is none.
struct LinkSyntax {
    let bytes: [UInt8]
    let containers: ContainerStack

    /// What follows the `]` of a link: `(destination "title")`, `[label]`, or nothing for a shortcut reference.
    ///
    /// - Parameter limit: where the next text starts, which no link contains.
    func tailEnd(at offset: Int, before limit: Int) -> Int {
        guard offset < limit, let end = resourceEnd(at: offset) ?? labelEnd(at: offset), end <= limit else { return offset }
        return end
    }

    private func resourceEnd(at offset: Int) -> Int? {
        guard byte(offset) == UInt8(ascii: "(") else { return nil }
        var end = whitespaceEnd(at: offset + 1)
        if let destination = destinationEnd(at: end) {
            end = whitespaceEnd(at: destination)
            if let title = titleEnd(at: end) { end = whitespaceEnd(at: title) }
        }
        return byte(end) == UInt8(ascii: ")") ? end + 1 : nil
    }

    func labelEnd(at offset: Int) -> Int? {
        guard byte(offset) == UInt8(ascii: "[") else { return nil }
        return end(of: UInt8(ascii: "]"), from: offset + 1, forbidden: UInt8(ascii: "["))
    }

    func destinationEnd(at offset: Int) -> Int? {
        if byte(offset) == UInt8(ascii: "<") {
            return end(of: UInt8(ascii: ">"), from: offset + 1, forbidden: UInt8(ascii: "\n"))
        }
        var end = offset
        var depth = 0
        while let byte = byte(end), byte > UInt8(ascii: " "), byte != 0x7F {
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") {
                if depth == 0 { break }
                depth -= 1
            }
            end += byte == UInt8(ascii: "\\") && isPunctuation(end + 1) ? 2 : 1
        }
        return end > offset && depth == 0 ? end : nil
    }

    func titleEnd(at offset: Int) -> Int? {
        switch byte(offset) {
        case UInt8(ascii: "\""): end(of: UInt8(ascii: "\""), from: offset + 1)
        case UInt8(ascii: "'"): end(of: UInt8(ascii: "'"), from: offset + 1)
        case UInt8(ascii: "("): end(of: UInt8(ascii: ")"), from: offset + 1, forbidden: UInt8(ascii: "("))
        default: nil
        }
    }

    /// Past blanks and line breaks, with the prefixes of the lines that follow.
    func whitespaceEnd(at offset: Int) -> Int {
        var end = offset
        while let byte = byte(end) {
            if byte.isBlank {
                end += 1
            } else if byte.isNewline {
                let isCRLF = byte == UInt8(ascii: "\r") && self.byte(end + 1) == UInt8(ascii: "\n")
                end = containers.continuation(of: end + (isCRLF ? 2 : 1), in: bytes)
            } else {
                break
            }
        }
        return end
    }

    func byte(_ offset: Int) -> UInt8? { bytes.indices.contains(offset) ? bytes[offset] : nil }

    private func end(of closer: UInt8, from offset: Int, forbidden: UInt8? = nil) -> Int? {
        var end = offset
        while let byte = byte(end) {
            if byte == closer { return end + 1 }
            if byte == forbidden { return nil }
            end += byte == UInt8(ascii: "\\") && isPunctuation(end + 1) ? 2 : 1
        }
        return nil
    }

    private func isPunctuation(_ offset: Int) -> Bool { byte(offset)?.isPunctuation ?? false }
}

extension UInt8 {
    /// ASCII punctuation, which a backslash escapes.
    var isPunctuation: Bool { self > 0x20 && self < 0x7F && !isLetter && !isDigit }
}
