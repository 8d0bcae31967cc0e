internal import CLinux
import ChapterInterface
internal import Glibc

/// A process that starts a block's process, waits for its end, and ends what it left behind.
///
/// The block can't reach it: signals from a block end at its own children, and the descriptor on which the supervisor tells the notebook
/// what it sees is closed in the block. When its own parent ends, it ends the block and all that the block started.
enum BlockSupervisor {
    /// - Parameter program: the process that this one was forked from.
    static func run(_ line: UnsafeRawBufferPointer, _ blocks: [String: any ChapterBlock], program: pid_t) -> Never {
        var watched = sigset_t()
        sigemptyset(&watched)
        for number in [SIGCHLD] + ends { sigaddset(&watched, number) }
        sigprocmask(SIG_BLOCK, &watched, nil)
        guard ParentWatch.endsWith(parent: program, by: SIGTERM) else { _exit(1) }
        _ = linux_adopt_orphans()
        // Only then may a signal to everybody be sent: it reaches nobody else.
        let isAlone = Confinement.confineSignals() && kill(program, 0) != 0 && errno == EPERM
        let own = getpid()
        let block = linux_fork()
        if block == 0 {
            sigprocmask(SIG_UNBLOCK, &watched, nil)
            BlockProcess.run(line, blocks, supervisor: own)
        }
        guard block > 0 else {
            EventPipe.tellNotStarted()
            _exit(0)
        }
        EventPipe.tell(ProgramEvent.started(process: block, supervisor: own))
        let status = wait(for: block, watched)
        if status == nil { kill(block, SIGKILL) }
        // Where signals can't leave this family, one reaches all of it at once, however fast it has children.
        if isAlone { kill(-1, SIGKILL) }
        Orphans.end()
        guard let status else { _exit(1) }
        EventPipe.tell(ProgramEvent.ended(status: status))
        _exit(0)
    }

    /// What ends this process, after the block: its parent's end, and what a terminal sends to all that it runs.
    private static let ends = [SIGTERM, SIGINT, SIGHUP, SIGQUIT]

    /// The status with which the block's process ended; nil when this one is to end first. What the block has left and has ended is taken
    /// away meanwhile: the system has room for so many processes only, ended ones among them.
    private static func wait(for block: pid_t, _ watched: sigset_t) -> Int32? {
        var (watched, number) = (watched, Int32(0))
        while true {
            guard sigwait(&watched, &number) == 0 else { continue }
            if ends.contains(number) { return nil }
            var status = Int32(0)
            while case let ended = waitpid(-1, &status, WNOHANG), ended > 0 {
                if ended == block { return status }
            }
        }
    }
}

/// Processes whose parents have ended, and whose parent we are now.
enum Orphans {
    /// Ends them, and what they leave.
    static func end() {
        while true {
            let children = children()
            guard !children.isEmpty else { return }
            for child in children { kill(child, SIGKILL) }
            // Interrupted or not, look again: what they had started is ours now.
            waitpid(-1, nil, 0)
            while waitpid(-1, nil, WNOHANG) > 0 {}
        }
    }

    private static func children() -> [pid_t] {
        guard let file = fopen("/proc/thread-self/children", "r") else { return [] }
        defer { fclose(file) }
        var (found, identifier): ([pid_t], pid_t) = ([], 0)
        var character = getc(file)
        while character != EOF {
            if character >= 48 && character <= 57 {
                identifier = identifier &* 10 &+ (character - 48)
            } else if identifier > 0 {
                found.append(identifier)
                identifier = 0
            }
            character = getc(file)
        }
        return found
    }
}
