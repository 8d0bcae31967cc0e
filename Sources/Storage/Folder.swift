import Foundation
internal import CLinux
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

    /// Makes the folder at `path` in `folder`, unless it is there, and gives it what the one at the same path in `model` has, if there is
    /// one: its mode, and as far as this user may its owner, group and access lists. At no path it is `folder` itself.
    ///
    /// - Parameter isInMaking: whether we may write there besides, whatever the mode.
    package static func make(_ path: RawPath?, in folder: String, like model: String, isInMaking: Bool = false) throws {
        let name = path.map { "\(folder)/\($0)" } ?? folder
        let (own, other) =
            path.map { ($0.inside(folder), $0.inside(model)) } ?? (Array(folder.utf8CString), Array(model.utf8CString))
        guard mkdir(own, 0o777) == 0 || errno == EEXIST else { throw SystemFailure(calling: "mkdir", on: name) }
        var status = stat()
        guard lstat(other, &status) == 0, status.isFolder else { return }
        guard linux_take_after(own, other, isInMaking ? 0o700 : 0) == 0 else { throw SystemFailure(calling: "chmod", on: name) }
    }

    /// Makes the folder that `path` lies in.
    package static func make(around path: String) throws {
        let folder = path.folderPath
        if folder != path && !folder.isEmpty { try make(folder) }
    }
}
