import ChapterInterface
import Foundation
import Storage

/// What the ledger has of blocks that cannot run here, as outcomes that say so.
package struct RecordedOutcomes: Sendable {
    /// What the record has of a block.
    enum Finding {
        case intact(BlockOutcome)
        /// This file is not as it was written, and cannot be made again here.
        case altered(file: String)
    }

    let ledger: Ledger
    /// The folder of the committed figures.
    let figures: String
    let store: Store

    package init(ledger: Ledger, figures: String, store: Store) {
        self.ledger = ledger
        self.figures = figures
        self.store = store
    }

    /// Whether what is recorded of a block came of something else than `source`. What another architecture or compiler recorded tells it by
    /// the wording of the block's own code alone.
    func doubt(about block: TangledBlock, in chapter: String, from source: BlockSource) -> RecordNote.Doubt? {
        guard let entry = ledger[chapter, block.identifier], let recorded = entry.source else { return .unknown }
        if recorded.data != source.data { return .data }
        let isSame = recorded.platform == source.platform ? recorded == source : entry.wording == block.wording
        return isSame ? nil : .ownCode
    }

    /// The outcome that was recorded; nil if there is none.
    ///
    /// - Throws: when a figure's files cannot be read or stored.
    func outcome(of block: TangledBlock, in chapter: String) throws -> Finding? {
        guard let entry = ledger[chapter, block.identifier], entry.kind == block.block.kind else { return nil }
        guard entry.isIntact(as: block.identifier, of: chapter) else {
            return .altered(file: "figures/\(Ledger.fileName)")
        }
        func outcome(_ payload: BlockOutcome.Payload) -> Finding {
            .intact(
                BlockOutcome(
                    payload: payload, printed: entry.printed ?? "", seconds: entry.seconds ?? 0, key: nil, day: entry.day,
                    isRecorded: true))
        }
        guard var product = entry.product else { return outcome(.valueElsewhere) }
        for (file, digest) in entry.files {
            let name = "\(block.identifier)\(file.rawValue)"
            guard let bytes = FileManager.default.contents(atPath: "\(figures)/\(name)"), try store.add(bytes) == digest else {
                return .altered(file: "figures/\(name)")
            }
            if let twin = file.darkTwin, let dark = DrawingTwin.dark(of: bytes) { product.add(twin, try store.add(dark)) }
        }
        return outcome(.product(product))
    }
}

extension BlockProduct {
    /// One more file of a figure.
    fileprivate mutating func add(_ kind: FigureFile, _ file: File) {
        guard case .figure(var figure) = self else { return }
        figure.files[kind] = file
        self = .figure(figure)
    }
}
