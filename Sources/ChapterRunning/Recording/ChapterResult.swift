import ChapterReading
import Storage

/// What came of a chapter's blocks.
package struct ChapterResult: Sendable {
    package var slug: String
    /// By the block's identifier; empty when the chapter did not compile.
    package var outcomes: [String: BlockOutcome] = [:]
    /// What the outcomes come of, of those that are only recorded too, by the block's identifier.
    package var sources: [String: BlockSource] = [:]
    package var diagnostics: [Diagnostic] = []
    /// The identifiers of the blocks that ran, in order.
    package var ran: [String] = []
    /// The blocks that are not up to date and were not to run.
    package var stale: [StaleBlock] = []
    package var tangled: TangledChapter
    /// The digests of what the store holds of the names in its code (`CodeNames`).
    package var names: [Digest] = []
    /// That of what it holds of the functions which the blocks reach (`ReachedFunctions`); nil if nobody has looked.
    package var functions: Digest?

    package init(
        slug: String, outcomes: [String: BlockOutcome] = [:], sources: [String: BlockSource] = [:],
        diagnostics: [Diagnostic] = [], ran: [String] = [], stale: [StaleBlock] = [], tangled: TangledChapter
    ) {
        self.slug = slug
        self.outcomes = outcomes
        self.sources = sources
        self.diagnostics = diagnostics
        self.ran = ran
        self.stale = stale
        self.tangled = tangled
    }

    /// The outcomes with the days and durations that the ledger has of them, and the commits that brought them there, so that a page
    /// does not depend on when this machine came to what was found before, nor on how fast it is. What is not recorded took no time.
    ///
    /// - Parameter commits: by the seals of entries.
    package func dated(by ledger: Ledger, commits: [String: String] = [:]) -> ChapterResult {
        var dated = self
        for (name, outcome) in outcomes {
            let entry = ledger[slug, name]
            if let entry {
                var note = outcome.note ?? RecordNote()
                note.commit = entry.seal.flatMap { commits[$0] }
                dated.outcomes[name]?.day = entry.day
                dated.outcomes[name]?.note = note
            }
            dated.outcomes[name]?.seconds = entry?.seconds ?? 0
        }
        return dated
    }

    /// The outcomes by block, for the weaver.
    package var chapterOutcomes: ChapterOutcomes {
        ChapterOutcomes(tangled.blocks.compactMap { block in outcomes[block.identifier].map { (block.block, $0) } })
    }
}

extension [ChapterResult] {
    /// `chapter/block` of each outcome that is the record's, since it could not be found here.
    package var onlyRecorded: Set<String> {
        Set(flatMap { result in result.outcomes.filter(\.value.isRecorded).map { "\(result.slug)/\($0.key)" } })
    }

    /// The names of the blocks that there are, by chapter.
    package var blockNames: [String: Set<String>] {
        Dictionary(map { ($0.slug, Set($0.tangled.blocks.map(\.identifier))) }, uniquingKeysWith: { $0.union($1) })
    }
}

/// The outcome of every block of a chapter that did not compile: its own error, or that another block's stopped it.
package func failures(of tangled: TangledChapter, because found: [BlockDiagnostic], day: String) -> [String: BlockOutcome] {
    let errors = found.filter { $0.diagnostic.severity == .error }
    var outcomes: [String: BlockOutcome] = [:]
    for block in tangled.running {
        let own = errors.first { $0.block == block.identifier }?.diagnostic
        let failure = BlockFailure(.didNotCompile(own?.summary), at: own?.location ?? block.block.nameLocation)
        outcomes[block.identifier] = BlockOutcome(payload: .failure(failure), printed: "", seconds: 0, key: nil, day: day)
    }
    return outcomes
}
