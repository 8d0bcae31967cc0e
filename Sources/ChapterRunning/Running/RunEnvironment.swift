import ChapterInterface
import ChapterReading
import Storage

/// What all blocks of a build run with, and what enters their keys for it.
package struct RunEnvironment: Sendable {
    let tools: ToolDigests
    /// The architecture and the compiler, as the record names them.
    let platform: String
    let readable: ReadablePaths
    let data: DataSources
    /// What earlier builds recorded: what a block shows whose data set is absent here.
    let recorded: RecordedOutcomes
    let scratch: ScratchFolder
    /// `2026-11-21`.
    package let day: String
    let observe: BuildObserver
    /// Is told what the kernel can't keep blocks from.
    let tellUnguarded: @Sendable ([BlockGuard]) -> Void
    /// Blocks that run although their outcomes are stored: `fit`, or `03-rates/fit`.
    package var again: [BlockSelection] = []
    /// What runs the cells of sweeps, of all chapters together.
    let engine: any SweepEngine

    package init(
        tools: ToolDigests, platform: String, readable: ReadablePaths, data: DataSources, recorded: RecordedOutcomes,
        scratch: ScratchFolder, engine: any SweepEngine,
        day: String, observe: @escaping BuildObserver, tellUnguarded: @escaping @Sendable ([BlockGuard]) -> Void = { _ in }
    ) {
        self.tools = tools
        self.platform = platform
        self.readable = readable
        self.data = data
        self.recorded = recorded
        self.scratch = scratch
        self.engine = engine
        self.day = day
        self.observe = observe
        self.tellUnguarded = tellUnguarded
    }

    func key(of block: TangledBlock, _ code: BlockFingerprint, inputs: [String: Digest], data: [String: Digest]) -> BlockKey {
        BlockKey(
            kind: block.block.kind, block: block.identifier, code: code.digest, inputs: inputs, data: data,
            tools: tools.digest(draws: code.reach.draws), parameters: block.parameterValues,
            usesNetwork: block.block.options.network)
    }

    /// Whether it runs although its outcome is stored.
    func runsAgain(_ block: TangledBlock, in slug: String) -> Bool {
        again.contains { $0.contains(block.block.name, of: slug) }
    }

    /// What running cells of a sweep takes; which cells, and of which chapter, is still to be said.
    ///
    /// - Parameters: as of ``command(for:inputs:resources:program:in:)``; and the folder of the store.
    func order(
        for block: TangledBlock, inputs: [String: String], resources: [String], program: String, store: String
    ) throws -> SweepOrder {
        let files = try data.files(named: block.block.options.data.map(\.text))
        return SweepOrder(
            chapter: "", block: block.identifier, cells: [], program: program, store: store, inputs: inputs, data: files,
            readable: readable.list(files: [program] + resources + inputs.values + files.values),
            parameters: block.parameterValues,
            usesNetwork: block.block.options.network, timeout: block.block.options.timeout,
            memory: block.block.options.memory, day: day, processor: Processor.current.traits)
    }

    /// What a block is told that works in `folder`.
    ///
    /// - Parameters:
    ///   - inputs: the files of the values that it uses, by the experiments' names.
    ///   - resources: the folders of the bundles that it opens.
    ///   - program: the chapter's, which it may read too.
    func command(
        for block: TangledBlock, inputs: [String: String], resources: [String], program: String, in folder: String
    ) throws -> RunCommand {
        let files = try data.files(named: block.block.options.data.map(\.text))
        return RunCommand(
            block: block.identifier, inputs: inputs, folder: folder,
            workingFolder: try ScratchFolder.makeWorkingFolder(in: folder),
            dataFolder: try ScratchFolder.makeDataFolder(files, in: folder),
            readable: readable.list(folder: folder, files: [program] + resources + inputs.values + files.values),
            usesNetwork: block.block.options.network, parameters: block.parameterValues)
    }
}

extension TangledBlock {
    /// The values of the parameters that its code names, by name.
    fileprivate var parameterValues: [String: String] {
        Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }
}
