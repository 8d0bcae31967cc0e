import Foundation

/// Files whose first line is the digest of the rest, so that damage is noticed and never believed.
enum SealedFile {
    static func seal(_ text: Data) -> Data { Data("\(Digest(of: text))\n".utf8) + text }

    /// The text in `bytes`; nil when it is not what was sealed.
    static func open(_ bytes: Data) -> Data? {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        let text = Data(bytes[bytes.index(after: end)...])
        return Digest(of: text).description == String(decoding: bytes[..<end], as: UTF8.self) ? text : nil
    }

    /// The text in the file at `path`; nil when it is absent, or damaged, which `damaged` is told.
    static func readText(_ path: String, damaged: () -> Void = {}) -> Data? {
        guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
        let text = open(bytes)
        if text == nil { damaged() }
        return text
    }

    /// Writes a text that makes the next build faster and decides nothing, unless the file holds it already.
    static func writeText(_ text: Data, to path: String) throws {
        let whole = seal(text)
        if FileManager.default.contents(atPath: path) != whole { try AtomicFile.write(whole, to: path, isSynced: false) }
    }

    /// The value in the file at `path`; nil when it is absent, or damaged or of an older form, which `damaged` is told.
    static func read<Value: Decodable>(_ type: Value.Type, from path: String, damaged: () -> Void) -> Value? {
        guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
        if let text = open(bytes), let value = try? JSONDecoder().decode(type, from: text) { return value }
        damaged()
        return nil
    }

    static func write(_ value: some Encodable, to path: String) throws {
        try AtomicFile.write(seal(try RecordCoding.encode(value)), to: path)
    }
}
