internal import CLinux
import Foundation
internal import Glibc

/// Files that somebody else wrote, and that may be anything.
package enum PlainFile {
    /// The bytes of the file at `path`, or behind the link there.
    ///
    /// - Throws: what is wrong with it, if it is no file: nobody waits for what a FIFO may bring, or reads a device.
    package static func read(_ path: String) throws -> Data {
        let handle = try opened(path)
        do { return try handle.readToEnd() ?? Data() } catch { throw SystemFailure("\(path): read: \(SystemFailure(error))") }
    }

    /// What comes in up to its end, from whatever a shell opens for standard input.
    package static func readStandardInput(_ descriptor: Int32 = STDIN_FILENO) throws -> Data {
        var data = Data()
        while let bytes = ChildProcess.read(descriptor) {
            if bytes.isEmpty { return data }
            data += bytes
        }
        throw SystemFailure(calling: "read", on: "standard input")
    }

    /// - Throws: the same, of a file that is not read.
    package static func require(_ path: String) throws { try opened(path).close() }

    private static func opened(_ path: String) throws -> FileHandle {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemFailure(calling: "open", on: path) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemFailure(calling: "fstat", on: path) }
        if let kind = kind(status.st_mode) ?? kernelFile(descriptor) {
            throw SystemFailure("\(path): is \(kind), not a file: put a file there, or remove it")
        }
        return handle
    }

    /// What the kernel shows as files, in `/proc` and `/sys`, may never end, or make who reads it wait.
    private static func kernelFile(_ descriptor: Int32) -> String? {
        linux_is_kernels(descriptor) != 0 ? "something of the kernel's" : nil
    }

    /// What there is that is no file.
    private static func kind(_ mode: mode_t) -> String? {
        switch mode & S_IFMT {
        case S_IFREG: nil
        case S_IFDIR: "a folder"
        case S_IFIFO: "a FIFO"
        case S_IFSOCK: "a socket"
        default: "a device"
        }
    }
}
