import ChapterReading
import ChapterRunning
import Foundation

/// What a build would do, found out without running anything.
package struct BuildStatus: Sendable {
    package struct Entry: Sendable {
        package var chapter: String
        /// The block's name, or the expression of an inline value.
        package var name: String
        package var kind: Block.Kind
        package var location: SourceLocation
        /// Nil when it is up to date.
        package var stale: StaleBlock?
        /// What it took when it was last recorded.
        package var seconds: Double?
        /// The day on which its outcome was computed.
        package var day: String?
        /// Of an outcome that is only recorded, since its data is not here: what the record cannot vouch for; nil for any other.
        package var record: RecordNote?
    }

    package var entries: [Entry]
    package var diagnostics: [Diagnostic]
    package var sources: [SourceText]

    package var staleEntries: [Entry] { entries.filter { $0.stale != nil } }
    /// What is wrong with the chapters. Of what is only doubtful in them a build tells.
    package var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
    /// How long the stale blocks took when they were last recorded.
    package var estimatedSeconds: Double { staleEntries.compactMap(\.seconds).reduce(0, +) }

    /// The entries called `name`, which may be `chapter/name`.
    package func entries(named name: String) -> [Entry] {
        let selection = BlockSelection(name, among: entries.map(\.chapter))
        return entries.filter { selection.contains($0.name, of: $0.chapter) }
    }
}

/// Nil for an outcome that was found here.
private func recordNote(of outcome: BlockOutcome) -> RecordNote? { outcome.isRecorded ? outcome.note ?? RecordNote() : nil }

extension BuildStatus {
    init(_ book: ReadBook, _ results: [ChapterResult], _ ledger: Ledger) {
        diagnostics = (book.diagnostics + results.flatMap(\.diagnostics)).sorted()
        sources = book.sources
        entries = results.flatMap { result in
            result.tangled.running.map { block in
                let recorded = ledger[result.slug, block.identifier]
                return Entry(
                    chapter: result.slug, name: block.block.name, kind: block.block.kind, location: block.block.nameLocation,
                    stale: result.stale.first { $0.identifier == block.identifier },
                    seconds: recorded?.seconds ?? result.outcomes[block.identifier]?.seconds,
                    day: result.outcomes[block.identifier]?.day, record: result.outcomes[block.identifier].flatMap(recordNote))
            }
        }
    }
}

extension Builder {
    /// Finds out what is stale and why. Chapters are compiled where they have to be; nothing runs.
    package func status(_ options: BuildOptions) throws -> BuildStatus {
        var options = options
        options.purpose = .status
        return try withLock {
            let memory = try BuildMemory(of: project, observe: observe)
            let (book, results) = try bringUpToDate(project, options, memory)
            try memory.save()
            return BuildStatus(book, results.filter { options.includes($0.slug) }, book.recorded)
        }
    }
}
