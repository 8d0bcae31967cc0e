import Foundation
internal import Glibc

/// Reads plain files of one folder; whatever the path says, nothing outside of it, for no symbolic link is followed.
struct ServedFolder: Sendable {
    let path: String

    /// The bytes of the file, nil if there is no such plain file.
    func contents(at path: RequestPath) -> Data? {
        var folder = open(self.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        for name in path.names.dropLast() {
            guard folder >= 0 else { return nil }
            let next = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            close(folder)
            folder = next
        }
        guard folder >= 0, let name = path.names.last else { return nil }
        defer { close(folder) }
        // Without waiting for the other end of a pipe that somebody put there.
        let file = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return nil }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return try? handle.readToEnd() ?? Data()
    }
}
