import Foundation
internal import Glibc

/// Files that are there whole or not at all.
package enum AtomicFile {
    /// Writes `bytes` to a temporary file and renames it to `path`, making folders as needed.
    ///
    /// - Parameters:
    ///   - folder: where the temporary file lies, on the same file system; beside `path` when nil.
    ///   - isSynced: whether they are on the disk first: what can be made again, and is checked when it is read, need not wait
    ///     for it.
    package static func write(_ bytes: Data, to path: String, through folder: String? = nil, isSynced: Bool = true) throws {
        try Folder.make(around: path)
        if let folder { try Folder.make(folder) }
        let place = folder.map { "\($0)/\(path.fileName)" } ?? path
        let temporary = "\(place).\(getpid())-\(UInt64.random(in: 0 ... .max)).tmp"
        do {
            try writePlainly(bytes, to: temporary, isSynced: isSynced)
            guard rename(temporary, path) == 0 else { throw SystemFailure(calling: "rename", on: path) }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Whether a file of this name is one that a write left behind when it was killed.
    static func isTemporary(_ name: String) -> Bool {
        guard name.hasSuffix(".tmp") else { return false }
        let parts = name.dropLast(".tmp".count).split(separator: ".")
        let numbers = parts.last?.split(separator: "-", omittingEmptySubsequences: false) ?? []
        return parts.count > 1 && numbers.count == 2 && numbers.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isWholeNumber) }
    }

    /// Syncs the file at `path` and renames it to `destination`, on the same file system, making folders as needed.
    static func move(_ path: String, to destination: String) throws {
        try Folder.make(around: destination)
        try sync(path)
        guard rename(path, destination) == 0 else { throw SystemFailure(calling: "rename", on: destination) }
    }

    private static func sync(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemFailure(calling: "open", on: path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw SystemFailure(calling: "fsync", on: path) }
    }

    /// Writes a file that is not there yet. (Foundation's `write` waits for the disk every time.)
    package static func writePlainly(_ bytes: Data, to path: String, isSynced: Bool = false) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw SystemFailure(calling: "open", on: path) }
        defer { close(descriptor) }
        try bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { throw SystemFailure(calling: "write", on: path) }
                rest = rest.dropFirst(count)
            }
        }
        if isSynced { guard fsync(descriptor) == 0 else { throw SystemFailure(calling: "fsync", on: path) } }
    }

    /// Asks whether there is room: other programs do not always say what they failed at.
    ///
    /// - Throws: the system's failure, if a file of some size can't be written in the folder at `path`.
    package static func requireRoom(in path: String, bytes: Int = 1 << 20) throws {
        let file = "\(path)/room-\(UInt64.random(in: 0 ... .max))"
        defer { unlink(file) }
        try writePlainly(Data(count: bytes), to: file, isSynced: true)
    }
}
