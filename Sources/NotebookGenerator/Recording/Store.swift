import Foundation
internal import Glibc

/// Results by key and bytes by digest, in `.notebook/store`.
///
/// Entries are written to a temporary file, synced and renamed, and are checked against their digest when they are read: a
/// damaged one is absent, and `notice` is told.
package struct Store: Sendable {
    package let folder: String
    private let stamps: FileStamps
    private let notice: @Sendable (String) -> Void

    package init(folder: String, stamps: FileStamps, notice: @escaping @Sendable (String) -> Void) {
        self.folder = folder
        self.stamps = stamps
        self.notice = notice
    }

    /// Says what was found damaged.
    func tell(_ text: String) { notice(text) }

    // MARK: Bytes by digest

    /// Stores `bytes` and returns their digest; bytes that are there already are left alone.
    package func add(_ bytes: Data) throws -> Digest {
        let digest = Digest(of: bytes)
        let path = self.path(of: digest)
        if let present = try? Data(contentsOf: URL(fileURLWithPath: path)), present == bytes { return digest }
        try AtomicFile.write(bytes, to: path)
        return digest
    }

    /// The bytes under `digest`; nil when they are absent or damaged.
    package func bytes(of digest: Digest) -> Data? {
        guard let bytes = FileManager.default.contents(atPath: path(of: digest)) else { return nil }
        guard Digest(of: bytes) == digest else {
            dropDamaged(digest)
            return nil
        }
        return bytes
    }

    /// Whether the bytes under `digest` are there and undamaged; they are read only when the file was touched since they were
    /// last seen to be.
    package func holds(_ digest: Digest) -> Bool {
        guard let found = try? stamps.digest(of: path(of: digest)) else { return false }
        guard found == digest else {
            dropDamaged(digest)
            return false
        }
        return true
    }

    /// Removes it, so that no stamp vouches for it.
    private func dropDamaged(_ digest: Digest) {
        notice("the stored bytes \(digest.short) are damaged and are made again")
        unlink(path(of: digest))
    }

    package func path(of digest: Digest) -> String {
        "\(folder)/bytes/\(digest.description.prefix(2))/\(digest.description.dropFirst(2))"
    }

    // MARK: Records by key

    /// Stores `record` under `key`, with the digest of its text in its first line.
    package func setRecord(_ record: some Encodable, of kind: String, for key: Digest) throws {
        try SealedFile.write(record, to: path(of: key, kind: kind))
    }

    /// The record under `key`; nil when it is absent, damaged or of an older form.
    package func record<Record: Decodable>(_ type: Record.Type, of kind: String, for key: Digest) -> Record? {
        SealedFile.read(type, from: path(of: key, kind: kind)) {
            notice("the stored \(kind) \(key.short) is damaged and is made again")
        }
    }

    package func path(of key: Digest, kind: String) -> String {
        "\(folder)/\(kind)/\(key.description.prefix(2))/\(key.description.dropFirst(2))"
    }
}

/// How records are written: JSON whose bytes depend on the value alone.
package enum RecordCoding {
    package static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }
}
