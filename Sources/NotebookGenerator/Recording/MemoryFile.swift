import Foundation

/// A file that makes the next build faster and decides nothing: the digest of its text in the first line, then the text.
///
/// A damaged one is no memory.
enum MemoryFile {
    /// The text; nil when there is none or it is damaged.
    static func read(_ path: String) -> Data? {
        guard let bytes = FileManager.default.contents(atPath: path), bytes.count > Digest.length,
            bytes[bytes.startIndex + Digest.length] == UInt8(ascii: "\n")
        else { return nil }
        let text = bytes.dropFirst(Digest.length + 1)
        guard Digest(of: text).description.utf8.elementsEqual(bytes.prefix(Digest.length)) else { return nil }
        return text
    }

    /// Writes `text`, unless the file holds it already.
    static func write(_ text: Data, to path: String) throws {
        let whole = Data("\(Digest(of: text))\n".utf8) + text
        if FileManager.default.contents(atPath: path) != whole { try AtomicFile.write(whole, to: path, isSynced: false) }
    }
}
