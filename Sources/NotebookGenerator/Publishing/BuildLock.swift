import Foundation
import Storage
internal import Glibc

/// Only one command at a time works in a project; a second waits and says for whom.
final class BuildLock {
    private let descriptor: Int32

    init(path: String, waiting: (_ holder: String) -> Void) throws {
        try Folder.make(around: path)
        while true {
            let descriptor = try Self.open(path)
            do {
                try Self.wait(for: descriptor, path, waiting)
            } catch {
                close(descriptor)
                throw error
            }
            // While we waited `clean` may have removed the file, and somebody else may hold a new one.
            if Self.isFile(descriptor, at: path) {
                self.descriptor = descriptor
                break
            }
            close(descriptor)
        }
        let name = "\(getpid())"
        ftruncate(descriptor, 0)
        pwrite(descriptor, name, name.utf8.count, 0)
    }

    deinit { close(descriptor) }

    /// Only a file of its own is written into: what a link leads to is somebody else's.
    private static func open(_ path: String) throws -> Int32 {
        let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        var descriptor = Glibc.open(path, flags, 0o644)
        if descriptor < 0 {
            let failure = errno == ELOOP ? notOurs(path) : SystemFailure(calling: "open", on: path)
            // `clean` may have removed the folder, too; or an empty folder stands there.
            try Folder.make(around: path)
            rmdir(path)
            descriptor = Glibc.open(path, flags, 0o644)
            guard descriptor >= 0 else { throw failure }
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw notOurs(path)
        }
        return descriptor
    }

    private static func notOurs(_ path: String) -> SystemFailure {
        SystemFailure(
            "\(path): is a link, or something else than a file: the notebook keeps a file of its own there, so remove it")
    }

    private static func wait(for descriptor: Int32, _ path: String, _ waiting: (_ holder: String) -> Void) throws {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
        guard errno == EWOULDBLOCK else { throw SystemFailure(calling: "flock", on: path) }
        let holder = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        waiting(holder.isEmpty ? "another command" : "process \(holder)")
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw SystemFailure(calling: "flock", on: path) }
        }
    }

    private static func isFile(_ descriptor: Int32, at path: String) -> Bool {
        var own = stat()
        var present = stat()
        return fstat(descriptor, &own) == 0 && lstat(path, &present) == 0 && own.st_ino == present.st_ino
            && own.st_dev == present.st_dev
    }
}
