import Foundation
import Storage

/// A task of an array, as the cluster tells of it.
struct SlurmTaskState: Equatable, Sendable {
    /// `124_3`
    var job: String
    var index: Int
    /// `RUNNING`, `NODE_FAIL`
    var state: String
    var node: String

    /// It runs, or is still to run.
    var isActive: Bool {
        [
            "PENDING", "RUNNING", "CONFIGURING", "COMPLETING", "SUSPENDED", "RESIZING", "REQUEUED", "REQUEUE_HOLD", "STOPPED",
            "SIGNALING",
            "STAGE_OUT", "SPECIAL_EXIT",
        ].contains(state)
    }

    /// The node ended it, or something that its cells have nothing to do with; one that ended well and left nothing is as good as lost.
    var isLost: Bool { ["NODE_FAIL", "BOOT_FAIL", "PREEMPTED", "REVOKED", "COMPLETED", "UNKNOWN"].contains(state) }

    /// Each line `JOB|INDEX|STATE|NODE`.
    static func list(parsing text: String) -> [SlurmTaskState] {
        text.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 4, let index = Int(fields[1]) else { return nil }
            // `CANCELLED by 1000`
            let state = fields[2].split(separator: " ").first.map(String.init) ?? ""
            return SlurmTaskState(job: "\(fields[0])_\(index)", index: index, state: state, node: fields[3])
        }
    }

    /// Each line `JOB_INDEX|STATE|NODE`, as the accounts have it; tasks that wait together are none.
    static func list(parsingAccounts text: String) -> [SlurmTaskState] {
        list(
            parsing: text.split(separator: "\n").map { $0.replacing("_", with: "|", maxReplacements: 1) }.joined(separator: "\n"))
    }
}

/// Slurm's own commands.
struct SlurmCommands: Sendable {
    /// Its arguments to a command, such as `--partition=long`.
    var options: [String] = []
    /// Where the commands lie; nil for those on the PATH.
    var folder: String?

    /// Submits an array of tasks, each of which runs `command` with its index as last argument.
    func submit(_ command: String, named name: String, tasks: Int, logs: String) throws {
        let arguments =
            [
                "sbatch", "--parsable", "--array=0-\(tasks - 1)", "--job-name=\(name)", "--output=\(logs)/%A_%a.log",
                "--no-requeue",
            ] + options + ["--wrap=exec \(command) $SLURM_ARRAY_TASK_ID"]
        let result = try run(arguments)
        guard result.status == .exited(0) else { throw SystemFailure("sbatch failed: \(result.output.trimmed)") }
    }

    /// The tasks of the arrays with this name; nil when nobody answers.
    func tasks(named name: String) throws -> [SlurmTaskState]? {
        let queue = try run([
            "squeue", "--noheader", "--array", "--states=all", "--name=\(name)", "--format=%F|%K|%T|%N",
        ])
        guard queue.status == .exited(0) else { return nil }
        let queued = SlurmTaskState.list(parsing: queue.output)
        // The queue forgets what ended long ago; accounts, where there are some, do not.
        let accounts = try run(
            ["sacct", "--noheader", "--allocations", "--parsable2", "--name=\(name)", "--format=JobID,State,NodeList"])
        let known = Set(queued.map(\.job))
        let ended = accounts.status == .exited(0) ? SlurmTaskState.list(parsingAccounts: accounts.output) : []
        return queued + ended.filter { !known.contains($0.job) }
    }

    func cancel(named name: String) throws {
        let result = try run(["scancel", "--name=\(name)"])
        guard result.status == .exited(0) else { throw SystemFailure("scancel failed: \(result.output.trimmed)") }
    }

    private func run(_ arguments: [String]) throws -> ChildProcess.Result {
        try ChildProcess.run([folder.map { "\($0)/\(arguments[0])" } ?? arguments[0]] + arguments.dropFirst())
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
