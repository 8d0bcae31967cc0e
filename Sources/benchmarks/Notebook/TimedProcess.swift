internal import CLinux
import Foundation

/// What a process took from its start to its end.
struct TimedProcess {
    /// On the wall.
    var seconds: Double
    /// Of processors, in steps of a hundredth: its own, without those of the processes that it started.
    var ownSeconds: Double
    /// What it printed.
    var output = ""

    /// Runs a command to its end.
    ///
    /// - Throws: `BenchmarkFailure` with what it printed if it fails.
    static func run(_ arguments: [String], in folder: String) throws -> TimedProcess {
        let log = "\(folder)/.benchmark-output"
        defer { unlink(log) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addchdir_np(&actions, folder)
        posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var pointers = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var child = pid_t()
        let start = ContinuousClock.now
        guard posix_spawnp(&child, arguments[0], &actions, nil, &pointers, environ) == 0 else {
            throw BenchmarkFailure("\(arguments[0]) cannot be started")
        }
        // Left to be waited for, so that its times can still be read.
        var information = siginfo_t()
        while waitid(P_PID, id_t(child), &information, WEXITED | WNOWAIT) != 0 && errno == EINTR {}
        let seconds = start.duration(to: .now) / .seconds(1)
        let own = ownSeconds(of: child)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        let output = String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
        guard status == 0 else { throw BenchmarkFailure("\(arguments.joined(separator: " ")) failed:\n\(output)") }
        return TimedProcess(seconds: seconds, ownSeconds: own, output: output)
    }

    /// - Source: proc(5), `/proc/pid/stat`: utime and stime are fields 14 and 15.
    private static func ownSeconds(of child: pid_t) -> Double {
        let text = (try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)) ?? ""
        let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else { return .nan }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
}
