import Foundation
import Storage
import Synchronization
internal import CLinux
internal import Glibc

/// What ends a program from outside: Ctrl-C, `kill`, its terminal closing.
package enum TerminationSignals {
    private static let bell = Atomic<Int32>(-1)

    /// Calls `body`, on a thread of its own, when the first such signal comes; a program that was told to survive its terminal
    /// does. (Handlers, other than ignored or blocked signals, do not carry over to child processes.)
    ///
    /// - Parameter leavesIgnored: whether every signal that is ignored stays so, not that of the terminal alone.
    static func onFirst(leavesIgnored: Bool = false, _ body: @escaping @Sendable (_ number: Int32) -> Void) throws {
        var ends: [Int32] = [0, 0]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw SystemFailure(calling: "pipe2", on: "termination signals") }
        bell.store(ends[1], ordering: .sequentiallyConsistent)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            var previous = sigaction()
            sigaction(number, nil, &previous)
            let isIgnored = unsafeBitCast(previous.__sigaction_handler.sa_handler, to: Int.self) == 1
            if isIgnored && (number == SIGHUP || leavesIgnored) { continue }
            signal(number) { number in
                let error = errno
                var byte = UInt8(truncatingIfNeeded: number)
                Glibc.write(TerminationSignals.bell.load(ordering: .sequentiallyConsistent), &byte, 1)
                errno = error
            }
        }
        let waiting = ends[0]
        Thread.detachNewThread {
            guard let number = ChildProcess.read(waiting)?.first else { return }
            body(Int32(number))
        }
    }

    /// Ends what this process started before it ends as it would have: a compiler that went on would keep the next build waiting.
    package static func endChildrenFirst() throws {
        try onFirst(leavesIgnored: true) { number in
            ChildProcess.endAll()
            signal(number, SIG_DFL)
            kill(getpid(), number)
        }
    }
}
