import Foundation
import Synchronization
internal import Glibc

/// Facts about files, such as their digests, remembered for as long as a file's size, times and inode stay the same.
package final class FileStamps: Sendable {
    private struct Stamp: Codable, Equatable {
        var size: Int
        var modified: Int
        var changed: Int
        var inode: UInt64
    }

    private struct Memory: Codable {
        var stamp: Stamp
        var facts: [String: String]
    }

    private let path: String
    private let memories: Mutex<(table: [String: Memory], isChanged: Bool)>

    /// - Parameter path: where the facts are kept between builds; a damaged file is no memory.
    package init(path: String, notice: (String) -> Void = { _ in }) {
        self.path = path
        let table = SealedFile.read([String: Memory].self, from: path) {
            notice("what was known of files is damaged and is found out again")
        }
        memories = Mutex((table ?? [:], false))
    }

    /// The digest of the file at `file`.
    package func digest(of file: String) throws -> Digest {
        let text = try fact("sha256", of: file) { try Digest(ofFile: file).description }
        guard let digest = Digest(parsing: text) else { throw SystemFailure("\(path): damaged: delete it") }
        return digest
    }

    /// What `compute` says of `file`, remembered. A file that was changed within the last second is not trusted to change
    /// its times again at the next write.
    package func fact(_ name: String, of file: String, compute: () throws -> String) throws -> String {
        let stamp = try Self.stamp(of: file)
        if let known = memories.withLock({ $0.table[file] }), known.stamp == stamp, let fact = known.facts[name] { return fact }
        let fact = try compute()
        let isSettled = time(nil) - stamp.changed / 1_000_000_000 > 1
        guard isSettled, try Self.stamp(of: file) == stamp else { return fact }
        memories.withLock { memories in
            let known = memories.table[file].flatMap { $0.stamp == stamp ? $0.facts : nil } ?? [:]
            memories.table[file] = Memory(stamp: stamp, facts: known.merging([name: fact]) { _, new in new })
            memories.isChanged = true
        }
        return fact
    }

    package func save() throws {
        let table: [String: Memory]? = memories.withLock { $0.isChanged ? $0.table : nil }
        guard let table else { return }
        try SealedFile.write(table.filter { access($0.key, F_OK) == 0 }, to: path)
    }

    private static func stamp(of file: String) throws -> Stamp {
        var status = stat()
        guard stat(file, &status) == 0 else { throw SystemFailure(calling: "stat", on: file) }
        return Stamp(
            size: Int(status.st_size), modified: status.st_mtim.nanoseconds, changed: status.st_ctim.nanoseconds,
            inode: UInt64(status.st_ino))
    }
}

extension timespec {
    fileprivate var nanoseconds: Int { Int(tv_sec) * 1_000_000_000 + Int(tv_nsec) }
}
