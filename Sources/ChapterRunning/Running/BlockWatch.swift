import ChapterInterface
import ChapterReading
import Foundation
import Storage
internal import Glibc

/// What is known of a block while it runs, its limits, and what it may say.
struct BlockWatch {
    private let block: Block
    /// How long each of those that end a block may take.
    private let patience: Duration
    private let deadline: ContinuousClock.Instant
    private let start = ContinuousClock.now
    private var family: ProcessFamily?
    /// What it says came of it.
    private var said: ChapterProcess.Ending?
    /// Set once it has gone over a limit, and was killed then.
    private var overrun: (ending: ChapterProcess.Ending, moment: ContinuousClock.Instant)?
    private var step = Step.none
    private(set) var stack: ClosedRange<UInt>?

    init(_ block: Block, patience: Duration = .seconds(10)) {
        self.block = block
        self.patience = patience
        deadline = ContinuousClock.now + .seconds(block.options.timeout)
    }

    /// The status of the block's process, if `event` says that it has ended.
    mutating func hear(_ event: ProgramEvent) throws -> ChildProcess.Status? {
        switch event {
        case .started(let process, let supervisor): family = ProcessFamily(process: process, supervisor: supervisor)
        case .unguarded: break
        case .systemFailed(let message): throw SystemFailure("a block could not be started: \(message)")
        case .ended(let status): return ChildProcess.Status(word: status)
        }
        return nil
    }

    /// A line that the block said; what no block says ends it.
    ///
    /// - Returns: how far it has come, if the line tells.
    mutating func hear(_ line: Data) -> Double? {
        guard let event = try? ForeignJSON.decode(BlockEvent.self, from: line) else {
            note(.saidNonsense)
            return nil
        }
        switch event {
        case .stack(let low, let high): if low <= high { stack = low...high }
        case .progress(let fraction) where (0...1).contains(fraction): return fraction
        case .progress: note(.saidNonsense)
        case .finished(let product, let seconds):
            if let fault = ProductCheck(block).fault(in: product) { note(fault) }
            end(.finished(product, seconds: within(seconds)))
        case .threw(let message, let seconds): end(.threw(message, seconds: within(seconds)))
        case .systemFailed(let message): end(.systemFailed(message))
        }
        return nil
    }

    mutating func note(_ fault: Interference) { stop(.interfered(fault)) }

    /// How the block ended, whose process ended with `status`.
    func ending(with status: ChildProcess.Status) -> ChapterProcess.Ending { overrun?.ending ?? said ?? .died(status) }

    private mutating func end(_ ending: ChapterProcess.Ending) {
        if said == nil { said = ending } else { note(.saidItsEndTwice) }
    }

    /// No block has taken longer than it was watched.
    private func within(_ seconds: Double) -> Double { min(max(seconds, 0), start.duration(to: .now) / .seconds(1)) }

    // MARK: Limits

    /// What is still to be done to a block that was killed, since nobody has told its end: on kernels before 6.12 it could stop those who do.
    enum Step: Comparable {
        case none, endSupervisor, endProgram, leaveProgram
    }

    /// Kills a block that is over a limit; its end is told like any other.
    ///
    /// - Returns: what to do, once.
    mutating func endOverrun() -> Step {
        if let overrun {
            let steps: [Step] = [.none, .endSupervisor, .endProgram, .leaveProgram]
            let next = steps[min(Int(overrun.moment.duration(to: .now) / patience), steps.count - 1)]
            guard next > step else { return .none }
            step = next
            // The program, whose child it is, then ends what the block has left, and tells.
            if step == .endSupervisor, let family { kill(family.supervisor, SIGKILL) }
            return step
        }
        if ContinuousClock.now > deadline {
            stop(.timedOut)
            return .none
        }
        switch family?.excess(over: block.options.memory) {
        case .memory(let used): stop(.outOfMemory(gibibytes: used))
        case .processes: stop(.startedTooMany)
        case nil: break
        }
        return .none
    }

    private mutating func stop(_ ending: ChapterProcess.Ending) {
        guard overrun == nil else { return }
        overrun = (ending, .now)
        if let family { kill(family.process, SIGKILL) }
    }
}
