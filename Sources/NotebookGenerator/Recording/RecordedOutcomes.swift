import Foundation

/// What the ledger has of blocks that cannot run here, as outcomes that say so.
struct RecordedOutcomes: Sendable {
    let ledger: Ledger
    /// The folder of the committed figures.
    let figures: String
    let store: Store

    /// The outcome that was recorded; nil if there is none, or a figure's files are gone.
    func outcome(of block: TangledBlock, in chapter: String) -> BlockOutcome? {
        guard let entry = ledger[chapter, block.identifier], let payload = payload(of: entry, named: block.identifier) else {
            return nil
        }
        return BlockOutcome(
            payload: payload, printed: "", seconds: entry.seconds, key: entry.key, day: entry.day, isRecorded: true)
    }

    private func payload(of entry: LedgerEntry, named name: String) -> BlockOutcome.Payload? {
        if let value = entry.value { return .value(digest: value) }
        if let text = entry.text { return .text(text) }
        if let table = entry.table { return .table(table) }
        if let claims = entry.claims { return .claims(claims) }
        guard let figure = entry.figure else { return nil }
        var digests: [String: String] = [:]
        for suffix in [".svg", ".csv"] {
            guard let bytes = FileManager.default.contents(atPath: "\(figures)/\(name)\(suffix)"),
                let digest = try? store.add(bytes)
            else { return nil }
            digests[suffix] = digest.description
        }
        return .figure(FigureFiles(width: figure.width, height: figure.height, digests: digests))
    }
}
