import Foundation
internal import Glibc

/// A file that a block hands over: its code could put anything in its place.
struct HandedOverFile {
    let name: String
    /// The block's, which nobody works in any more.
    let folder: String

    /// - Throws: `Interference`, where it is no file, or larger than it may be.
    func read() throws -> Data {
        let descriptor = open("\(folder)/\(name)", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw Interference.handedOverNoFile(name) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 else {
            throw Interference.handedOverNoFile(name)
        }
        guard status.st_size <= Interference.largestResult else {
            throw Interference.handedOverTooMuch(name, bytes: Int(status.st_size))
        }
        return try handle.readToEnd() ?? Data()
    }
}
