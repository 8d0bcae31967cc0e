/// What is wrong with the bytes of a picture whose first ones are sound. Browsers show what they can of such a file, or nothing at all,
/// and say nothing.
package enum PictureDamage: String, Sendable, CaseIterable {
    /// The file ends before the picture does.
    case cutOff
    /// A part holds something else than what was written there.
    case spoilt
    /// SVG that is no XML.
    case malformed
    /// SVG that browsers draw inside a page alone.
    case noNamespace
    /// Git keeps the picture elsewhere.
    case pointer
    /// A file without a byte.
    case empty

    /// Nil for a sound picture, and for what is none.
    ///
    /// - Parameter bytes: of the whole file.
    /// - Complexity: O(count): each byte is looked at once.
    package static func found(in bytes: [UInt8]) -> PictureDamage? {
        if bytes.isEmpty { return .empty }
        let part = PictureBytes(bytes)
        if part.has("version https://git-lfs.github.com/", at: 0) { return .pointer }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return part.damageOfPNG }
        if bytes.starts(with: [0xFF, 0xD8]) { return part.damageOfJPEG }
        if part.has("GIF8", at: 0) { return part.damageOfGIF }
        if part.has("RIFF", at: 0), part.has("WEBP", at: 8) { return part.damageOfWebP }
        if part.has("ftypavif", at: 4) || part.has("ftypavis", at: 4) { return part.damageOfAVIF }
        if part.has("%PDF-", at: 0) { return part.damageOfPDF }
        guard case .picture? = PictureHeader.kind(of: bytes) else { return nil }
        return SVGOutline.damage(of: bytes)
    }
}

/// The bytes of a picture, by their places.
private struct PictureBytes {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func has(_ text: String, at offset: Int) -> Bool {
        offset <= bytes.count && bytes[offset...].starts(with: text.utf8)
    }

    private func number(at offset: Int, _ count: Int, isBigEndian: Bool = true) -> Int? {
        guard offset >= 0, offset + count <= bytes.count else { return nil }
        let part = bytes[offset..<offset + count]
        return isBigEndian ? part.reduce(0) { $0 << 8 | Int($1) } : part.reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    // MARK: PNG

    /// Chunks up to `IEND`, with pixels among them; those that a browser needs have the checksum that they tell.
    var damageOfPNG: PictureDamage? {
        var offset = 8
        var hasPixels = false
        while let length = number(at: offset, 4), let checksum = number(at: offset + 8 + length, 4) {
            let isNeeded = bytes[offset + 4] & 0x20 == 0
            if isNeeded, CRC32.of(bytes[offset + 4..<offset + 8 + length]) != UInt32(checksum) { return .spoilt }
            if has("IDAT", at: offset + 4) { hasPixels = true }
            if has("IEND", at: offset + 4) { return hasPixels ? nil : .spoilt }
            offset += 12 + length
        }
        return .cutOff
    }

    // MARK: JPEG

    /// Segments and the pixels after some of them, up to the mark of the end.
    var damageOfJPEG: PictureDamage? {
        var offset = 2
        var hasPixels = false
        while offset + 1 < bytes.count {
            guard bytes[offset] == 0xFF else { return hasPixels ? nil : .spoilt }
            let marker = bytes[offset + 1]
            switch marker {
            case 0xFF: offset += 1
            case 0xD9: return hasPixels ? nil : .spoilt
            case 0x01, 0xD0...0xD7: offset += 2
            default:
                guard let length = number(at: offset + 2, 2) else { return .cutOff }
                guard length >= 2 else { return .spoilt }
                offset += 2 + length
                if marker == 0xDA {
                    hasPixels = true
                    offset = endOfPixels(from: offset)
                }
            }
        }
        return .cutOff
    }

    /// The next mark that is none of pixels: 0xFF with a zero behind it is one of their bytes.
    private func endOfPixels(from start: Int) -> Int {
        var offset = start
        while offset + 1 < bytes.count {
            if bytes[offset] == 0xFF, bytes[offset + 1] != 0, !(0xD0...0xD7).contains(bytes[offset + 1]) { return offset }
            offset += 1
        }
        return bytes.count
    }

    // MARK: GIF

    /// Blocks; one that is missing at the end is missed by nobody if there was a picture before.
    var damageOfGIF: PictureDamage? {
        guard let screen = number(at: 10, 1) else { return .cutOff }
        var offset = 13 + paletteSize(screen)
        var hasPixels = false
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x3B: return hasPixels ? nil : .spoilt
            case 0x21: offset += 2
            case 0x2C:
                guard let image = number(at: offset + 9, 1) else { return .cutOff }
                offset += 11 + paletteSize(image)
                hasPixels = true
            default: return hasPixels ? nil : .spoilt
            }
            while let length = number(at: offset, 1), length > 0 { offset += 1 + length }
            guard offset < bytes.count else { return .cutOff }
            offset += 1
        }
        return offset == bytes.count && hasPixels ? nil : .cutOff
    }

    private func paletteSize(_ flags: Int) -> Int { flags & 0x80 == 0 ? 0 : 3 << (flags & 7 + 1) }

    // MARK: WebP, AVIF, PDF

    /// The file is as long as it says.
    var damageOfWebP: PictureDamage? {
        guard let length = number(at: 4, 4, isBigEndian: false), number(at: 16, 4) != nil else { return .cutOff }
        if has("VP8 ", at: 12), number(at: 23, 3).map({ $0 != 0x9D012A }) ?? false { return .spoilt }
        if has("VP8L", at: 12), number(at: 20, 1).map({ $0 != 0x2F }) ?? false { return .spoilt }
        return 8 + length > bytes.count ? .cutOff : nil
    }

    /// Boxes, among them what the picture is and its pixels.
    var damageOfAVIF: PictureDamage? {
        var offset = 0
        var kinds: Set<String> = []
        while let small = number(at: offset, 4), number(at: offset + 4, 4) != nil {
            kinds.insert(String(decoding: bytes[offset + 4..<offset + 8], as: UTF8.self))
            let length = small == 1 ? number(at: offset + 12, 4) : small == 0 ? bytes.count - offset : small
            guard let length, length >= 8 else { return .spoilt }
            guard offset + length <= bytes.count else { return .cutOff }
            offset += length
        }
        return kinds.isSuperset(of: ["meta", "mdat"]) ? nil : .cutOff
    }

    /// The mark of the end, behind which some programs write a little.
    var damageOfPDF: PictureDamage? {
        bytes.suffix(2048).firstRange(of: "%%EOF".utf8) == nil ? .cutOff : nil
    }
}

/// The checksum of PNG (ISO 3309).
private enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
    }

    static func of(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        table.withUnsafeBufferPointer { table in
            ~bytes.reduce(UInt32.max) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
        }
    }
}
