/// What came of a chapter's blocks.
package struct ChapterResult: Sendable {
    package var slug: String
    /// By the block's identifier; empty when the chapter did not compile.
    package var outcomes: [String: BlockOutcome] = [:]
    package var diagnostics: [Diagnostic] = []
    /// The identifiers of the blocks that ran, in order.
    package var ran: [String] = []
    /// The blocks that are not up to date and were not to run.
    package var stale: [StaleBlock] = []
    package var tangled: TangledChapter

    /// The outcomes by block, for the weaver.
    var chapterOutcomes: ChapterOutcomes {
        ChapterOutcomes(tangled.blocks.compactMap { block in outcomes[block.identifier].map { (block.block, $0) } })
    }
}

/// Tangles, compiles, fingerprints and runs one chapter. What is wrong with the chapter is in the result; what is thrown is a
/// failure of the tools.
///
/// - Parameter runsBlocks: false to find out which blocks are stale, and to reuse the others.
func bringUpToDate(
    _ chapter: Chapter, in workshop: Workshop, fingerprinter: Fingerprinter, runsBlocks: Bool = true
) throws -> ChapterResult {
    let tangled = tangle(chapter, code: workshop.code)
    var result = ChapterResult(slug: chapter.slug, tangled: tangled)
    guard tangled.blocks.contains(where: { $0.block.kind != .shared }) else { return result }
    do {
        let compiled = try workshop.compiler.compile(tangled, of: chapter)
        let fingerprints = try fingerprinter.fingerprints(of: compiled)
        for warning in fingerprints.warnings { workshop.observe(.notice("\(chapter.path) runs as a whole: \(warning)")) }
        result.diagnostics = compiled.warnings
        let run = try ChapterRunner(
            chapter, compiled, fingerprints: fingerprints, in: workshop, runsBlocks: runsBlocks
        ).run()
        result.outcomes = run.outcomes
        result.diagnostics += run.diagnostics
        result.ran = run.ran
        result.stale = run.stale
    } catch ChapterCompiler.Failure.chapter(let diagnostics) {
        result.diagnostics = diagnostics
        result.outcomes = failures(of: tangled, because: diagnostics, day: workshop.day)
    }
    return result
}

/// The outcome of every block of a chapter that did not compile: its own error, or that another block's stopped it.
private func failures(of tangled: TangledChapter, because diagnostics: [Diagnostic], day: String) -> [String: BlockOutcome] {
    let errors = diagnostics.filter { $0.severity == .error }
    var outcomes: [String: BlockOutcome] = [:]
    for block in tangled.blocks where block.block.kind != .shared {
        let lines = block.location(line: 1 + block.leadingLines, column: 1).line
        let last = lines + block.block.code.split(separator: "\n", omittingEmptySubsequences: false).count
        let own = errors.first { (block.block.nameLocation.line...last).contains($0.location.line) }
        let message = own?.summary ?? "another block of the chapter does not compile"
        let location = own?.location ?? block.block.nameLocation
        let failure = BlockFailure(cause: .didNotCompile, message: message, location: location)
        outcomes[block.identifier] = BlockOutcome(payload: .failure(failure), printed: "", seconds: 0, key: "", day: day)
    }
    return outcomes
}
