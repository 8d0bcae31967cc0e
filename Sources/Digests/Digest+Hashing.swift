import Foundation

extension Digest {
    package init(of bytes: some ContiguousBytes) {
        var hasher = SHA256()
        bytes.withUnsafeBytes { hasher.update($0) }
        self = hasher.finish()
    }

    package init(of text: String) {
        var text = text
        self = text.withUTF8 { Digest(of: UnsafeRawBufferPointer($0)) }
    }

    /// The digest of several texts; no two different lists share their encoding.
    package init(ofAll texts: [String]) {
        self.init(of: texts.map { "\($0.utf8.count):\($0)" }.joined(separator: "\n"))
    }

    /// Reads one piece at a time: what is left of a mapped file that somebody shortens meanwhile could not be read.
    package init(ofFile path: String) throws {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? file.close() }
        var hasher = SHA256()
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { piece.withUnsafeBytes { hasher.update($0) } }
        self = hasher.finish()
    }
}
