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

    private static func open(_ path: String) throws -> Int32 {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        if descriptor >= 0 { return descriptor }
        let failure = SystemFailure(calling: "open", on: path)
        // `clean` may have removed the folder, too; or an empty folder stands there.
        try Folder.make(around: path)
        rmdir(path)
        let second = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard second >= 0 else { throw failure }
        return second
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
        return fstat(descriptor, &own) == 0 && stat(path, &present) == 0 && own.st_ino == present.st_ino
            && own.st_dev == present.st_dev
    }
}
