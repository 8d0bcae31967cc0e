/// What the first bytes of a file tell of a picture: PNG, JPEG, GIF, WebP, AVIF and SVG.
package enum PictureHeader {
    /// Nil for what is no picture that browsers show.
    package static func kind(of bytes: [UInt8]) -> AuthorFile.Kind? {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            return size(bytes, width: 16, height: 20, 4, isBigEndian: true).map(AuthorFile.Kind.picture)
        }
        if bytes.starts(with: Array("GIF8".utf8)) {
            return size(bytes, width: 6, height: 8, 2, isBigEndian: false).map(AuthorFile.Kind.picture)
        }
        if bytes.starts(with: [0xFF, 0xD8]) { return .picture(jpeg(bytes)) }
        if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            return .picture(webP(bytes))
        }
        if bytes.dropFirst(4).starts(with: Array("ftypavif".utf8)) || bytes.dropFirst(4).starts(with: Array("ftypavis".utf8)) {
            return .picture(avif(bytes))
        }
        if bytes.starts(with: Array("%PDF-".utf8)) { return .pdf }
        return svg(bytes)
    }

    private static func number(_ bytes: [UInt8], at offset: Int, _ count: Int, isBigEndian: Bool) -> Int? {
        guard offset + count <= bytes.count else { return nil }
        let part = bytes[offset..<offset + count]
        return (isBigEndian ? Array(part) : part.reversed()).reduce(0) { $0 << 8 | Int($1) }
    }

    private static func size(
        _ bytes: [UInt8], width: Int, height: Int, _ count: Int, isBigEndian: Bool
    ) -> AuthorFile.Size? {
        guard let width = number(bytes, at: width, count, isBigEndian: isBigEndian),
            let height = number(bytes, at: height, count, isBigEndian: isBigEndian), width > 0, height > 0
        else { return nil }
        return AuthorFile.Size(width: width, height: height)
    }

    /// The first frame header that the segments lead to; a camera held upright writes a picture that lies on its side, and says so.
    private static func jpeg(_ bytes: [UInt8]) -> AuthorFile.Size? {
        var offset = 2
        var isTurned = false
        while offset + 4 <= bytes.count, bytes[offset] == 0xFF {
            let marker = bytes[offset + 1]
            let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
            if isFrame {
                let size = size(bytes, width: offset + 7, height: offset + 5, 2, isBigEndian: true)
                return isTurned ? size.map { AuthorFile.Size(width: $0.height, height: $0.width) } : size
            }
            if marker == 0xE1 { isTurned = isTurned || (5...8).contains(orientation(bytes, at: offset + 4) ?? 1) }
            guard let length = number(bytes, at: offset + 2, 2, isBigEndian: true) else { return nil }
            offset += 2 + length
        }
        return nil
    }

    /// How the picture is turned, as Exif numbers it: from 5 on, width and height change places.
    private static func orientation(_ bytes: [UInt8], at start: Int) -> Int? {
        guard bytes.dropFirst(start).starts(with: Array("Exif\0\0".utf8)) else { return nil }
        let tiff = start + 6
        let isBigEndian = bytes.dropFirst(tiff).starts(with: Array("MM".utf8))
        guard let first = number(bytes, at: tiff + 4, 4, isBigEndian: isBigEndian),
            let count = number(bytes, at: tiff + first, 2, isBigEndian: isBigEndian)
        else { return nil }
        for entry in 0..<min(count, 200) {
            let offset = tiff + first + 2 + 12 * entry
            guard let tag = number(bytes, at: offset, 2, isBigEndian: isBigEndian) else { return nil }
            if tag == 0x0112 { return number(bytes, at: offset + 8, 2, isBigEndian: isBigEndian) }
        }
        return nil
    }

    private static func webP(_ bytes: [UInt8]) -> AuthorFile.Size? {
        switch String(decoding: bytes.dropFirst(12).prefix(4), as: UTF8.self) {
        case "VP8 ":
            // Two more bits of each say how a browser may stretch it.
            guard let width = number(bytes, at: 26, 2, isBigEndian: false),
                let height = number(bytes, at: 28, 2, isBigEndian: false)
            else { return nil }
            return AuthorFile.Size(width: width & 0x3FFF, height: height & 0x3FFF)
        case "VP8L":
            guard let both = number(bytes, at: 21, 4, isBigEndian: false) else { return nil }
            return AuthorFile.Size(width: both & 0x3FFF + 1, height: both >> 14 & 0x3FFF + 1)
        case "VP8X":
            guard let width = number(bytes, at: 24, 3, isBigEndian: false),
                let height = number(bytes, at: 27, 3, isBigEndian: false)
            else { return nil }
            return AuthorFile.Size(width: width + 1, height: height + 1)
        default: return nil
        }
    }

    /// The largest of the sizes that it tells, which are those of the picture and of its transparency.
    private static func avif(_ bytes: [UInt8]) -> AuthorFile.Size? {
        let mark = Array("ispe".utf8)
        let sizes = bytes.prefix(4096).indices.compactMap { offset -> AuthorFile.Size? in
            guard bytes[offset] == mark[0], bytes[offset...].starts(with: mark) else { return nil }
            return size(bytes, width: offset + 8, height: offset + 12, 4, isBigEndian: true)
        }
        return sizes.max { $0.width < $1.width }
    }

    private static func svg(_ bytes: [UInt8]) -> AuthorFile.Kind? {
        let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
        guard let tag = text.firstMatch(of: /<svg\b[^>]*/)?.output else { return nil }
        func length(_ name: String) -> Double? {
            (try? Regex("\\s\(name)\\s*=\\s*[\"']([0-9.]+)(?:px|pt)?[\"']", as: (Substring, Substring).self)).flatMap { pattern in
                tag.firstMatch(of: pattern).flatMap { Double($0.output.1) }
            }
        }
        /// Nil where no picture is as large, or it has no size at all.
        func size(_ width: Double, _ height: Double) -> AuthorFile.Size? {
            let sides = 1...1e6
            guard sides.contains(width), sides.contains(height) else { return nil }
            return AuthorFile.Size(width: Int(width), height: Int(height))
        }
        if let width = length("width"), let height = length("height"), let size = size(width, height) { return .picture(size) }
        let box = tag.firstMatch(of: /viewBox\s*=\s*["']([^"']*)["']/)?.output.1.split { $0 == " " || $0 == "," }.compactMap {
            Double($0)
        }
        return .picture(box.flatMap { $0.count == 4 ? size($0[2], $0[3]) : nil })
    }
}
