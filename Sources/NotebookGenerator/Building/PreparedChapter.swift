import ChapterReading
import ChapterRunning

/// A chapter that is ready to run: tangled, compiled and fingerprinted; or what keeps it from that.
struct PreparedChapter: Sendable {
    enum State: Sendable {
        /// It has no code that runs.
        case prose
        case compiled(CompiledChapter, ChapterFingerprints)
        case failed([BlockDiagnostic])
    }

    let chapter: Chapter
    let tangled: TangledChapter
    let state: State

    /// Tangles, compiles and fingerprints. What is wrong with the chapter is in the result; what is thrown is a failure of the tools.
    init(_ chapter: Chapter, code: CodeMemory, compiler: ChapterCompiler, fingerprinter: Fingerprinter) throws {
        self.chapter = chapter
        tangled = tangle(chapter, code: code)
        guard !tangled.running.isEmpty else {
            state = .prose
            return
        }
        do {
            let compiled = try compiler.compile(tangled, of: chapter)
            state = .compiled(compiled, try fingerprinter.fingerprints(of: compiled))
        } catch ChapterCompiler.Failure.chapter(let diagnostics) {
            state = .failed(diagnostics)
        }
    }

    /// Why its machine code is not understood; then nothing of it is reused.
    var doubts: [String] {
        guard case .compiled(_, let fingerprints) = state else { return [] }
        return fingerprints.warnings
    }

    /// Whether one of its blocks reads what the notebook knows of the report.
    func uses(_ data: ReportData) -> Bool {
        chapter.blocks.contains { $0.options.data.contains { $0.text == data.rawValue } }
    }

    /// The reach of each of its blocks.
    func reaches() throws -> [BlockReach] {
        guard case .compiled(_, let fingerprints) = state else { return [] }
        return try tangled.running.map { BlockReach(try fingerprints.summary(of: $0), of: $0, in: chapter.slug) }
    }

    /// Brings its blocks up to date.
    ///
    /// - Parameter runsBlocks: false to find out which blocks are stale, and to reuse the others.
    func run(
        compiler: ChapterCompiler, in environment: RunEnvironment, blocks: BlockStore, runsBlocks: Bool
    ) throws -> ChapterResult {
        switch state {
        case .prose: return ChapterResult(slug: chapter.slug, tangled: tangled)
        case .failed(let found):
            return ChapterResult(
                slug: chapter.slug, outcomes: failures(of: tangled, because: found, day: environment.day),
                diagnostics: found.map(\.diagnostic), tangled: tangled)
        case .compiled(let compiled, let fingerprints):
            var result = try ChapterRunner(
                compiled, fingerprints, compiler: compiler, in: environment, blocks: blocks, runsBlocks: runsBlocks
            ).run()
            (result.names, result.functions) = (compiled.names, fingerprints.functions)
            result.diagnostics = compiled.warnings + (try warnings(about: fingerprints)) + result.diagnostics
            return result
        }
    }

    /// What a block's machine code tells of results that cannot come out again.
    private func warnings(about fingerprints: ChapterFingerprints) throws -> [Diagnostic] {
        try tangled.running.filter { try fingerprints.summary(of: $0).isRandom }.map { block in
            Diagnostic(
                .warning, at: block.block.nameLocation, length: max(block.block.name.utf8.count, 1),
                "`\(block.block.name)` can reach random numbers or identifiers of the system, which are others in every run",
                help:
                    "Take them from `RandomStream(seed: session.seed)`, or a generator of your own: `shuffled(using: &generator)`."
            )
        }
    }
}
