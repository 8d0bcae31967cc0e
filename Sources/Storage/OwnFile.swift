import Foundation
internal import Glibc

/// Files that only the notebook writes: whatever else stands in their places is damage.
package enum OwnFile {
    package enum Contents {
        case absent
        /// There is something that is not a file, or that we may not read.
        case unreadable
        case bytes(Data)
    }

    package static func read(_ path: String) -> Contents {
        var status = stat()
        guard lstat(path, &status) == 0 else { return errno == ENOENT || errno == ENOTDIR ? .absent : .unreadable }
        guard status.isFile, let bytes = FileManager.default.contents(atPath: path) else { return .unreadable }
        return .bytes(bytes)
    }

    /// Writes `bytes` at `path`, in place of whatever is there.
    static func write(_ bytes: Data, to path: String, through folder: String? = nil, isSynced: Bool = true) throws {
        do {
            try AtomicFile.write(bytes, to: path, through: folder, isSynced: isSynced)
        } catch {
            guard try clearTheWay(to: path, through: folder) else { throw error }
            try AtomicFile.write(bytes, to: path, through: folder, isSynced: isSynced)
        }
    }

    /// Removes a folder that stands where the file is to be, and files that stand where its folders are to be.
    static func clearTheWay(to path: String, through folder: String? = nil) throws -> Bool {
        var isChanged = false
        var status = stat()
        if lstat(path, &status) == 0, !status.isFile {
            try FileManager.default.removeItem(atPath: path)
            isChanged = true
        }
        for start in [path.folderPath, folder].compactMap(\.self) {
            var folder = start
            while folder.count > 1, stat(folder, &status) != 0 || !status.isFolder {
                // Never with what is in it: somebody else may just have made the folder.
                if unlink(folder) == 0 { isChanged = true }
                folder = folder.folderPath
            }
        }
        return isChanged
    }
}

extension stat {
    var isFile: Bool { st_mode & S_IFMT == S_IFREG }
    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
}
