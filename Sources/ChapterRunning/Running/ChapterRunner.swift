import ChapterInterface
import ChapterReading
import Foundation
import MachineCode
import Storage

/// Brings a compiled chapter's blocks up to date: reuses what the store holds under a block's key, runs the rest.
package final class ChapterRunner {
    let compiled: CompiledChapter
    private let fingerprints: ChapterFingerprints
    let compiler: ChapterCompiler
    let environment: RunEnvironment
    let blocks: BlockStore
    private let runsBlocks: Bool
    private var process: ChapterProcess?
    var result: ChapterResult

    /// - Parameter runsBlocks: false to find out what would run.
    package init(
        _ compiled: CompiledChapter, _ fingerprints: ChapterFingerprints, compiler: ChapterCompiler,
        in environment: RunEnvironment, blocks: BlockStore, runsBlocks: Bool
    ) {
        self.compiled = compiled
        self.fingerprints = fingerprints
        self.compiler = compiler
        self.environment = environment
        self.blocks = blocks
        self.runsBlocks = runsBlocks
        result = ChapterResult(slug: compiled.slug, tangled: compiled.tangled)
    }

    /// The outcomes, the blocks that ran, those that are stale, and what is wrong with any of them.
    package func run() throws -> ChapterResult {
        for block in compiled.tangled.running {
            guard let outcome = try outcome(of: block) else { continue }
            result.outcomes[block.identifier] = outcome
            result.diagnostics += complaints(about: outcome, of: block) + equalCells(of: block)
        }
        return result
    }

    /// The outcome; nil for a block that is stale and was not to run.
    private func outcome(of block: TangledBlock) throws -> BlockOutcome? {
        let pending = block.inputs.filter { input in result.stale.contains { $0.identifier == input } }
        guard pending.isEmpty else { return try note(block, current: nil, pending: pending) }
        var data: [String: Digest] = [:]
        var files: [String] = []
        var absent: (missing: BlockFailure.MissingData, location: SourceLocation)?
        for name in block.block.options.data {
            switch try environment.data.state(of: name.text) {
            case .present(let path, let digest):
                data[name.text] = digest
                files.append(path)
            case .absent(let message):
                data[name.text] = environment.data.registeredDigest(of: name.text)
                absent = absent ?? (.absent(message), name.location)
            case .wrong(let message): return failure(.missingData(.wrong(message)), of: block, at: name.location)
            case .unknown(let near):
                return failure(.missingData(.unknown(name: name.text, nearMiss: near)), of: block, at: name.location)
            }
        }
        if block.inputs.contains(where: { result.outcomes[$0]?.isRecorded == true }) {
            absent = absent ?? (.notRecorded, block.block.nameLocation)
        }
        let fingerprint = try fingerprints.fingerprint(of: block)
        let source = BlockSource(
            code: fingerprint.digest, data: data, inputs: result.sources.filter { block.inputs.contains($0.key) },
            on: environment.platform)
        if let absent { return try recorded(block, from: source, orElse: absent.missing, at: absent.location) }
        var inputs: [String: Digest] = [:]
        for input in block.inputs {
            guard case .value(let digest)? = result.outcomes[input]?.product else {
                return failure(.missingInput(input), of: block)
            }
            inputs[input] = digest
        }
        result.sources[block.identifier] = source
        let key = environment.key(of: block, fingerprint, inputs: inputs, data: data)
        let isAskedFor = environment.runsAgain(block, in: compiled.slug)
        if let stored = blocks.outcome(under: key), !isAskedFor {
            try keepReasons(key, of: block)
            if block.grid != nil { blocks.useCells(under: key) }
            return stored
        }
        guard runsBlocks else { return try note(block, current: key, pending: [], isAskedFor: isAskedFor) }
        let snapshot = FileSnapshot(of: files)
        return try block.grid == nil ? compute(block, key: key, reading: snapshot) : sweep(block, key: key, reading: snapshot)
    }

    /// What a block may have read that changed while it ran: what it came to is not that of its key.
    ///
    /// - Parameter files: of its data sets, as they were when it began.
    func changeMeanwhile(of files: FileSnapshot, key: BlockKey) throws -> BlockFailure.Cause? {
        let another = try key.data.sorted { $0.key < $1.key }.first { name, digest in
            guard case .present(_, digest) = try environment.data.state(of: name) else { return true }
            return false
        }
        let changed = another?.key ?? (files.changed ?? compiler.modules.opened.changed)?.fileName
        return changed.map { .missingData(.wrong("\($0) changed while the block ran: build again")) }
    }

    /// What `figures/` has of a block that cannot run here, and whether it is of the code and the data that it names now.
    private func recorded(
        _ block: TangledBlock, from source: BlockSource, orElse missing: BlockFailure.MissingData, at location: SourceLocation
    ) throws -> BlockOutcome {
        switch try environment.recorded.outcome(of: block, in: compiled.slug) {
        case .intact(var outcome):
            outcome.note = RecordNote(doubt: environment.recorded.doubt(about: block, in: compiled.slug, from: source))
            result.sources[block.identifier] = source
            return outcome
        case .altered(let file): return failure(.missingData(.recordAltered(file)), of: block, at: location)
        case .none: return failure(.missingData(missing), of: block, at: location)
        }
    }

    /// Notes that a block is stale and why.
    private func note(
        _ block: TangledBlock, current: BlockKey?, pending: [String], isAskedFor: Bool = false
    ) throws -> BlockOutcome? {
        let previous = blocks.previousKey(of: block, in: compiled.slug)
        var reason = staleness(current: current, previous: previous, pending: pending)
        if isAskedFor, reason == .outcomeLost { reason = .askedFor }
        var stale = StaleBlock(identifier: block.identifier, reason: reason, current: current, previous: previous)
        if reason == .codeChanged, let previous, let older = blocks.reach(under: previous.code) {
            stale.change = ReachChange(
                from: older, to: try fingerprints.reach(of: block), sources: compiler.modules.source(ofObject:))
        }
        result.stale.append(stale)
        return nil
    }

    private func compute(_ block: TangledBlock, key: BlockKey, reading files: FileSnapshot) throws -> BlockOutcome {
        let observe = environment.observe
        let name = (chapter: compiled.slug, block: block.identifier)
        observe(.started(chapter: name.chapter, block: name.block))
        let process: ChapterProcess
        do { process = try liveProcess() } catch let unlinked as LinkFailure {
            return failure(.lost(unlinked.description), of: block)
        }
        let observer = ChapterProcess.Observer(
            progress: { observe(.progressed(chapter: name.chapter, block: name.block, fraction: $0)) },
            unguarded: environment.tellUnguarded)
        var outcome = try environment.scratch.withFolder(for: key.digest) { folder in
            let command = try environment.command(
                for: block, inputs: key.inputs.mapValues(blocks.store.path(of:)), resources: try resources(of: block),
                program: process.program, in: folder)
            let run = try process.run(command, of: block.block, observer: observer)
            do {
                return try self.outcome(of: run, block, key: key, folder: folder)
            } catch let interference as Interference {
                return failure(.interfered(interference), of: block, printed: run.printed)
            } catch let failed as SystemFailure {
                return failure(.notStored(failed.description), of: block, printed: run.printed)
            }
        }
        if case .failure(let failure) = outcome.payload, case .notStored = failure.cause {
            try environment.scratch.requireRoom(andIn: blocks.store)
        }
        if !outcome.isFailure, let change = try changeMeanwhile(of: files, key: key) {
            outcome = failure(change, of: block)
        }
        result.ran.append(block.identifier)
        observe(
            .finished(
                chapter: name.chapter, block: name.block, seconds: outcome.seconds, failed: outcome.isFailure,
                drawn: outcome.figure?.heaviestDrawing(blocks.store.size)))
        if !outcome.isFailure {
            try keepReasons(key, of: block)
            try blocks.keep(outcome, under: key)
        }
        return outcome
    }

    /// The folders of the bundles that the block's code opens, which its key knows; a value may say where others lie.
    func resources(of block: TangledBlock) throws -> [String] {
        try fingerprints.fingerprint(of: block).opening.flatMap { compiler.modules.resourceFolders[$0] ?? [] }
    }

    func keepReasons(_ key: BlockKey, of block: TangledBlock) throws {
        try blocks.keepReasons(key, of: block, in: compiled.slug) { try fingerprints.reach(of: block).record }
    }

    private func liveProcess() throws -> ChapterProcess {
        if let process, process.isAlive { return process }
        let started = try ChapterProcess(program: compiler.link(compiled), in: environment.scratch.path)
        process = started
        return started
    }

    private func outcome(
        of run: ChapterProcess.Run, _ block: TangledBlock, key: BlockKey, folder: String
    ) throws -> BlockOutcome {
        let options = block.block.options
        switch run.ending {
        case .finished(let product, let seconds):
            let stored = try blocks.take(product, from: folder)
            return BlockOutcome(
                payload: .product(stored), printed: run.printed, seconds: seconds, key: key.digest, day: environment.day)
        case .threw(let message, let seconds):
            return failure(.threw(message), of: block, printed: run.printed, seconds: seconds)
        case .systemFailed(let message): return failure(.notStored(message), of: block, printed: run.printed)
        case .interfered(let interference): return failure(.interfered(interference), of: block, printed: run.printed)
        case .timedOut: return failure(.timedOut(limit: options.timeout), of: block, printed: run.printed)
        case .outOfMemory(let used):
            return failure(.outOfMemory(used: used, limit: options.memory), of: block, printed: run.printed)
        case .startedTooMany: return failure(.startedTooMany(limit: ProcessFamily.mostProcesses), of: block, printed: run.printed)
        case .died(let status):
            let report = CrashReport(status: status, printed: run.printed, stack: run.stack, in: compiled.tangled)
            return failure(.trapped(report.message), of: block, at: report.location, printed: report.printed)
        }
    }

    func failure(
        _ cause: BlockFailure.Cause, of block: TangledBlock, at location: SourceLocation? = nil, printed: String = "",
        seconds: Double = 0
    ) -> BlockOutcome {
        BlockOutcome(
            payload: .failure(BlockFailure(cause, at: location ?? block.block.nameLocation)), printed: printed,
            seconds: seconds, key: nil, day: environment.day)
    }
}
