import ChapterReading
import Storage

extension RecordedOutcomes {
    /// A chapter as the record has it, of which nothing was compiled or run.
    ///
    /// - Parameters:
    ///   - data: where its data sets are looked for.
    ///   - changedModules: those that the chapter imports and that have another wording than when all was recorded; nil if that is
    ///     not known.
    ///   - commits: which brought each entry into the record, by its seal.
    package func result(
        of tangled: TangledChapter, in slug: String, data: DataSources, changedModules: [String]?, commits: [String: String]
    ) throws -> ChapterResult {
        var result = ChapterResult(slug: slug, tangled: tangled)
        // Of each block as they are now, with those of the experiments behind it, which come before it.
        var digits: [String: String] = [:]
        for block in tangled.running {
            digits[block.identifier] = BlockSource.digits(
                of: try data.digests(of: block.block.options.data.map(\.text)), behind: block.inputs.compactMap { digits[$0] })
            var outcome = try publishedOutcome(of: block, in: slug)
            let entry = ledger[slug, block.identifier]
            outcome.note = RecordNote(
                commit: entry?.seal.flatMap { commits[$0] }, isPublishedAlone: true,
                doubt: outcome.isFailure
                    ? nil : doubt(about: block, recordedAs: entry, data: digits[block.identifier], changedModules))
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
        about block: TangledBlock, recordedAs entry: LedgerEntry?, data: String?, _ changedModules: [String]?
    ) -> RecordNote.Doubt? {
        guard let wording = entry?.wording, let source = entry?.source, let changedModules else { return .unknown }
        if wording != block.wording { return .ownCode }
        if data != nil, source.data == nil { return .unknown }
        if source.data != data { return .data }
        return changedModules.isEmpty ? nil : .modules(changedModules)
    }
}
