internal import CLinux
import ChapterInterface
import Foundation
internal import Glibc

/// The tangled program's main function: runs one block for each command until its standard input ends.
///
/// Each block has a process of its own, forked from this one, which runs none of the author's code: so all start from the same
/// state, and what one leaves behind, in a C library's static variables or on a thread, no other can see. Nobody outlives the
/// notebook: when a process ends, those that it started are killed.
public enum ChapterProgram {
    public static func run(_ blocks: [any ChapterBlock]) {
        guard endsWith(parent: CommandLine.arguments.dropFirst().first.flatMap(pid_t.init)) else { return }
        StandardOutput.bufferByLine()
        for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
        _ = linux_adopt_orphans()
        _ = fcntl(RunEvent.descriptor, F_SETFD, FD_CLOEXEC)
        let byName = Dictionary(blocks.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        var commands = InputLines()
        while let line = commands.next() { execute(line, byName) }
    }

    private static func execute(_ line: Data, _ blocks: [String: any ChapterBlock]) {
        do {
            // Decoded here, so that what a decoder sets up once is there for every block.
            let command = try JSONDecoder().decode(RunCommand.self, from: line)
            guard let block = blocks[command.block] else { throw StorageFailure("this chapter has no block `\(command.block)`") }
            let own = getpid()
            let child = linux_fork()
            if child == 0 { runAlone(block, command, parent: own) }
            guard child > 0 else { throw StorageFailure("fork: \(String(cString: strerror(errno)))") }
            EventPipe.tell(.ended(status: waitForEnd(of: child)))
        } catch {
            EventPipe.tell(.systemFailed("\(error)"))
            EventPipe.tell(.ended(status: 0))
        }
    }

    /// Waits for a block's process and ends those that it started and left, which are our children now.
    private static func waitForEnd(of child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        while let left = FileManager.default.contents(atPath: "/proc/thread-self/children"), !left.isEmpty {
            for orphan in String(decoding: left, as: UTF8.self).split(separator: " ").compactMap({ pid_t($0) }) {
                kill(orphan, SIGKILL)
                while waitpid(orphan, nil, 0) < 0 && errno == EINTR {}
            }
        }
        return status
    }

    private static func runAlone(_ block: any ChapterBlock, _ command: RunCommand, parent: pid_t) -> Never {
        guard endsWith(parent: parent) else { _exit(1) }
        let nothing = open("/dev/null", O_RDONLY)
        if nothing > 0 {
            dup2(nothing, 0)
            close(nothing)
        }
        EventPipe.tell(.started(process: getpid()))
        do throws(StorageFailure) { try ReadingLimits.read(only: command.readable) } catch {
            EventPipe.tell(.systemFailed("\(error)"))
            _exit(1)
        }
        // The forked thread still has its parent's thread number in the run-time system's locks, where another thread would wait
        // for it for ever; a new thread has its own.
        let thread = Thread {
            EventPipe.tell(outcome(of: block, command))
            _exit(0)
        }
        thread.stackSize = 64 << 20
        thread.start()
        while true { pause() }
    }

    private static func outcome(of block: any ChapterBlock, _ command: RunCommand) -> RunEvent {
        setenv("TMPDIR", command.workingFolder, 1)
        guard chdir(command.workingFolder) == 0 else {
            return .systemFailed("\(command.workingFolder): chdir: \(String(cString: strerror(errno)))")
        }
        StoredValues.shared.locate(command.inputs)
        let start = ContinuousClock.now
        let result = Result { try block.work.run(command) { EventPipe.tell(.progress($0)) } }
        fflush(nil)
        let seconds = start.duration(to: .now) / .seconds(1)
        switch result {
        case .success(let product): return .finished(product, seconds: seconds)
        case .failure(let failure as StorageFailure): return .systemFailed(failure.description)
        case .failure(let error): return .threw("\(error)", seconds: seconds)
        }
    }

    /// Sees to it that this process is killed when its parent ends.
    ///
    /// - Parameter parent: who that was when this process was started; nil when it is started by hand.
    /// - Returns: false when it ended before.
    private static func endsWith(parent: pid_t?) -> Bool {
        guard let parent else { return true }
        return linux_end_with_parent() == 0 && getppid() == parent
    }
}
