import Storage
internal import CLinux
internal import Glibc

/// Rung once, from any thread, to wake up what waits for it.
final class StopBell: Sendable {
    /// Readable once it has rung.
    let descriptor: Int32
    private let ringing: Int32

    init() throws {
        var ends: [Int32] = [0, 0]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw SystemFailure(calling: "pipe2", on: "the preview") }
        descriptor = ends[0]
        ringing = ends[1]
    }

    deinit {
        close(descriptor)
        close(ringing)
    }

    func ring() {
        var byte: UInt8 = 1
        write(ringing, &byte, 1)
    }
}
