import Foundation
import Storage
import Synchronization
internal import CLinux
internal import Glibc

/// What ends a program from outside: Ctrl-C, `kill`, its terminal closing.
enum TerminationSignals {
    private static let bell = Atomic<Int32>(-1)

    /// Calls `body`, on a thread of its own, when the first such signal comes; a program that was told to survive its terminal
    /// does. (Handlers, other than ignored or blocked signals, do not carry over to child processes.)
    static func onFirst(_ body: @escaping @Sendable () -> Void) throws {
        var ends: [Int32] = [0, 0]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw SystemFailure(calling: "pipe2", on: "termination signals") }
        bell.store(ends[1], ordering: .sequentiallyConsistent)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var previous = sigaction()
            sigaction(number, nil, &previous)
            let isIgnored = unsafeBitCast(previous.__sigaction_handler.sa_handler, to: Int.self) == 1
            if number == SIGHUP && isIgnored { continue }
            signal(number) { _ in
                let error = errno
                var byte: UInt8 = 1
                Glibc.write(TerminationSignals.bell.load(ordering: .sequentiallyConsistent), &byte, 1)
                errno = error
            }
        }
        let waiting = ends[0]
        Thread.detachNewThread {
            guard ChildProcess.read(waiting) != nil else { return }
            body()
        }
    }
}
