import ChapterReading
import Storage

extension RecordedOutcomes {
    /// A chapter as the record has it, of which nothing was compiled or run.
    ///
    /// - Parameters:
    ///   - changedModules: those that the chapter imports and that have another wording than when all was recorded; nil if that is
    ///     not known.
    ///   - commits: which brought each entry into the record, by its seal.
    package func result(
        of tangled: TangledChapter, in slug: String, changedModules: [String]?, commits: [String: String]
    ) throws -> ChapterResult {
        var result = ChapterResult(slug: slug, tangled: tangled)
        for block in tangled.running {
            var outcome = try publishedOutcome(of: block, in: slug)
            let entry = ledger[slug, block.identifier]
            outcome.note = RecordNote(
                commit: entry?.seal.flatMap { commits[$0] }, isPublishedAlone: true,
                doubt: outcome.isFailure ? nil : doubt(about: block, recordedAs: entry, changedModules))
            result.outcomes[block.identifier] = outcome
            result.diagnostics += complaints(about: outcome, of: block)
        }
        return result
    }

    private func publishedOutcome(of block: TangledBlock, in slug: String) throws -> BlockOutcome {
        func failure(_ missing: BlockFailure.MissingData) -> BlockOutcome {
            BlockOutcome(
                payload: .failure(BlockFailure(.missingData(missing), at: block.block.nameLocation)), printed: "", seconds: 0,
                key: nil, day: "")
        }
        return switch try outcome(of: block, in: slug) {
        case .intact(let outcome): outcome
        case .altered(let file): failure(.alteredRecord(file))
        case .none: failure(.noRecord)
        }
    }

    private func doubt(
        about block: TangledBlock, recordedAs entry: LedgerEntry?, _ changedModules: [String]?
    ) -> RecordNote.Doubt? {
        guard let wording = entry?.wording, let changedModules else { return .unknown }
        if wording != block.wording { return .ownCode }
        return changedModules.isEmpty ? nil : .modules(changedModules)
    }
}
