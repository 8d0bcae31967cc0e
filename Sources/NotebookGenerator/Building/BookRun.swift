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
        scratch: try ScratchFolder(at: memory.folder.scratch), day: inputs.day, observe: inputs.observe,
        tellUnguarded: GuardNotice(rememberedAt: memory.folder.unguarded, observe: inputs.observe).tell)
    return try parallelMap(prepared.chapters, jobs: inputs.jobs) { chapter in
        try chapter.run(
            compiler: prepared.compiler, in: environment, blocks: blocks,
            runsBlocks: options.runsBlocks && options.includes(chapter.chapter.slug))
    }
}
