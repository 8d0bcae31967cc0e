import ChapterRunning
import Foundation
import Storage
import Synchronization

/// Runs the cells of sweeps on a cluster that Slurm schedules: as arrays of tasks of about a minute, each of which runs the chapter's
/// program on a node and leaves its results in the store, on a file system that the nodes share with this machine.
///
/// - What is done, and why cells failed, is read from the shared files; the cluster is asked for what became of tasks that left neither.
/// - A build that was killed finds the tasks that it left, by their names.
/// - Ctrl-C cancels them.
package final class SlurmEngine: SweepEngine {
    let commands: SlurmCommands
    let notebook: String
    let folder: String
    let store: Store
    let libraries: [String: Digest]
    let notice: @Sendable (String) -> Void
    /// Between two looks at the shared files, in seconds.
    let interval: Double
    /// How long a task should last, in seconds.
    let taskSeconds: Double
    private let active = Mutex<[String: SlurmFolder]>([:])

    /// - Parameters:
    ///   - options: for `sbatch`: partition, account, time, memory.
    ///   - taskSeconds: how long a task should last.
    ///   - notebook: the program that runs on the nodes too.
    ///   - folder: where batches are kept, on a file system that the nodes share.
    ///   - commands: where Slurm's commands lie; nil for those on the PATH.
    ///   - libraries: the digests of what the cells' keys hold, by their files.
    package init(
        options: [String], taskSeconds: Double = 60, notebook: String, folder: String, store: Store,
        libraries: [String: Digest], interval: Double = 1, commands: String? = nil,
        notice: @escaping @Sendable (String) -> Void
    ) {
        self.commands = SlurmCommands(options: options, folder: commands)
        self.taskSeconds = taskSeconds
        self.notebook = notebook
        self.folder = folder
        self.store = store
        self.libraries = libraries
        self.interval = interval
        self.notice = notice
    }

    package func run(
        _ order: SweepOrder, progress: @escaping @Sendable (Int) -> Void
    ) throws -> [Digest: FailedCell] {
        var run = try SlurmRun(of: order, on: self, progress: progress)
        return try run.untilDone()
    }

    /// Cancels all that runs for this build.
    package func cancelAll() {
        for (name, folder) in active.withLock({ $0 }) {
            do {
                try commands.cancel(named: name)
                try folder.forget(name)
            } catch {
                notice("the tasks `\(name)` could not be cancelled: \(error)")
            }
        }
    }

    func start(_ batch: SlurmBatch, in folder: SlurmFolder) throws -> String {
        let name = try batch.name
        try folder.keep(batch, named: name)
        active.withLock { $0[name] = folder }
        let quoted = [notebook, "cells", folder.file(of: name)].map { "'\($0.replacing("'", with: "'\\''"))'" }
        try commands.submit(quoted.joined(separator: " "), named: name, tasks: batch.taskCount, logs: folder.logs)
        return name
    }

    func adopt(_ name: String, in folder: SlurmFolder) { active.withLock { $0[name] = folder } }

    func end(_ name: String) { active.withLock { $0[name] = nil } }
}
