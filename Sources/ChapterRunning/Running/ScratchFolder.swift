import Dispatch
import Foundation
import Storage
import Synchronization

/// A folder in which blocks work, each in one of its own that goes afterwards.
package struct ScratchFolder: Sendable {
    let path: String
    private let turns = Turns()

    /// Makes the folder.
    package init(at path: String) throws {
        self.path = path
        try Folder.make(path)
    }

    /// Calls `body` with an empty folder, which is removed afterwards; one that cannot be removed is left for `clean`.
    ///
    /// A block sees the folder's name, which is therefore the work's alone: whoever does the same work at the same time waits.
    func withFolder<Result>(for work: Digest, _ body: (String) throws -> Result) throws -> Result {
        let folder = "\(path)/\(work.description.prefix(32))"
        return try turns.take(work) {
            try removeIfPresent(folder)
            try Folder.make(folder)
            defer { try? removeIfPresent(folder) }
            return try body(folder)
        }
    }

    /// Asks whether there is room here and in the store, now that the folder of a block which found none is gone: where nobody can write,
    /// it is not the block. Others that have filled the disk beside it find that out soon, and get some time to go.
    ///
    /// - Throws: the system's failure, where there is none.
    func requireRoom(andIn store: Store) throws {
        func require() throws { for folder in [path, store.folder] { try AtomicFile.requireRoom(in: folder) } }
        for _ in 0..<20 {
            if (try? require()) != nil { return }
            usleep(250_000)
        }
        try require()
    }

    /// One after the other for each work.
    private final class Turns: Sendable {
        private let semaphores = Mutex<[Digest: DispatchSemaphore]>([:])

        func take<Result>(_ work: Digest, _ body: () throws -> Result) throws -> Result {
            let turn = semaphores.withLock { semaphores in
                let turn = semaphores[work] ?? DispatchSemaphore(value: 1)
                semaphores[work] = turn
                return turn
            }
            turn.wait()
            defer { turn.signal() }
            return try body()
        }
    }

    /// Where a block works.
    static func makeWorkingFolder(in folder: String) throws -> String {
        let path = "\(folder)/work"
        try Folder.make(path)
        return path
    }

    /// A folder inside `folder` that holds just these files, by their names there: what a block does not name it cannot read.
    static func makeDataFolder(_ files: [String: String], in folder: String) throws -> String {
        let path = "\(folder)/data"
        try Folder.make(path)
        for (name, file) in files {
            try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: file)
        }
        return path
    }
}
