/// HTML of an author's as it stands on pages, which are read and moved by their bytes: an attribute stands behind one blank, its value between
/// double quotation marks, which stand nowhere else but in scripts and style sheets, and what a link leads to has an `id`. No value and no
/// comment holds what looks like a tag, so that browsers find the same tags wherever they begin to look. They show it as they show the
/// author's.
package enum PageMarkup {
    package static func written(_ html: String) -> String {
        let bytes = Array(html.utf8)
        var written: [UInt8] = []
        var position = 0
        for tag in MarkupScanner(html) where tag.isClosed {
            written += escaped(bytes[position..<tag.offset])
            written += tag.name.first?.isLetter ?? false ? element(tag, in: bytes) : other(tag, in: bytes)
            position = tag.end + tag.rawText.utf8.count
            let text = bytes[tag.end..<position]
            // In these, unlike in a script or a style sheet, character references are read.
            written += ["textarea", "title"].contains(tag.name) ? escaped(text) : Array(text)
        }
        written += escaped(bytes[position...])
        return String(decoding: written, as: UTF8.self)
    }

    /// The value of an attribute, with its character references read.
    package static func value(_ written: String) -> String {
        written.utf8.contains(UInt8(ascii: "&")) ? MarkupScanner.decoded(Array(written.utf8)[...]) : written
    }

    /// An end tag, or what is no element.
    private static func other(_ tag: MarkupScanner.Tag, in html: [UInt8]) -> [UInt8] {
        let isEnd = tag.name.utf8.count > 1 && tag.name.hasPrefix("/")
        let text =
            isEnd ? name(tag.name, at: tag.offset + 1, in: html) + Array(">".utf8) : Array(html[(tag.offset + 1)..<tag.end])
        return Array("<".utf8) + escapedWhole(text[...])
    }

    private static func element(_ tag: MarkupScanner.Tag, in html: [UInt8]) -> [UInt8] {
        var written = Array("<".utf8) + name(tag.name, at: tag.offset + 1, in: html)
        for attribute in tag.attributes {
            written.append(UInt8(ascii: " "))
            written += attribute == tag.idAttribute ? Array("id".utf8) : name(attribute.name, at: attribute.offset, in: html)
            guard let value = attribute.valueRange else { continue }
            written += Array("=\"".utf8) + escapedWhole(html[value]) + Array("\"".utf8)
        }
        return written + Array((tag.closesItself ? " />" : ">").utf8)
    }

    /// As the author wrote it: SVG has capitals in names.
    private static func name(_ name: String, at offset: Int, in html: [UInt8]) -> [UInt8] {
        let written = html[offset...].prefix(name.utf8.count)
        return String(decoding: written, as: UTF8.self).lowercased() == name ? Array(written) : Array(name.utf8)
    }

    private static func escapedWhole(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        escaped(bytes).flatMap { $0 == UInt8(ascii: "<") ? Array("&lt;".utf8) : [$0] }
    }

    private static func escaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "\"")) else { return Array(bytes) }
        return bytes.flatMap { $0 == UInt8(ascii: "\"") ? Array("&quot;".utf8) : [$0] }
    }
}
