import Foundation
internal import Glibc

/// Results by key and bytes by digest, in `.notebook/store`.
///
/// Entries are written to a temporary file, synced and renamed, and are checked against their digest when they are read: a
/// damaged one is absent, and `notice` is told.
package struct Store: Sendable {
    package let folder: String
    /// The entries that this build has read or written.
    package let uses = StoreUses()
    private let stamps: FileStamps
    private let notice: @Sendable (String) -> Void

    package init(folder: String, stamps: FileStamps, notice: @escaping @Sendable (String) -> Void) {
        self.folder = folder
        self.stamps = stamps
        self.notice = notice
    }

    /// Where entries are written before they are renamed.
    private var temporary: String { "\(folder)/\(StoreLayout.temporary)" }

    // MARK: Bytes by digest

    /// Stores `bytes` and returns their digest; bytes that are there already are left alone.
    package func add(_ bytes: Data) throws -> Digest {
        let digest = Digest(of: bytes)
        let path = use(StoreLayout.bytes(digest))
        switch OwnFile.read(path) {
        case .bytes(bytes): return digest
        case .absent: break
        case .bytes, .unreadable: tellDamaged(digest)
        }
        try write(bytes, to: path)
        return digest
    }

    /// The bytes under `digest`; nil when they are absent or damaged.
    package func bytes(of digest: Digest) -> Data? {
        let path = use(StoreLayout.bytes(digest))
        switch OwnFile.read(path) {
        case .bytes(let bytes) where Digest(of: bytes) == digest: return bytes
        case .absent: return nil
        case .bytes, .unreadable:
            dropDamaged(digest)
            return nil
        }
    }

    /// Whether the bytes under `digest` are there and undamaged; they are read only when the file was touched since they were
    /// last seen to be.
    package func holds(_ digest: Digest) -> Bool {
        let path = use(StoreLayout.bytes(digest))
        if let stamp = FileStamp(ofFileItself: path), (try? stamps.digest(of: path, stamped: stamp)) == digest { return true }
        var status = stat()
        if lstat(path, &status) == 0 { dropDamaged(digest) }
        return false
    }

    /// How many bytes lie under `digest`; nil when none do.
    package func size(of digest: Digest) -> Int? { FileStamp(ofFileItself: path(of: digest))?.size }

    package func path(of digest: Digest) -> String { "\(folder)/\(StoreLayout.bytes(digest))" }

    /// Removes it, so that no stamp vouches for it.
    private func dropDamaged(_ digest: Digest) {
        tellDamaged(digest)
        unlink(path(of: digest))
    }

    private func tellDamaged(_ digest: Digest) { notice("the stored bytes \(digest.short) are damaged and are made again") }

    // MARK: Records by key

    /// Stores `record` under `key`, with the digest of its text in its first line.
    package func setRecord(_ record: some Encodable, of kind: RecordKind, for key: Digest) throws {
        try setText(RecordCoding.encode(record), of: kind, for: key)
    }

    /// Stores `text` under `key`, sealed as records are.
    package func setText(_ text: Data, of kind: RecordKind, for key: Digest) throws {
        try write(SealedFile.seal(text), to: use(StoreLayout.record(key, kind)))
    }

    /// The text under `key`; nil when it is absent or damaged.
    package func text(of kind: RecordKind, for key: Digest) -> Data? {
        SealedFile.readText(use(StoreLayout.record(key, kind))) { tellDamaged(kind, key) }
    }

    /// The record under `key`; nil when it is absent, damaged or of an older form.
    package func record<Record: Decodable>(_ type: Record.Type, of kind: RecordKind, for key: Digest) -> Record? {
        SealedFile.read(type, from: use(StoreLayout.record(key, kind))) { tellDamaged(kind, key) }
    }

    /// Whether the record under `key` is there and undamaged; it is read only when its file was touched.
    package func holdsRecord(of kind: RecordKind, for key: Digest) -> Bool {
        let path = use(StoreLayout.record(key, kind))
        if let stamp = FileStamp(ofFileItself: path) {
            let seal = try? stamps.fact("seal 1", of: path, stamped: stamp) {
                SealedFile.open(try Data(contentsOf: URL(fileURLWithPath: path))) == nil ? "broken" : "whole"
            }
            if seal == "whole" { return true }
        }
        var status = stat()
        if lstat(path, &status) == 0 { tellDamaged(kind, key) }
        return false
    }

    package func path(of key: Digest, kind: RecordKind) -> String { "\(folder)/\(StoreLayout.record(key, kind))" }

    private func tellDamaged(_ kind: RecordKind, _ key: Digest) {
        notice("the stored \(kind.noun) \(key.short) is damaged and is made again")
    }

    // MARK: Programs by key

    /// The program stored under `key`; nil when it is absent or damaged.
    package func program(_ key: Digest) -> String? {
        guard let digest = record(Digest.self, of: .programs, for: key) else { return nil }
        let path = use(StoreLayout.program(key))
        if access(path, X_OK) == 0, (try? Digest(ofFile: path)) == digest { return path }
        notice("the stored program \(key.short) is damaged and is linked again")
        return nil
    }

    /// Moves the program at `path`, on the same file system, into the store.
    package func takeProgram(_ path: String, for key: Digest) throws -> String {
        let digest = try Digest(ofFile: path)
        let place = use(StoreLayout.program(key))
        _ = try OwnFile.clearTheWay(to: place)
        try AtomicFile.move(path, to: place)
        uses.noteWritten(try FileStamp(of: place).size)
        try setRecord(digest, of: .programs, for: key)
        return place
    }

    // MARK: Entries

    /// The path of an entry, which is noted as used.
    private func use(_ entry: String) -> String {
        uses.note(entry)
        return "\(folder)/\(entry)"
    }

    private func write(_ bytes: Data, to path: String) throws {
        uses.noteWritten(bytes.count)
        try OwnFile.write(bytes, to: path, through: temporary)
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
