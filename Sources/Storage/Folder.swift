import Foundation
internal import Glibc

/// Making folders. (Foundation's errors do not tell which folder it was.)
package enum Folder {
    /// Makes the folder at `path` and those around it, unless they are there.
    package static func make(_ path: String) throws {
        if mkdir(path, 0o777) == 0 { return }
        if errno == ENOENT {
            try make(around: path)
            if mkdir(path, 0o777) == 0 { return }
        }
        let failure = SystemFailure(calling: "mkdir", on: path)
        var status = stat()
        guard stat(path, &status) == 0, status.isFolder else { throw failure }
    }

    /// Whether something else than a folder stands at `path`: a link to one is something else.
    package static func isBlocked(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && !status.isFolder
    }

    /// Makes the folder that `path` lies in.
    package static func make(around path: String) throws {
        let folder = path.folderPath
        if folder != path && !folder.isEmpty { try make(folder) }
    }
}
