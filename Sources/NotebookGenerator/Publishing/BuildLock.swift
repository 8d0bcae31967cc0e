import Foundation
internal import Glibc

/// Only one build at a time works in a project; a second waits and says for whom.
final class BuildLock {
    private let descriptor: Int32

    init(path: String, waiting: (_ holder: String) -> Void) throws {
        let folder = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw SystemFailure(calling: "open", on: path) }
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let holder = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
            waiting(holder.isEmpty ? "another build" : "process \(holder)")
            while flock(descriptor, LOCK_EX) != 0 {
                guard errno == EINTR else { throw SystemFailure(calling: "flock", on: path) }
            }
        }
        let name = "\(getpid())"
        ftruncate(descriptor, 0)
        pwrite(descriptor, name, name.utf8.count, 0)
    }

    deinit { close(descriptor) }
}
