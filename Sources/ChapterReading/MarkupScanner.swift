/// Finds the tags in HTML that an author wrote, as browsers find them: nothing is too broken to be one. An end tag is called `/div`; what is
/// no element, such as a comment, by how it starts, `!--`.
struct MarkupScanner: Sequence, IteratorProtocol {
    struct Attribute: Equatable {
        /// In lower case.
        var name: String
        /// With its character references read.
        var value: String
        /// Of the name.
        var offset: Int
        /// Where the value stands without its quotation marks; nil where none is given.
        var valueRange: Range<Int>?
    }

    struct Tag: Equatable {
        /// In lower case.
        var name: String
        /// Of the `<`.
        var offset: Int
        /// Of an end tag browsers read none.
        var attributes: [Attribute] = []
        /// False when the text ends before the tag does: what follows on the page would belong to it.
        var isClosed = true
        /// Behind its `>`.
        var end = 0
        /// Whether a slash stands before the `>`: of SVG and MathML, such an element is closed.
        var closesItself = false
        /// What stands between `<style>` and its end, which no tag is in.
        var rawText = ""

        /// What links lead to it by: the name of an `a` is an older form of an id.
        var id: String? { idAttribute.map(\.value).flatMap { $0.isEmpty ? nil : $0 } }

        var idAttribute: Attribute? {
            attributes.first { $0.name == "id" } ?? (name == "a" ? attributes.first { $0.name == "name" } : nil)
        }
    }

    private let bytes: [UInt8]
    private let knowsRawText: Bool
    private var index = 0

    /// - Parameter knowsRawText: whether tags in `<style>` and the like are none, which they are inside a drawing.
    init(_ html: String, knowsRawText: Bool = true) {
        bytes = Array(html.utf8)
        self.knowsRawText = knowsRawText
    }

    /// What is no element and starts with this, and how it ends where Markdown is read: all up to there is HTML.
    private static let others = [("!--", "-->"), ("![CDATA[", "]]>"), ("!", ">"), ("?", "?>"), ("/", ">")]

    mutating func next() -> Tag? {
        while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = open + 1
            guard let first = current else { return nil }
            if first.isLetter { return tag(at: open) }
            if first == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1].isLetter { return endTag(at: open) }
            guard let (start, mark) = Self.others.first(where: { bytes[index...].starts(with: $0.0.utf8) }) else { continue }
            guard let end = Self.start(of: mark, in: bytes[...], from: index + 1) else {
                index = bytes.count
                return Tag(name: start, offset: open, isClosed: false)
            }
            index = browsersEnd(of: start, end + mark.utf8.count)
            return Tag(name: start, offset: open, end: index)
        }
        return nil
    }

    /// Browsers end a comment at `--!>` too, and all else that is no element at the first `>`.
    private func browsersEnd(of start: String, _ end: Int) -> Int {
        let (mark, from) = start == "!--" ? ("--!>", index + start.utf8.count) : (">", index)
        return Self.start(of: mark, in: bytes[..<end], from: from).map { $0 + mark.utf8.count } ?? end
    }

    private mutating func endTag(at open: Int) -> Tag {
        index += 1
        let tag = openTag(at: open)
        guard tag.isClosed else { return Tag(name: "/", offset: open, isClosed: false) }
        return Tag(name: "/" + tag.name, offset: open, end: tag.end)
    }

    private mutating func tag(at open: Int) -> Tag {
        var tag = openTag(at: open)
        guard tag.isClosed, knowsRawText, MarkupElements.rawText.contains(tag.name) else { return tag }
        let end = rawTextEnd(of: tag.name)
        tag.rawText = String(decoding: bytes[index..<end], as: UTF8.self)
        index = end
        return tag
    }

    /// Behind `</style` another letter makes another word of it.
    private func rawTextEnd(of name: String) -> Int {
        let mark = "</" + name
        var start = index
        while let found = Self.start(of: mark, in: bytes[...], from: start) {
            start = found + mark.utf8.count
            if start == bytes.count || bytes[start].isWhitespace || "/>".utf8.contains(bytes[start]) { return found }
        }
        return bytes.count
    }

    /// From its name on.
    private mutating func openTag(at open: Int) -> Tag {
        var tag = Tag(name: word { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") }.lowercased(), offset: open)
        while true {
            tag.closesItself = false
            while let byte = current, byte.isWhitespace || byte == UInt8(ascii: "/") {
                tag.closesItself = !byte.isWhitespace
                index += 1
            }
            guard let byte = current else {
                tag.isClosed = false
                return tag
            }
            if byte == UInt8(ascii: ">") {
                index += 1
                tag.end = index
                return tag
            }
            guard let attribute = attribute() else {
                tag.isClosed = false
                return tag
            }
            tag.attributes.append(attribute)
        }
    }

    /// Nil when its value never ends.
    private mutating func attribute() -> Attribute? {
        let offset = index
        index += 1
        _ = word { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "=") }
        var attribute = Attribute(
            name: String(decoding: bytes[offset..<index], as: UTF8.self).lowercased(), value: "", offset: offset)
        var next = index
        while next < bytes.count, bytes[next].isWhitespace { next += 1 }
        guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { return attribute }
        index = next + 1
        while let byte = current, byte.isWhitespace { index += 1 }
        let isQuoted = current == UInt8(ascii: "\"") || current == UInt8(ascii: "'")
        if isQuoted, let quote = current {
            guard let end = bytes[(index + 1)...].firstIndex(of: quote) else {
                index = bytes.count
                return nil
            }
            attribute.valueRange = index + 1..<end
            index = end + 1
        } else {
            let start = index
            _ = word { $0 == UInt8(ascii: ">") }
            attribute.valueRange = start..<index
        }
        attribute.value = attribute.valueRange.map { Self.decoded(bytes[$0]) } ?? ""
        return attribute
    }

    /// Up to a blank, or a byte that ends it.
    private mutating func word(_ ends: (UInt8) -> Bool) -> String {
        let start = index
        while let byte = current, !byte.isWhitespace, !ends(byte) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// Where `mark` stands, in either case.
    private static func start(of mark: String, in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
        let mark = Array(mark.utf8)
        guard start <= bytes.endIndex - mark.count else { return nil }
        return (start...(bytes.endIndex - mark.count)).first { offset in
            mark.indices.allSatisfy { bytes[offset + $0] == mark[$0] || bytes[offset + $0] | 0x20 == mark[$0] }
        }
    }

    static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        let bytes = Array(bytes)
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if let (character, width) = numericReference(bytes[index...]) {
                decoded += character.utf8
                index += width
            } else if let reference = CharacterReference(at: index, in: bytes) {
                decoded += reference.bytes
                index += reference.width
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    /// `&#106;` or `&#x6a;`: browsers read any number of zeros in it, and do without the semicolon.
    private static func numericReference(_ bytes: ArraySlice<UInt8>) -> (character: Character, width: Int)? {
        guard bytes.starts(with: "&#".utf8) else { return nil }
        let isHexadecimal = bytes.dropFirst(2).first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        let rest = bytes.dropFirst(isHexadecimal ? 3 : 2)
        let digits = rest.prefix { $0.isDigit || isHexadecimal && (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0 | 0x20) }
        guard !digits.isEmpty else { return nil }
        let value = UInt32(String(decoding: digits, as: UTF8.self), radix: isHexadecimal ? 16 : 10) ?? 0
        let isEnded = rest.dropFirst(digits.count).first == UInt8(ascii: ";")
        let character = value == 0 ? nil : Unicode.Scalar(value)
        return (Character(character ?? "\u{FFFD}"), digits.endIndex - bytes.startIndex + (isEnded ? 1 : 0))
    }
}
