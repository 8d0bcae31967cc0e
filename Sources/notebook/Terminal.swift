import Foundation
import Synchronization
internal import Glibc

/// A standard stream, and what it can show.
struct Terminal {
    static let output = Terminal(descriptor: 1)
    static let error = Terminal(descriptor: 2)

    private let descriptor: Int32

    var isInteractive: Bool { isatty(descriptor) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb" }

    var hasColour: Bool { isInteractive && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty }

    var columns: Int {
        var size = winsize()
        return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    /// Writes `text` as far as that goes. Whoever reads may be gone, and the disk behind may be full: the work is done all the same,
    /// and `failure` tells.
    func print(_ text: String) {
        guard failure == nil else { return }
        Array(text.utf8).withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count > 0 {
                    rest = rest.dropFirst(count)
                } else if errno == EAGAIN {
                    awaitRoom()
                } else if errno != EINTR {
                    let code = errno
                    return Self.failures.withLock { $0[descriptor] = code }
                }
            }
        }
    }

    /// Why something could not be written, as `errno` has it; nil as long as all was.
    private var failure: Int32? { Self.failures.withLock { $0[descriptor] } }

    /// Of each stream, the first.
    private static let failures = Mutex<[Int32: Int32]>([:])

    /// Whoever shares a stream with us may have set it not to wait.
    private func awaitRoom() {
        var polled = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&polled, 1, -1)
    }

    /// What a command says on its standard output is what it was asked for: what is lost of it fails the command, unless the reader
    /// had enough.
    static var lostOutput: String? {
        guard let code = output.failure, code != EPIPE else { return nil }
        return "standard output: \(String(cString: strerror(code)))"
    }

    /// Opens what was closed before we began, so that no file of ours comes to be a standard stream.
    static func openClosedStreams() {
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
            _ = open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY)
        }
    }
}
