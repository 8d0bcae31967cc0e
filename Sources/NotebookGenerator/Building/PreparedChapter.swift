import ChapterReading
import ChapterRunning

/// A chapter that is ready to run: tangled, compiled and fingerprinted; or what keeps it from that.
struct PreparedChapter: Sendable {
    enum State: Sendable {
        /// It has no code that runs.
        case prose
        case compiled(CompiledChapter, ChapterFingerprints)
        case failed([Diagnostic])
    }

    var chapter: Chapter
    var tangled: TangledChapter
    var state: State

    /// Tangles, compiles and fingerprints. What is wrong with the chapter is in the result; what is thrown is a failure of the tools.
    init(_ chapter: Chapter, in workshop: Workshop, fingerprinter: Fingerprinter) throws {
        self.chapter = chapter
        tangled = tangle(chapter, code: workshop.code)
        guard tangled.blocks.contains(where: { $0.block.kind != .shared }) else {
            state = .prose
            return
        }
        do {
            let compiled = try workshop.compiler.compile(tangled, of: chapter)
            let fingerprints = try fingerprinter.fingerprints(of: compiled)
            for warning in fingerprints.warnings { workshop.observe(.notice("\(chapter.path) runs as a whole: \(warning)")) }
            state = .compiled(compiled, fingerprints)
        } catch ChapterCompiler.Failure.chapter(let diagnostics) {
            state = .failed(diagnostics)
        }
    }

    var usesReach: Bool { chapter.blocks.contains { $0.options.data.contains { $0.text == DataSources.reach } } }

    /// The reach of each of its blocks.
    func reaches() throws -> [BlockReach] {
        guard case .compiled(_, let fingerprints) = state else { return [] }
        return try tangled.blocks.filter { $0.block.kind != .shared }.map { block in
            BlockReach(try fingerprints.summary(of: block), of: block, in: chapter.slug)
        }
    }

    /// Brings its blocks up to date.
    ///
    /// - Parameter runsBlocks: false to find out which blocks are stale, and to reuse the others.
    func run(in workshop: Workshop, runsBlocks: Bool) throws -> ChapterResult {
        var result = ChapterResult(slug: chapter.slug, tangled: tangled)
        switch state {
        case .prose: break
        case .failed(let diagnostics):
            result.diagnostics = diagnostics
            result.outcomes = failures(of: tangled, because: diagnostics, day: workshop.day)
        case .compiled(let compiled, let fingerprints):
            let runner = ChapterRunner(chapter, compiled, fingerprints: fingerprints, in: workshop, runsBlocks: runsBlocks)
            let run = try runner.run()
            result.outcomes = run.outcomes
            result.diagnostics = compiled.warnings + (try warnings(about: fingerprints)) + run.diagnostics
            result.ran = run.ran
            result.stale = run.stale
        }
        return result
    }

    /// What a block's machine code tells of results that cannot come out again.
    private func warnings(about fingerprints: ChapterFingerprints) throws -> [Diagnostic] {
        try tangled.blocks.filter { $0.block.kind != .shared }.filter { try fingerprints.summary(of: $0).isRandom }.map { block in
            Diagnostic(
                .warning, at: block.block.nameLocation, length: max(block.block.name.utf8.count, 1),
                "`\(block.block.name)` can reach random numbers of the system, which are others in every run",
                help:
                    "Take them from `RandomStream(seed: session.seed)`, or a generator of your own: `shuffled(using: &generator)`."
            )
        }
    }
}
