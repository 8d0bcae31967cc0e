import ChapterRunning
import Foundation
import Storage

/// One sweep on a cluster, from its order until each cell has a value or has failed.
struct SlurmRun {
    private let order: SweepOrder
    private let engine: SlurmEngine
    private let folder: SlurmFolder
    private let progress: @Sendable (Int) -> Void
    /// The batches whose tasks may still run, by name.
    private var batches: [String: SlurmBatch] = [:]
    /// The cells that have no value yet, each with the batch that is to bring it: the last, if it was submitted again.
    private var outstanding: [Digest: (cell: SweepCell, batch: String)] = [:]
    /// Not submitted yet.
    private var rest: [SweepCell]
    private var failures: [Digest: FailedCell] = [:]
    /// Cells that were submitted again, since what ran them was lost.
    private var retried: Set<Digest> = []
    private var hasToldSilence = false
    /// What cells took that have ended, in seconds.
    private var durations: [Double] = []

    /// How many cells are tried where nobody knows how long one takes.
    private static let probes = 8
    /// Slurm's usual limit of an array is 1001, the largest index being one less.
    private static let mostTasks = 1000

    init(of order: SweepOrder, on engine: SlurmEngine, progress: @escaping @Sendable (Int) -> Void) throws {
        self.order = order
        self.engine = engine
        self.progress = progress
        folder = try SlurmFolder(of: order, in: engine.folder)
        rest = order.cells
        try adoptBatches()
        for cell in rest { try folder.forgetFailure(of: cell) }
    }

    mutating func untilDone() throws -> [Digest: FailedCell] {
        var looks = 0
        while !outstanding.isEmpty || !rest.isEmpty {
            try submit()
            Thread.sleep(forTimeInterval: engine.interval)
            try look()
            looks += 1
            if looks % 3 == 0 { try askForTasks() }
        }
        for name in batches.keys { try close(name) }
        return failures
    }

    // MARK: Submitting

    /// Goes on with the tasks that an earlier build left; those of cells that nobody wants any more are cancelled.
    private mutating func adoptBatches() throws {
        let wanted = Set(order.cells.map(\.key))
        for (name, batch) in try folder.batches() {
            let own = batch.order.cells.filter { wanted.contains($0.key) }
            let isActive = try engine.commands.tasks(named: name)?.contains(where: \.isActive) ?? true
            guard !own.isEmpty, isActive else {
                if isActive { try engine.commands.cancel(named: name) }
                try folder.forget(name)
                continue
            }
            engine.notice("\(own.count) cells of \(order.block) are on the cluster already")
            engine.adopt(name, in: folder)
            batches[name] = batch
            for cell in own { outstanding[cell.key] = (cell, name) }
        }
        rest.removeAll { outstanding[$0.key] != nil }
    }

    /// A few cells first where nobody knows how long one takes; then all.
    private mutating func submit() throws {
        guard !rest.isEmpty else { return }
        guard !durations.isEmpty || outstanding.isEmpty else { return }
        let seconds = durations.isEmpty ? engine.taskSeconds : max(durations.reduce(0, +) / Double(durations.count), 0.05)
        let chunk = min(max(Int(min(engine.taskSeconds / seconds, 1e9).rounded()), 1), max(order.cells.count, 1))
        let count = durations.isEmpty ? Self.probes : Self.mostTasks * chunk
        while !rest.isEmpty {
            let cells = Array(rest.prefix(count))
            rest.removeFirst(cells.count)
            try start(cells, chunk: chunk)
            if durations.isEmpty { return }
        }
    }

    private mutating func start(_ cells: [SweepCell], chunk: Int) throws {
        var order = order
        order.cells = cells
        let batch = SlurmBatch(order: order, chunk: chunk, libraries: engine.libraries)
        let name = try engine.start(batch, in: folder)
        batches[name] = batch
        for cell in cells { outstanding[cell.key] = (cell, name) }
    }

    // MARK: Looking

    /// What has ended, as the shared files tell.
    private mutating func look() throws {
        var ended = 0
        for (cell, _) in outstanding.values {
            if let outcome = engine.store.record(BlockOutcome.self, of: .outcomes, for: cell.key) {
                durations.append(outcome.seconds)
            } else if let failure = folder.failure(of: cell) {
                failures[cell.key] = failure
                // How long it took is not known; that it ended is enough to go on.
                durations.append(engine.taskSeconds)
            } else {
                continue
            }
            outstanding[cell.key] = nil
            ended += 1
        }
        if ended > 0 { progress(ended) }
    }

    /// What became of tasks whose cells have neither value nor failure.
    private mutating func askForTasks() throws {
        for (name, batch) in batches {
            guard batch.order.cells.contains(where: { isLeft($0, to: name) }) else {
                try close(name)
                continue
            }
            guard let states = try engine.commands.tasks(named: name) else {
                if !hasToldSilence { engine.notice("Slurm does not answer: the build waits for it") }
                hasToldSilence = true
                continue
            }
            guard !states.contains(where: \.isActive) else { try settleEnded(states, of: batch, named: name); continue }
            // What was written last on a node may be seen here later.
            Thread.sleep(forTimeInterval: engine.interval)
            try look()
            try settle(batch, states, named: name)
            try close(name)
        }
    }

    /// Whether a cell has no value yet, and no later batch has taken it over.
    private func isLeft(_ cell: SweepCell, to batch: String) -> Bool { outstanding[cell.key]?.batch == batch }

    /// Of an array of which some tasks still run: those that failed are done with now.
    private mutating func settleEnded(_ states: [SlurmTaskState], of batch: SlurmBatch, named name: String) throws {
        let ended = states.filter { !$0.isActive && $0.state != "COMPLETED" }
        guard !ended.isEmpty else { return }
        try look()
        for task in ended { try settle(batch.cells(ofTask: task.index).filter { isLeft($0, to: name) }, of: task) }
    }

    private mutating func settle(_ batch: SlurmBatch, _ states: [SlurmTaskState], named name: String) throws {
        let byIndex = Dictionary(states.map { ($0.index, $0) }) { _, last in last }
        for index in 0..<batch.taskCount {
            let left = batch.cells(ofTask: index).filter { isLeft($0, to: name) }
            let unknown = SlurmTaskState(job: "?", index: index, state: "UNKNOWN", node: "")
            try settle(left, of: byIndex[index] ?? unknown)
        }
    }

    /// The cells that a task left undone: the first was running when it ended, the others were still to run.
    private mutating func settle(_ left: [SweepCell], of task: SlurmTaskState) throws {
        for (place, cell) in left.enumerated() {
            let isBlameless = task.isLost || (place > 0 && task.state != "CANCELLED")
            outstanding[cell.key] = nil
            if isBlameless, retried.insert(cell.key).inserted {
                rest.append(cell)
                if durations.isEmpty { durations = [engine.taskSeconds] }
                continue
            }
            let node = task.node.isEmpty ? "" : " on \(task.node)"
            failures[cell.key] = FailedCell(
                .lost("its task \(task.job)\(node) ended with \(task.state): \(folder.logs)/\(task.job).log"))
            progress(1)
        }
        if task.isLost, left.contains(where: { cell in rest.contains { $0.key == cell.key } }) {
            engine.notice("\(task.job) was lost (\(task.state)): its cells run again")
        }
    }

    private mutating func close(_ name: String) throws {
        batches[name] = nil
        engine.end(name)
        try folder.forget(name)
    }
}
