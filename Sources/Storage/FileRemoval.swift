import Foundation
internal import Glibc

/// Whether there is anything at `path`: a file, a folder or a link, wherever that leads.
package func isPresent(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
}

/// Removes what is at `path`, a folder with all that is in it, however deep: a path to what a block has left may be longer than the
/// kernel takes.
package func removeIfPresent(_ path: String) throws {
    guard isPresent(path) else { return }
    let folder = path.folderPath.isEmpty ? "." : path.folderPath
    let parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard parent >= 0 else { throw SystemFailure(calling: "open", on: folder) }
    defer { close(parent) }
    try FolderRemoval(path: path).remove(FolderNames.Name(path.fileName.utf8CString), in: parent)
}

/// Empties a folder from its top: what is in a folder inside of it comes to the top, so that no more than two are open at once, and no path
/// is longer than a name.
private struct FolderRemoval {
    /// For messages.
    let path: String

    func remove(_ name: FolderNames.Name, in parent: Int32) throws {
        if try removeAlone(name, in: parent) { return }
        let top = try opened(name, in: parent)
        defer { close(top) }
        var moved = 0
        while case let names = try names(in: top), !names.isEmpty {
            for name in names where try !removeAlone(name, in: top) {
                let folder = try opened(name, in: top)
                defer { close(folder) }
                for inner in try self.names(in: folder) where try !removeAlone(inner, in: folder) {
                    try allow(inner, in: folder)
                    moved += 1
                    guard renameat(folder, Array(inner), top, ".\(moved).removed") == 0 else { throw failure("rename") }
                }
                guard try removeAlone(name, in: top) else { throw failure("rmdir") }
            }
        }
        guard try removeAlone(name, in: parent) else { throw failure("rmdir") }
    }

    /// Removes a file, a link or an empty folder, or finds that it is gone.
    ///
    /// - Returns: false for a folder with something in it.
    private func removeAlone(_ name: FolderNames.Name, in folder: Int32) throws -> Bool {
        let name = Array(name)
        if unlinkat(folder, name, 0) == 0 || errno == ENOENT { return true }
        let reason = errno
        // Of a folder Linux says EISDIR, and other systems EPERM, which of a file means what it says.
        guard reason == EISDIR || reason == EPERM else { throw failure("unlink") }
        if unlinkat(folder, name, AT_REMOVEDIR) == 0 || errno == ENOENT { return true }
        if errno == ENOTEMPTY || errno == EEXIST { return false }
        if errno == ENOTDIR { errno = reason }
        throw failure("unlink")
    }

    private func opened(_ name: FolderNames.Name, in folder: Int32) throws -> Int32 {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        var descriptor = openat(folder, Array(name), flags)
        if descriptor < 0, errno == EACCES {
            try allow(name, in: folder)
            descriptor = openat(folder, Array(name), flags)
        }
        guard descriptor >= 0 else { throw failure("open") }
        fchmod(descriptor, 0o700)
        return descriptor
    }

    /// Its owner may do anything with the folder.
    private func allow(_ name: FolderNames.Name, in folder: Int32) throws {
        guard fchmodat(folder, Array(name), 0o700, 0) == 0 else { throw failure("chmod") }
    }

    private func names(in folder: Int32) throws -> [FolderNames.Name] {
        guard let names = FolderNames.list(in: folder) else { throw failure("readdir") }
        return names
    }

    private func failure(_ call: String) -> SystemFailure {
        errno == EBUSY
            ? SystemFailure("\(path): is to be removed, but something is mounted there, or in it: unmount that, and try again")
            : SystemFailure(calling: call, on: path)
    }
}
