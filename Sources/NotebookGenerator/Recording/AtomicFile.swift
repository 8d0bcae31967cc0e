import Foundation
internal import Glibc

/// Files that are there whole or not at all.
package enum AtomicFile {
    /// Writes `bytes` beside `path` and renames them into place, making folders as needed.
    ///
    /// - Parameter isSynced: whether they are on the disk first: what can be made again, and is checked when it is read, need not
    ///   wait for it.
    package static func write(_ bytes: Data, to path: String, isSynced: Bool = true) throws {
        let folder = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let temporary = "\(path).\(getpid())-\(UInt64.random(in: 0 ... .max)).tmp"
        do {
            try writePlainly(bytes, to: temporary, isSynced: isSynced)
            guard rename(temporary, path) == 0 else { throw SystemFailure(calling: "rename", on: path) }
        } catch {
            unlink(temporary)
            throw error
        }
    }

    /// Syncs the file at `path` and renames it to `destination`, on the same file system, making folders as needed.
    static func move(_ path: String, to destination: String) throws {
        let folder = (destination as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
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
    static func writePlainly(_ bytes: Data, to path: String, isSynced: Bool = false) throws {
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
}

/// A call to the operating system that failed: exit code 3.
package struct SystemFailure: Error, CustomStringConvertible {
    package let description: String

    /// The failure that `errno` tells of.
    package init(calling function: String, on subject: String) {
        description = "\(subject): \(function): \(String(cString: strerror(errno)))"
    }

    package init(_ description: String) { self.description = description }
}
