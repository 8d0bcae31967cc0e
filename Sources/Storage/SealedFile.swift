import Foundation

/// Files whose first line is the digest of the rest, so that damage is noticed and never believed.
package enum SealedFile {
    static func seal(_ text: Data) -> Data { Data("\(Digest(of: text))\n".utf8) + text }

    /// The text in `bytes`; nil when it is not what was sealed.
    static func open(_ bytes: Data) -> Data? {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let text = Data(bytes[bytes.index(after: end)...])
        return Digest(of: text).description == String(decoding: bytes[..<end], as: UTF8.self) ? text : nil
    }

    /// The text in the file at `path`; nil when it is absent, or damaged, which `damaged` is told.
    package static func readText(_ path: String, damaged: () -> Void) -> Data? {
        let text: Data?
        switch OwnFile.read(path) {
        case .absent: return nil
        case .unreadable: text = nil
        case .bytes(let bytes): text = open(bytes)
        }
        if text == nil { damaged() }
        return text
    }

    /// Writes a text that makes the next build faster and decides nothing, unless the file holds it already.
    package static func writeText(_ text: Data, to path: String) throws {
        let whole = seal(text)
        if case .bytes(whole) = OwnFile.read(path) { return }
        try OwnFile.write(whole, to: path, isSynced: false)
    }

    /// The value in the file at `path`; nil when it is absent, of another form than ours today, or damaged, which `damaged` is told.
    static func read<Value: Decodable>(_ type: Value.Type, from path: String, damaged: () -> Void) -> Value? {
        guard let text = readText(path, damaged: damaged) else { return nil }
        return try? JSONDecoder().decode(type, from: text)
    }
}
