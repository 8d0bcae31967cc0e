import Foundation
internal import Glibc

/// What a block uses or made could not be read or written: the system's failure, and not the block's.
struct StorageFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }

    /// The failure that `errno` tells of.
    init(calling function: String, on path: String) {
        description = "\(path): \(function): \(String(cString: strerror(errno)))"
    }
}

/// The files that a block hands over.
enum HandedOverFile {
    static func write(_ bytes: some ContiguousBytes, to name: String, in folder: String) throws(StorageFailure) {
        let path = "\(folder)/\(name)"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw StorageFailure(calling: "open", on: path) }
        let isWritten = bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 && errno == EINTR { continue }
                if count <= 0 { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
        let failure = StorageFailure(calling: "write", on: path)
        // Some file systems tell only now that the disk is full.
        let isClosed = close(descriptor) == 0
        guard isWritten else { throw failure }
        guard isClosed else { throw StorageFailure(calling: "close", on: path) }
    }
}
