internal import CCairo
internal import Plotting

/// A picture of pixels as a PNG file: opaque colours, or black and white.
///
/// Cairo writes such files too, in three times the time: with all filters tried on every row, and compressed as tightly as can be. Figures
/// are lines on an even ground, of which neither makes smaller files.
struct PNGFile {
    /// Of compression, from 1 to 9: what lies above takes half as long again and saves a tenth.
    private static let level: Int32 = 3
    private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// In pixels.
    let width: Int
    let height: Int
    /// How a pixel is written: its bits, and the kind of colour that they are.
    private let format: [UInt8]
    /// Each row: 0, for a row that is not filtered, then its pixels.
    private let rows: [UInt8]

    /// White where cells are covered.
    init(_ coverage: Coverage) {
        (width, height) = (coverage.width, coverage.height)
        format = [1, 0]
        let length = 1 + (coverage.width + 7) / 8
        var rows = [UInt8](repeating: 0, count: coverage.height * length)
        let (width, isCovered) = (coverage.width, coverage.isCovered)
        for row in 0..<coverage.height {
            for column in 0..<width where isCovered[row * width + column] {
                rows[row * length + 1 + column / 8] |= 0x80 >> UInt8(column % 8)
            }
        }
        self.rows = rows
    }

    /// - Parameters:
    ///   - pixels: of 32 bits, the lower 24 of which are red, green and blue.
    ///   - stride: from row to row, in bytes.
    init(width: Int, height: Int, pixels: UnsafeRawPointer, stride: Int) {
        (self.width, self.height) = (width, height)
        format = [8, 2]
        let count = height * (1 + 3 * width)
        rows = [UInt8](unsafeUninitializedCapacity: count) { bytes, written in
            var index = 0
            for row in 0..<height {
                let line = (pixels + row * stride).assumingMemoryBound(to: UInt32.self)
                bytes[index] = 0
                index += 1
                for column in 0..<width {
                    let pixel = line[column]
                    bytes[index] = UInt8(truncatingIfNeeded: pixel >> 16)
                    bytes[index + 1] = UInt8(truncatingIfNeeded: pixel >> 8)
                    bytes[index + 2] = UInt8(truncatingIfNeeded: pixel)
                    index += 3
                }
            }
            written = count
        }
    }

    var bytes: [UInt8] {
        get throws(CairoError) {
            // The one way to compress, filters by row, not interlaced.
            let header = Self.bytes(of: UInt32(width)) + Self.bytes(of: UInt32(height)) + format + [0, 0, 0]
            return Self.signature + Self.chunk("IHDR", header) + Self.chunk("IDAT", try compressed()) + Self.chunk("IEND", [])
        }
    }

    private func compressed() throws(CairoError) -> [UInt8] {
        var status = Z_OK
        let compressed = [UInt8](unsafeUninitializedCapacity: Int(compressBound(UInt(rows.count)))) { target, written in
            var count = UInt(target.count)
            status = compress2(target.baseAddress, &count, rows, UInt(rows.count), Self.level)
            written = status == Z_OK ? Int(count) : 0
        }
        guard status == Z_OK else { throw .status("a picture can't be compressed (zlib error \(status))") }
        return compressed
    }

    private static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
        let checked = Array(name.utf8) + content
        return bytes(of: UInt32(content.count)) + checked + bytes(of: UInt32(crc32(0, checked, UInt32(checked.count))))
    }

    private static func bytes(of number: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) } }
}
