import ChapterReading

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

    package init(
        slug: String, outcomes: [String: BlockOutcome] = [:], diagnostics: [Diagnostic] = [], ran: [String] = [],
        stale: [StaleBlock] = [], tangled: TangledChapter
    ) {
        self.slug = slug
        self.outcomes = outcomes
        self.diagnostics = diagnostics
        self.ran = ran
        self.stale = stale
        self.tangled = tangled
    }

    /// The outcomes by block, for the weaver.
    package var chapterOutcomes: ChapterOutcomes {
        ChapterOutcomes(tangled.blocks.compactMap { block in outcomes[block.identifier].map { (block.block, $0) } })
    }
}

/// The outcome of every block of a chapter that did not compile: its own error, or that another block's stopped it.
package func failures(of tangled: TangledChapter, because diagnostics: [Diagnostic], day: String) -> [String: BlockOutcome] {
    let errors = diagnostics.filter { $0.severity == .error }
    var outcomes: [String: BlockOutcome] = [:]
    for block in tangled.blocks where block.block.kind != .shared {
        let lines = block.location(line: 1 + block.leadingLines, column: 1).line
        let last = lines + block.block.code.split(separator: "\n", omittingEmptySubsequences: false).count
        let own = errors.first { (block.block.nameLocation.line...last).contains($0.location.line) }
        let message = own?.summary ?? "another block of the chapter does not compile"
        let location = own?.location ?? block.block.nameLocation
        let failure = BlockFailure(cause: .didNotCompile, message: message, location: location)
        outcomes[block.identifier] = BlockOutcome(payload: .failure(failure), printed: "", seconds: 0, key: nil, day: day)
    }
    return outcomes
}
