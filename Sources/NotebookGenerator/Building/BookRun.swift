import ChapterReading
import ChapterRunning
import Storage

/// Running: brings the blocks of all chapters up to date, several chapters at once.
func run(
    _ prepared: PreparedBook, recorded: Ledger, _ inputs: BuildInputs, _ memory: BuildMemory
) throws -> [ChapterResult] {
    let options = inputs.options
    let blocks = BlockStore(store: memory.store, history: memory.history)
    let environment = RunEnvironment(
        tools: inputs.tools, platform: BlockSource.platform(of: inputs.toolchain),
        readable: ReadablePaths(toolchain: inputs.toolchain.folder, tools: inputs.systemFiles),
        data: try dataSources(of: prepared, inputs, memory),
        recorded: RecordedOutcomes(ledger: recorded, figures: inputs.project.figures, store: memory.store),
        scratch: try ScratchFolder(at: memory.folder.scratch), day: inputs.day, observe: inputs.observe)
    return try parallelMap(prepared.chapters, jobs: inputs.jobs) { chapter in
        try chapter.run(
            compiler: prepared.compiler, in: environment, blocks: blocks, day: inputs.day,
            runsBlocks: options.runsBlocks && options.includes(chapter.chapter.slug))
    }
}

/// The data sets, with what the blocks can reach where a block asks for that.
private func dataSources(of prepared: PreparedBook, _ inputs: BuildInputs, _ memory: BuildMemory) throws -> DataSources {
    var data = inputs.data
    guard prepared.chapters.contains(where: \.usesReach) else { return data }
    let store = memory.store
    let reaches = try prepared.chapters.flatMap { try $0.reaches() }
    let key = Digest(ofAll: ["survey 2"] + reaches.flatMap { [$0.chapter, $0.block, $0.kind.rawValue] + $0.summary.fields })
    if let known = store.record(Digest.self, of: .reachReports, for: key), store.holds(known) {
        data.reachFile = (store.path(of: known), known)
    } else {
        let digest = try store.add(RecordCoding.encode(reaches))
        try store.setRecord(digest, of: .reachReports, for: key)
        data.reachFile = (store.path(of: digest), digest)
    }
    return data
}
