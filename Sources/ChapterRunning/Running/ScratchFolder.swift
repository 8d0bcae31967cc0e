import Foundation
import Storage
internal import Glibc

/// A folder in which blocks work, each in one of its own that goes afterwards.
package struct ScratchFolder: Sendable {
    let path: String

    /// Makes the folder.
    package init(at path: String) throws {
        self.path = path
        try Folder.make(path)
    }

    /// Calls `body` with an empty folder, the same in every run, which is removed afterwards; one that cannot be removed is left for
    /// `clean`.
    func withFolder<Result>(of block: String, in chapter: String, _ body: (String) throws -> Result) throws -> Result {
        let folder = "\(path)/\(chapter)/\(block)"
        try removeIfPresent(folder)
        try Folder.make(folder)
        defer {
            try? FileManager.default.removeItem(atPath: folder)
            rmdir("\(path)/\(chapter)")
        }
        return try body(folder)
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
