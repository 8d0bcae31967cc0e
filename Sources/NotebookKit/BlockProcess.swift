internal import CLinux
import ChapterInterface
import Foundation
internal import Glibc

/// The process of one block.
enum BlockProcess {
    /// Of the block's thread, in bytes.
    private static let stackSize = 64 << 20

    static func run(_ line: UnsafeRawBufferPointer, _ blocks: [String: any ChapterBlock], supervisor: pid_t) -> Never {
        guard ParentWatch.endsWith(parent: supervisor, by: SIGKILL) else { _exit(1) }
        close(ProgramEvent.descriptor)
        // A group of its own, which signals to "everybody in my group" reach.
        setsid()
        leaveStandardInput()
        setLimits()
        do {
            let command = try JSONDecoder().decode(RunCommand.self, from: Data(line))
            guard let block = blocks[command.block] else { throw StorageFailure("this chapter has no block `\(command.block)`") }
            try Confinement.confine(to: command)
            run(block, command)
        } catch {
            EventPipe.tell(BlockEvent.systemFailed("\(error)"))
            _exit(1)
        }
    }

    /// The same as in every other run, whatever the shell has, unless that allows less.
    private static func setLimits() {
        umask(0o022)
        var noCore = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &noCore)
        for (resource, usual) in [(RLIMIT_STACK, rlim_t(8 << 20)), (RLIMIT_NOFILE, 1024)] {
            let resource = __rlimit_resource_t(resource.rawValue)
            var limit = rlimit()
            guard getrlimit(resource, &limit) == 0 else { continue }
            limit.rlim_cur = min(usual, limit.rlim_max)
            setrlimit(resource, &limit)
        }
    }

    /// The commands are not for blocks.
    private static func leaveStandardInput() {
        let nothing = open("/dev/null", O_RDONLY)
        guard nothing > 0 else { return _ = close(0) }
        dup2(nothing, 0)
        close(nothing)
    }

    private static func run(_ block: any ChapterBlock, _ command: RunCommand) -> Never {
        // The forked thread still has its parent's thread number in the run-time system's locks, where another thread would wait
        // for it for ever; a new thread has its own.
        let thread = Thread {
            tellStack()
            EventPipe.tell(outcome(of: block, command))
            _exit(0)
        }
        thread.stackSize = stackSize
        thread.start()
        while true { pause() }
    }

    /// A stack that overflows has no room for the one who reports it: a small one stands by.
    private static func tellStack() {
        let size = 256 << 10
        var spare = stack_t(ss_sp: malloc(size), ss_flags: 0, ss_size: size)
        sigaltstack(&spare, nil)
        let top = withUnsafePointer(to: &spare) { UInt(bitPattern: $0) }
        EventPipe.tell(BlockEvent.stack(from: top &- UInt(stackSize), to: top))
    }

    private static func outcome(of block: any ChapterBlock, _ command: RunCommand) -> BlockEvent {
        setenv("TMPDIR", command.workingFolder, 1)
        guard chdir(command.workingFolder) == 0 else {
            return .systemFailed("\(command.workingFolder): chdir: \(String(cString: strerror(errno)))")
        }
        StoredValues.shared.locate(command.inputs)
        let start = ContinuousClock.now
        let result = Result { try block.work.run(command) { EventPipe.tell(BlockEvent.progress($0)) } }
        fflush(nil)
        let seconds = start.duration(to: .now) / .seconds(1)
        switch result {
        case .success(let product): return .finished(product, seconds: seconds)
        case .failure(let failure as StorageFailure): return .systemFailed(failure.description)
        case .failure(let error): return .threw(String(words(of: error).prefix(longestMessage)), seconds: seconds)
        }
    }

    /// What an error says of itself; Foundation's own would otherwise list all that they hold.
    static func words(of error: any Error) -> String {
        // What can't be decoded describes itself better than it is described.
        if !(error is DecodingError || error is EncodingError), let error = error as? any LocalizedError,
            let words = error.errorDescription
        {
            return words
        }
        // Every error can be seen as an `NSError`, which knows nothing of what is none.
        let listing = "\(error)"
        guard listing.hasPrefix("Error Domain=") else { return listing }
        let error = error as NSError
        let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError
        let words =
            error.userInfo[NSLocalizedDescriptionKey] as? String ?? error.localizedFailureReason ?? cause?.localizedFailureReason
            ?? error.localizedDescription
        let details = [NSFilePathErrorKey, NSDebugDescriptionErrorKey].compactMap { error.userInfo[$0] as? String }
        guard !details.isEmpty else { return words }
        return ([words.hasSuffix(".") ? String(words.dropLast()) : words] + details).joined(separator: ": ")
    }

    /// An error may describe itself at any length.
    private static let longestMessage = 20_000
}
