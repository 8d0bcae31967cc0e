/// Finds the tags in HTML that an author wrote, as browsers find them: nothing is too broken to be one.
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
    private var index = 0

    init(_ html: String) { bytes = Array(html.utf8) }

    /// What is no element and starts with this, and how it ends where Markdown is read: all up to there is HTML.
    private static let others = [("!--", "-->"), ("![CDATA[", "]]>"), ("!", ">"), ("?", "?>"), ("/", ">")]

    /// The next opening tag, or what is none and never closed, such as a comment, which is a tag called `!--`.
    mutating func next() -> Tag? {
        while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = open + 1
            guard let first = current else { return nil }
            if first.isLetter { return tag(at: open) }
            guard let (start, mark) = Self.others.first(where: { bytes[index...].starts(with: $0.0.utf8) }) else { continue }
            guard let end = Self.start(of: mark, in: bytes, from: index + 1) else {
                index = bytes.count
                return Tag(name: start, offset: open, isClosed: false)
            }
            // Browsers end all but a comment at the first of these signs.
            index =
                start == "!--" ? end + mark.utf8.count : bytes[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? end
        }
        return nil
    }

    private mutating func tag(at open: Int) -> Tag {
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
                break
            }
            guard let attribute = attribute() else {
                tag.isClosed = false
                return tag
            }
            tag.attributes.append(attribute)
        }
        tag.end = index
        if MarkupElements.rawText.contains(tag.name) {
            let end = Self.start(of: "</" + tag.name, in: bytes, from: index) ?? bytes.count
            tag.rawText = String(decoding: bytes[index..<end], as: UTF8.self)
            index = end
        }
        return tag
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
    private static func start(of mark: String, in bytes: [UInt8], from start: Int) -> Int? {
        let mark = Array(mark.utf8)
        guard bytes.count >= mark.count, start <= bytes.count - mark.count else { return nil }
        return (start...(bytes.count - mark.count)).first { offset in
            mark.indices.allSatisfy { bytes[offset + $0] == mark[$0] || bytes[offset + $0] | 0x20 == mark[$0] }
        }
    }

    static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
        let bytes = Array(bytes)
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "&"), let reference = CharacterReference(at: index, in: bytes) {
                decoded += reference.bytes
                index += reference.width
            } else if let (byte, width) = unclosedReference(bytes[index...]) {
                decoded.append(byte)
                index += width
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    /// `&#106` or `&#x6a` without a semicolon, which browsers read too.
    private static func unclosedReference(_ bytes: ArraySlice<UInt8>) -> (byte: UInt8, width: Int)? {
        let text = String(decoding: bytes.prefix(12), as: UTF8.self)
        guard let found = text.prefixMatch(of: /&#(?:[xX]0*(?<hex>[0-9a-fA-F]{1,2})|0*(?<decimal>[0-9]{1,3}))(?![0-9a-fA-F;])/)
        else {
            return nil
        }
        let value = found.output.hex.flatMap { UInt8($0, radix: 16) } ?? found.output.decimal.flatMap { UInt8($0) }
        return value.map { ($0, found.output.0.utf8.count) }
    }
}
