import ChapterInterface
import Foundation
import Storage

/// What the ledger has of blocks that cannot run here, as outcomes that say so.
package struct RecordedOutcomes: Sendable {
    let ledger: Ledger
    /// The folder of the committed figures.
    let figures: String
    let store: Store

    package init(ledger: Ledger, figures: String, store: Store) {
        self.ledger = ledger
        self.figures = figures
        self.store = store
    }

    /// The outcome that was recorded; nil if there is none, or a figure's files are gone.
    func outcome(of block: TangledBlock, in chapter: String) -> BlockOutcome? {
        guard let entry = ledger[chapter, block.identifier], let payload = payload(of: entry, named: block.identifier) else {
            return nil
        }
        return BlockOutcome(
            payload: payload, printed: "", seconds: entry.seconds, key: Digest(parsing: entry.key), day: entry.day,
            isRecorded: true)
    }

    private func payload(of entry: LedgerEntry, named name: String) -> BlockOutcome.Payload? {
        if let value = entry.value.flatMap(Digest.init(parsing:)) { return .value(value) }
        if let text = entry.text { return .text(text) }
        if let table = entry.table { return .table(table) }
        if let claims = entry.claims { return .claims(claims) }
        guard let figure = entry.figure else { return nil }
        var digests: [FigureFile: Digest] = [:]
        for file in FigureFile.recorded {
            guard let bytes = FileManager.default.contents(atPath: "\(figures)/\(name)\(file.rawValue)"),
                let digest = try? store.add(bytes)
            else { return nil }
            digests[file] = digest
        }
        return .figure(FigureFiles(width: figure.width, height: figure.height, digests: digests))
    }
}
