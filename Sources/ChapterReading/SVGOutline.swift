/// Looks through SVG as browsers do that show it as a picture: it must be XML, closed to its end, in the namespace of SVG. What the elements
/// mean is not looked at.
package struct SVGOutline {
    private let bytes: [UInt8]
    private var index = 0
    private var open: [ArraySlice<UInt8>] = []
    private var hasRoot = false
    private var holdsScript = false
    /// What the file declares, and what it stands for.
    private var entities: [String: String] = [:]

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether it has an element or an address that runs something, or an attribute that does on a click or the like, or what a browser
    /// would make one of; no for what is no SVG.
    package static func holdsScript(_ bytes: [UInt8]) -> Bool {
        var outline = SVGOutline(bytes)
        _ = outline.read()
        return outline.holdsScript
    }

    /// Nil for a sound picture.
    static func damage(of bytes: [UInt8]) -> PictureDamage? {
        var outline = SVGOutline(bytes)
        return outline.read()
    }

    private mutating func read() -> PictureDamage? {
        while let next = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            if !open.isEmpty, !areKnown(bytes[index..<next]) { return .malformed }
            index = next
            if let damage = readMarkup() { return damage }
            if hasRoot, open.isEmpty { return nil }
        }
        return hasRoot ? .cutOff : .malformed
    }

    private mutating func readMarkup() -> PictureDamage? {
        if starts("<!--") { return skip("-->") }
        if starts("<![CDATA[") { return skip("]]>") }
        if starts("<?") { return readInstruction() }
        if starts("<!") { return readDeclaration() }
        if starts("</") { return readEnd() }
        return readStart()
    }

    private func starts(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

    /// Goes on behind `mark`.
    private mutating func skip(_ mark: String) -> PictureDamage? {
        let mark = Array(mark.utf8)
        var place = index
        while let found = bytes[place...].firstIndex(of: mark[0]) {
            if bytes[found...].starts(with: mark) {
                index = found + mark.count
                return nil
            }
            place = found + 1
        }
        return .cutOff
    }

    /// `<?xml-stylesheet type="text/xsl" …?>` puts a page in the place of the picture; a style sheet does not.
    private mutating func readInstruction() -> PictureDamage? {
        let start = index
        let damage = skip("?>")
        let text = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
        if text.hasPrefix("<?xml-stylesheet"), text.dropFirst(5).contains(/xml|xsl/) { holdsScript = true }
        return damage
    }

    /// `<!DOCTYPE svg … [<!ENTITY name "text">]>`.
    private mutating func readDeclaration() -> PictureDamage? {
        var depth = 0
        var quote: UInt8?
        let start = index
        while index < bytes.count {
            if quote == nil, starts("<!--") || starts("<?") {
                if let damage = skip(starts("<?") ? "?>" : "-->") { return damage }
                continue
            }
            let byte = bytes[index]
            index += 1
            if let opened = quote {
                if byte == opened { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "<"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ">"), UInt8(ascii: "]"): depth -= 1
            default: break
            }
            if depth == 0 {
                declare(String(decoding: bytes[start..<index], as: UTF8.self))
                return nil
            }
        }
        return .cutOff
    }

    /// An entity may stand for an element, and an element may be given attributes.
    private mutating func declare(_ text: String) {
        for entity in text.matches(of: /<!ENTITY\s+([^\s%"']+)(?:\s+(?:"([^"]*)"|'([^']*)'))?/) {
            let value = resolved(Array((entity.output.2 ?? entity.output.3 ?? "").utf8)[...])
            if value.contains("<") || value.utf8.count > Self.longestEntity { holdsScript = true }
            let name = String(entity.output.1)
            entities[name] = entities[name] ?? String(decoding: value.utf8.prefix(Self.longestEntity), as: UTF8.self)
        }
        let givesAttributes = text.contains("<!ATTLIST") && text.contains(/\s(?:on|srcdoc)/)
        if givesAttributes || text.contains(/<!ENTITY\s+%/) || Self.runs(resolved(Array(text.utf8)[...])) { holdsScript = true }
    }

    /// Names of namespaces are shorter.
    private static let longestEntity = 256

    private mutating func readEnd() -> PictureDamage? {
        guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else { return .cutOff }
        let name = bytes[(index + 2)..<end].prefix { !$0.isWhitespace }
        index = end + 1
        return open.popLast().map { $0.elementsEqual(name) } ?? false ? nil : .malformed
    }

    private mutating func readStart() -> PictureDamage? {
        index += 1
        let name = word { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") }
        guard let first = name.first, first.isLetter || first == UInt8(ascii: "_") || first >= 0x80 else { return .malformed }
        var attributes: [String: ArraySlice<UInt8>] = [:]
        while true {
            while let byte = current, byte.isWhitespace { index += 1 }
            guard let byte = current else { return .cutOff }
            if byte == UInt8(ascii: ">") || starts("/>") { break }
            let name = word { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/") }
            while let byte = current, byte.isWhitespace { index += 1 }
            guard let sign = current else { return .cutOff }
            guard sign == UInt8(ascii: "="), !name.isEmpty else { return .malformed }
            index += 1
            while let byte = current, byte.isWhitespace { index += 1 }
            guard let quote = current else { return .cutOff }
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return .malformed }
            guard let end = bytes[(index + 1)...].firstIndex(of: quote) else { return .cutOff }
            let value = bytes[(index + 1)..<end]
            guard areKnown(value), !value.contains(UInt8(ascii: "<")),
                attributes.updateValue(value, forKey: String(decoding: name, as: UTF8.self)) == nil
            else { return .malformed }
            index = end + 1
        }
        holdsScript = holdsScript || runs(name, attributes)
        let isEmpty = current == UInt8(ascii: "/")
        index += isEmpty ? 2 : 1
        if !isEmpty { open.append(name) }
        guard !hasRoot else { return nil }
        hasRoot = true
        return damage(ofRoot: name, attributes)
    }

    private func runs(_ name: ArraySlice<UInt8>, _ attributes: [String: ArraySlice<UInt8>]) -> Bool {
        let element = String(decoding: name, as: UTF8.self).split(separator: ":").last.map(String.init) ?? ""
        if element == "iframe" || MarkupCheck.forbidden.contains(element) { return true }
        return attributes.contains { name, value in
            if name.hasPrefix("on") || name == "srcdoc" { return true }
            return value.contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "&") } && Self.runs(resolved(value))
        }
    }

    /// Browsers skip blanks and control characters in an address.
    private static func runs(_ value: String) -> Bool {
        String(decoding: value.utf8.filter { $0 > 0x20 }, as: UTF8.self).lowercased().contains("javascript:")
    }

    /// With what references stand for in their place.
    private func resolved(_ text: ArraySlice<UInt8>) -> String {
        let text = String(decoding: text, as: UTF8.self)
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        let whole = text.replacing(/&([^&;]+);/) { entities[String($0.output.1)] ?? String($0.output.0) }
        return MarkupScanner.decoded(Array(whole.utf8)[...])
    }

    private func damage(ofRoot name: ArraySlice<UInt8>, _ attributes: [String: ArraySlice<UInt8>]) -> PictureDamage? {
        let parts = String(decoding: name, as: UTF8.self).split(separator: ":")
        guard parts.last == "svg", parts.count <= 2 else { return .malformed }
        let space = attributes[parts.count == 2 ? "xmlns:\(parts[0])" : "xmlns"].map { String(decoding: $0, as: UTF8.self) }
        // Illustrator names it by an entity of the file's own.
        return space.map { $0 == "http://www.w3.org/2000/svg" || $0.hasPrefix("&") } ?? false ? nil : .noNamespace
    }

    /// Up to a blank, or a byte that ends it.
    private mutating func word(_ ends: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = index
        while let byte = current, !byte.isWhitespace, !ends(byte) { index += 1 }
        return bytes[start..<index]
    }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// Whether every `&` starts a reference to a character, or to what XML or the file declares.
    private func areKnown(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        while let sign = rest.firstIndex(of: UInt8(ascii: "&")) {
            guard let end = rest[sign...].firstIndex(of: UInt8(ascii: ";")) else { return false }
            let name = String(decoding: rest[(sign + 1)..<end], as: UTF8.self)
            guard
                entities[name] != nil || ["amp", "lt", "gt", "quot", "apos"].contains(name)
                    || name.wholeMatch(of: /#(?:[0-9]+|x[0-9a-fA-F]+)/) != nil
            else { return false }
            rest = rest[(end + 1)...]
        }
        return true
    }
}
