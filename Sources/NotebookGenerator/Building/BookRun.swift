import ChapterReading
import ChapterRunning
import Foundation
import Storage

/// Running: brings the blocks of all chapters up to date, several chapters at once.
func run(
    _ prepared: PreparedBook, recorded: Ledger, _ inputs: BuildInputs, _ memory: BuildMemory
) throws -> [ChapterResult] {
    let options = inputs.options
    let blocks = BlockStore(store: memory.store, history: memory.history)
    let scratch = try ScratchFolder(at: memory.folder.scratch)
    var environment = RunEnvironment(
        tools: inputs.tools, platform: BlockSource.platform(of: inputs.toolchain),
        readable: ReadablePaths(toolchain: inputs.toolchain.folder, tools: inputs.systemFiles),
        data: try dataSources(of: prepared, inputs, memory),
        recorded: RecordedOutcomes(ledger: recorded, figures: inputs.project.figures, store: memory.store),
        scratch: scratch, engine: try clusterEngine(inputs, memory) ?? LocalEngine(store: memory.store, scratch: scratch),
        day: inputs.day, observe: inputs.observe,
        tellUnguarded: GuardNotice(rememberedAt: memory.folder.unguarded, observe: inputs.observe).tell)
    let slugs = prepared.chapters.map(\.chapter.slug)
    environment.again = options.again.map { BlockSelection($0, among: slugs) }
    let costs = slugs.map { recorded.chapters[$0, default: [:]].values.reduce(0) { $0 + ($1.seconds ?? 0) } }
    return try parallelMap(prepared.chapters, jobs: inputs.jobs, costs: costs) { [environment] chapter in
        // What tells of all chapters follows every edit of one: without it no build of one would ever be published.
        let isWanted = options.includes(chapter.chapter.slug) || ReportData.allCases.contains(where: chapter.uses)
        return try chapter.run(
            compiler: prepared.compiler, in: environment, blocks: blocks, runsBlocks: options.runsBlocks && isWanted)
    }
}

/// The cluster, if one is asked for; Ctrl-C cancels what this build has on it.
private func clusterEngine(_ inputs: BuildInputs, _ memory: BuildMemory) throws -> SlurmEngine? {
    guard case .slurm(let arguments, let seconds, let program) = inputs.options.engine, inputs.options.runsBlocks else {
        return nil
    }
    let engine = SlurmEngine(
        options: arguments, taskSeconds: seconds, notebook: program, folder: memory.folder.cluster, store: memory.store,
        libraries: try inputs.systemFiles.libraryDigests(remembering: memory.stamps)
    ) { inputs.observe(.notice($0)) }
    try TerminationSignals.onFirst { _ in
        engine.cancelAll()
        ChildProcess.endAll()
        exit(130)
    }
    return engine
}
