internal import CLinux
import Foundation
import Synchronization
internal import Glibc

/// A process of ours with its standard streams on pipes, and two more pipes for what it tells.
package final class ChildProcess {
    package enum Status: Equatable, Sendable {
        case exited(Int32)
        case signalled(Int32)

        /// What `wait` says.
        package init(word: Int32) {
            let signal = word & 0x7f
            self = signal == 0 ? .exited((word >> 8) & 0xff) : .signalled(signal)
        }
    }

    package struct Result: Sendable {
        package let status: Status
        package let output: String
    }

    package let identifier: Int32
    /// Our ends: what we write to it, what it prints, and what comes on its descriptors 3 and 4.
    package let input: Int32
    package let output: Int32
    package let events: Int32
    package let reports: Int32
    private var status: Status?

    /// Starts `arguments[0]`, found on the PATH, with `environment` added to ours, in `folder`.
    convenience init(
        _ arguments: [String], in folder: String? = nil, environment: [String: String], keepsErrors: Bool = true
    ) throws {
        let variables = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        try self.init(arguments, in: folder, variables: variables, keepsErrors: keepsErrors)
    }

    /// Starts `arguments[0]`, found on the PATH, with no environment but `variables`, in `folder`.
    ///
    /// - Parameters:
    ///   - layout: where its memory lies.
    ///   - keepsErrors: whether what it writes on standard error comes with what it prints; otherwise nobody reads it.
    package init(
        _ arguments: [String], in folder: String? = nil, variables: [String: String], layout: AddressLayout = .random,
        keepsErrors: Bool = true
    ) throws {
        let pipes = try Self.pipes(4)
        let (childInput, input) = pipes[0]
        let (output, childOutput) = pipes[1]
        let (events, childEvents) = pipes[2]
        let (reports, childReports) = pipes[3]
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        var attributes = Self.attributes()
        defer {
            posix_spawnattr_destroy(&attributes)
            posix_spawn_file_actions_destroy(&actions)
            for descriptor in [childInput, childOutput, childEvents, childReports] { close(descriptor) }
        }
        posix_spawn_file_actions_adddup2(&actions, childInput, 0)
        posix_spawn_file_actions_adddup2(&actions, childOutput, 1)
        if keepsErrors {
            posix_spawn_file_actions_adddup2(&actions, childOutput, 2)
        } else {
            posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        }
        posix_spawn_file_actions_adddup2(&actions, childEvents, 3)
        posix_spawn_file_actions_adddup2(&actions, childReports, 4)
        if let folder { posix_spawn_file_actions_addchdir_np(&actions, folder) }
        var child = pid_t()
        let command = arguments.first ?? ""
        let failure = Self.withCStrings(arguments) { arguments in
            Self.withCStrings(variables.map { "\($0.key)=\($0.value)" }) { variables in
                Self.whileBusy {
                    layout.apply { posix_spawnp(&child, command, &actions, &attributes, arguments, variables) }
                }
            }
        }
        guard failure == 0 else {
            for descriptor in [input, output, events, reports] { close(descriptor) }
            errno = failure
            throw SystemFailure(calling: "posix_spawn", on: command)
        }
        identifier = child
        Self.living.withLock { _ = $0.insert(child) }
        self.input = input
        self.output = output
        self.events = events
        self.reports = reports
    }

    deinit {
        for descriptor in [input, output, events, reports] { close(descriptor) }
        if status == nil {
            kill(identifier, SIGKILL)
            _ = wait()
        }
    }

    /// Runs a command to its end and returns all that it printed.
    ///
    /// - Parameters:
    ///   - keepsErrors: whether that is also what it writes on standard error: a program whose answer is read may warn there.
    ///   - seconds: how long it may be silent before it is ended.
    ///   - observe: gets what it has printed so far whenever there is more.
    package static func run(
        _ arguments: [String], in folder: String? = nil, environment: [String: String] = [:], keepsErrors: Bool = true,
        seconds: Int? = nil, observe: (([UInt8]) -> Void)? = nil
    ) throws -> Result {
        let process = try ChildProcess(arguments, in: folder, environment: environment, keepsErrors: keepsErrors)
        var printed: [UInt8] = []
        while try process.speaks(within: seconds, as: arguments[0]), let bytes = read(process.output), !bytes.isEmpty {
            printed += bytes
            observe?(printed)
        }
        return Result(status: process.wait(), output: String(decoding: printed, as: UTF8.self))
    }

    /// Waits until there is something to read, or its end.
    private func speaks(within seconds: Int?, as name: String) throws -> Bool {
        guard let seconds else { return true }
        var waiting = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        let end = ContinuousClock.now + .seconds(seconds)
        while poll(&waiting, 1, Int32(max((end - .now) / .milliseconds(1), 0).rounded(.up))) <= 0 {
            guard ContinuousClock.now < end else {
                self.end()
                throw SystemFailure("\(name) has not answered for \(seconds) seconds, and was ended")
            }
        }
        return true
    }

    /// Waits for its end.
    package func wait() -> Status {
        if let status { return status }
        var word: Int32 = 0
        while waitpid(identifier, &word, 0) < 0 && errno == EINTR {}
        Self.living.withLock { _ = $0.remove(identifier) }
        let ended = Status(word: word)
        status = ended
        return ended
    }

    /// Those that have not been waited for.
    private static let living = Mutex<Set<pid_t>>([])

    /// Ends every child, before this process ends itself.
    package static func endAll() {
        living.withLock { for child in $0 { kill(child, SIGTERM) } }
    }

    package func end(with signal: Int32 = SIGKILL) { send(signal) }

    package func send(_ signal: Int32) { if status == nil { kill(identifier, signal) } }

    /// The bytes that are there, at least one; empty at the end, nil on an error.
    package static func read(_ descriptor: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            return count < 0 ? nil : Array(buffer.prefix(count))
        }
    }

    /// All of them, or none: those that were made are closed where one can't be.
    private static func pipes(_ count: Int) throws -> [(reading: Int32, writing: Int32)] {
        var pipes: [(reading: Int32, writing: Int32)] = []
        do { for _ in 0..<count { pipes.append(try pipe()) } } catch {
            for end in pipes.flatMap({ [$0.reading, $0.writing] }) { close(end) }
            throw error
        }
        return pipes
    }

    /// Its two ends, neither inherited by other children.
    private static func pipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [0, 0]
        guard pipe2(&ends, O_CLOEXEC) == 0 else { throw SystemFailure(calling: "pipe2", on: "a child process") }
        // Above the standard streams and the pipes for what it tells, so that moving one end into place never covers another.
        let moved = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 10) }
        // Said of a number that no file may have here.
        if errno == EINVAL { errno = EMFILE }
        let reason = errno
        let isMoved = moved.allSatisfy { $0 >= 0 }
        for end in ends + (isMoved ? [] : moved.filter { $0 >= 0 }) { close(end) }
        errno = reason
        guard isMoved else { throw SystemFailure(calling: "fcntl", on: "a child process") }
        return (moved[0], moved[1])
    }

    /// No signal is blocked: the threads of a queue block nearly all, and a child that inherits that could not be ended.
    private static func attributes() -> posix_spawnattr_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        return attributes
    }

    /// Tries again for a second while the program is being written: what another thread has just written, the children that it
    /// starts hold open until they are programs of their own.
    private static func whileBusy(_ start: () -> Int32) -> Int32 {
        for _ in 0..<100 {
            let failure = start()
            if failure != ETXTBSY { return failure }
            usleep(10_000)
        }
        return start()
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}
