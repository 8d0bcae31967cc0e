internal import CLinux
internal import Glibc

/// Everything in a folder and in the folders in it: what cannot be looked at is an error, and never passed over.
package struct FolderListing: Sendable {
    package struct Entry: Sendable {
        package let path: RawPath
        package let isFolder: Bool
        /// Which file it is, whatever its name.
        package let identity: FileIdentity
    }

    package private(set) var entries: [Entry] = []

    /// - Parameter root: a folder; nothing is in one that is not there.
    /// - Throws: where a part of it cannot be read, and where something is mounted in it: that goes nowhere with the folder.
    package init(of root: String) throws {
        guard isPresent(root) else { return }
        var open: [RawPath?] = [nil]
        while let folder = open.popLast() {
            for entry in try Self.entries(in: folder, of: root) {
                entries.append(entry)
                if entry.isFolder { open.append(entry.path) }
            }
        }
    }

    private static func entries(in folder: RawPath?, of root: String) throws -> [Entry] {
        let name = folder.map { "\(root)/\($0)" } ?? root
        let path = folder?.inside(root) ?? Array(root.utf8CString)
        let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else {
            // Removed since it was seen.
            if errno == ENOENT { return [] }
            throw SystemFailure(calling: "open", on: name)
        }
        defer { close(descriptor) }
        guard let names = FolderNames.list(in: descriptor) else { throw SystemFailure(calling: "readdir", on: name) }
        return try names.compactMap { name in
            let path = RawPath.of(name, in: folder)
            var status = stat()
            guard fstatat(descriptor, Array(name), &status, AT_SYMLINK_NOFOLLOW) == 0 else {
                if errno == ENOENT { return nil }
                throw SystemFailure(calling: "lstat", on: "\(root)/\(path)")
            }
            guard linux_is_mounted(descriptor, Array(name)) == 0 else {
                throw SystemFailure(
                    "\(root)/\(path): something is mounted there, and \(root) is put in its place as a whole: unmount it, or mount it"
                        + " elsewhere and have a link lead there")
            }
            return Entry(path: path, isFolder: status.isFolder, identity: FileIdentity(status))
        }
    }
}

/// One file, whatever its names.
package struct FileIdentity: Equatable, Sendable {
    private let device: UInt
    private let inode: UInt

    fileprivate init(_ status: stat) { (device, inode) = (UInt(status.st_dev), UInt(status.st_ino)) }

    /// Of what is at the path, a link itself; nil where nothing is.
    package init?(at path: RawPath, in folder: String) {
        var status = stat()
        guard lstat(path.inside(folder), &status) == 0 else { return nil }
        self.init(status)
    }
}
