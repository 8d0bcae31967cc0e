import ChapterInterface
import ChapterReading
import Foundation
import Storage

/// Brings a compiled chapter's blocks up to date: reuses what the store holds under a block's key, runs the rest.
package final class ChapterRunner {
    package struct Result: Sendable {
        /// By the block's identifier.
        package var outcomes: [String: BlockOutcome] = [:]
        package var diagnostics: [Diagnostic] = []
        /// The blocks that ran, in order.
        package var ran: [String] = []
        /// The blocks that are not up to date and were not to run, in order, each with its reason.
        package var stale: [StaleBlock] = []
    }

    private let chapter: Chapter
    private let compiled: CompiledChapter
    private let fingerprints: ChapterFingerprints
    private let workshop: Workshop
    private let runsBlocks: Bool
    private var process: ChapterProcess?
    private var result = Result()

    /// - Parameter runsBlocks: false to find out what would run.
    package init(
        _ chapter: Chapter, _ compiled: CompiledChapter, fingerprints: ChapterFingerprints, in workshop: Workshop,
        runsBlocks: Bool
    ) {
        self.chapter = chapter
        self.compiled = compiled
        self.fingerprints = fingerprints
        self.workshop = workshop
        self.runsBlocks = runsBlocks
    }

    package func run() throws -> Result {
        for block in compiled.tangled.blocks where block.block.kind != .shared {
            guard let outcome = try outcome(of: block) else { continue }
            result.outcomes[block.identifier] = outcome
            result.diagnostics += complaints(about: outcome, of: block)
        }
        return result
    }

    /// The outcome; nil for a block that is stale and was not to run.
    private func outcome(of block: TangledBlock) throws -> BlockOutcome? {
        let pending = block.inputs.filter { input in result.stale.contains { $0.identifier == input } }
        guard pending.isEmpty else { return try note(block, current: nil, pending: pending) }
        if block.inputs.contains(where: { result.outcomes[$0]?.isRecorded == true }) { return recorded(block) }
        var data: [String: Digest] = [:]
        for name in block.block.options.data {
            switch try workshop.data.state(of: name.text) {
            case .present(_, let digest): data[name.text] = digest
            case .absent(let message): return recorded(block, because: message, at: name.location)
            case .wrong(let message): return failure(.missingData, message, of: block, at: name.location)
            case .unknown(let near):
                let hint = near.map { ": did you mean `\($0)`?" } ?? ""
                return failure(.missingData, "there is no data set `\(name.text)`\(hint)", of: block, at: name.location)
            }
        }
        var inputs: [String: Digest] = [:]
        for input in block.inputs {
            guard case .value(let digest)? = result.outcomes[input]?.payload else {
                return failure(.missingInput, "`\(input)` has no value", of: block)
            }
            inputs[input] = digest
        }
        let key = workshop.key(of: block, try fingerprints.fingerprint(of: block), inputs: inputs, data: data)
        if let stored = workshop.stored(key) {
            try keepReasons(key, of: block)
            return stored
        }
        guard runsBlocks else { return try note(block, current: key, pending: []) }
        return try compute(block, inputs: inputs, key: key)
    }

    /// What the ledger has of a block that cannot run here.
    private func recorded(
        _ block: TangledBlock, because message: String = "its data set is not here", at location: SourceLocation? = nil
    ) -> BlockOutcome {
        workshop.recorded.outcome(of: block, in: chapter.slug)
            ?? failure(.missingData, "the ledger has no record of it, and \(message)", of: block, at: location)
    }

    /// Notes that a block is stale and why.
    private func note(_ block: TangledBlock, current: BlockKey?, pending: [String]) throws -> BlockOutcome? {
        let previous = workshop.previousKey(of: block, in: chapter.slug)
        let reason = staleness(current: current, previous: previous, pending: pending)
        var stale = StaleBlock(identifier: block.identifier, reason: reason, current: current, previous: previous)
        if reason == .codeChanged, let previous, let older = workshop.reach(under: previous.code) {
            stale.change = ReachChange(
                from: older, to: try fingerprints.reach(of: block), sources: workshop.compiler.modules.source(ofObject:))
        }
        result.stale.append(stale)
        return nil
    }

    private func compute(_ block: TangledBlock, inputs: [String: Digest], key: BlockKey) throws -> BlockOutcome {
        workshop.observe(.started(chapter: chapter.slug, block: block.identifier))
        let folder = try workshop.makeScratchFolder()
        defer { workshop.removeScratchFolder(folder) }
        let process = try liveProcess()
        let files = inputs.mapValues(workshop.store.path(of:))
        let command = RunCommand(
            block: block.identifier, inputs: files, folder: folder,
            workingFolder: try workshop.makeWorkingFolder(in: folder),
            dataFolder: try workshop.makeDataFolder(for: block, in: folder),
            readable: workshop.readable.list(
                folder: folder, files: [process.program] + files.values + (try workshop.dataFiles(of: block)).values))
        let run = try process.run(command, options: block.block.options) { [workshop, chapter] fraction in
            workshop.observe(.progressed(chapter: chapter.slug, block: block.identifier, fraction: fraction))
        }
        result.ran.append(block.identifier)
        let outcome = try outcome(of: run, block, key: key, folder: folder)
        var failed = false
        if case .failure = outcome.payload { failed = true }
        workshop.observe(
            .finished(chapter: chapter.slug, block: block.identifier, seconds: outcome.seconds, failed: failed))
        if !failed {
            try keepReasons(key, of: block)
            try workshop.store.setRecord(outcome, of: .outcomes, for: key.digest)
        }
        return outcome
    }

    private func keepReasons(_ key: BlockKey, of block: TangledBlock) throws {
        try workshop.keepReasons(key, of: block, in: chapter.slug) { try fingerprints.reach(of: block).record }
    }

    private func liveProcess() throws -> ChapterProcess {
        if let process, process.isAlive { return process }
        let started = try ChapterProcess(program: workshop.compiler.link(compiled), in: workshop.scratch)
        process = started
        return started
    }

    private func outcome(of run: ChapterProcess.Run, _ block: TangledBlock, key: BlockKey, folder: String) throws -> BlockOutcome
    {
        switch run.ending {
        case .finished(let product, let seconds):
            let payload = try workshop.takeIn(product, from: folder)
            return BlockOutcome(
                payload: payload, printed: run.printed, seconds: seconds, key: key.digest, day: workshop.day)
        case .threw(let message, let seconds):
            return failure(.threw, message, of: block, printed: run.printed, seconds: seconds)
        case .timedOut:
            let limit = Self.text(block.block.options.timeout)
            return failure(.timedOut, "took longer than its \(limit) seconds", of: block, printed: run.printed)
        case .outOfMemory(let gibibytes):
            let limit = Self.text(block.block.options.memory)
            let message = "used \(Self.text(gibibytes)) GiB of memory, more than its \(limit)"
            return failure(.outOfMemory, message, of: block, printed: run.printed)
        case .died(let status):
            let report = CrashReport(status: status, printed: run.printed, in: compiled.tangled)
            return failure(.trapped, report.message, of: block, at: report.location, printed: report.printed)
        }
    }

    private static func text(_ number: Double) -> String { String(format: "%.4g", number) }

    private func failure(
        _ cause: BlockFailure.Cause, _ message: String, of block: TangledBlock, at location: SourceLocation? = nil,
        printed: String = "", seconds: Double = 0
    ) -> BlockOutcome {
        let failure = BlockFailure(cause: cause, message: message, location: location ?? block.block.nameLocation)
        return BlockOutcome(payload: .failure(failure), printed: printed, seconds: seconds, key: nil, day: workshop.day)
    }
}
