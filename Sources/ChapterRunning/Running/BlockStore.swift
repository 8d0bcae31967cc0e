import ChapterInterface
import ChapterReading
import Foundation
import MachineCode
import Storage
internal import Glibc

/// The outcomes of blocks by their keys, and for each key what was behind it, so that `why` can compare.
package struct BlockStore: Sendable {
    let store: Store
    private let history: BlockHistory

    package init(store: Store, history: BlockHistory) {
        self.store = store
        self.history = history
    }

    /// The outcome stored under `key`, if all of its bytes are there.
    func outcome(under key: BlockKey) -> BlockOutcome? { outcome(under: key.digest) }

    func keep(_ outcome: BlockOutcome, under key: BlockKey) throws {
        try store.setRecord(outcome, of: .outcomes, for: key.digest)
    }

    /// The same of a cell of a sweep.
    func outcome(under key: Digest) -> BlockOutcome? {
        guard let outcome = store.record(BlockOutcome.self, of: .outcomes, for: key),
            outcome.product?.files.allSatisfy(store.holds) ?? true
        else { return nil }
        return outcome
    }

    /// Removes a cell's outcome, so that it runs again.
    func forget(_ key: Digest) { unlink(store.path(of: key, kind: .outcomes)) }

    /// Keeps which cells a sweep has, so that they stay in the store as long as it is used.
    func keep(cells: [Digest], under key: BlockKey) throws { try store.setRecord(cells, of: .cells, for: key.digest) }

    /// Notes that the cells of a sweep are used, whose outcome as a whole is.
    func useCells(under key: BlockKey) {
        let cells = store.record(Array<Digest>.self, of: .cells, for: key.digest) ?? []
        for cell in cells { _ = outcome(under: cell) }
    }

    /// Keeps what decided the block's outcome and what its code reaches.
    func keepReasons(_ key: BlockKey, of block: TangledBlock, in slug: String, reach: () throws -> ReachRecord) throws {
        if !store.holdsRecord(of: .keys, for: key.digest) { try store.setRecord(key, of: .keys, for: key.digest) }
        if !store.holdsRecord(of: .reaches, for: key.code) { try store.setRecord(reach(), of: .reaches, for: key.code) }
        history[slug, block.identifier] = key.digest
    }

    /// What code with this fingerprint could reach.
    func reach(under code: Digest) -> ReachRecord? { store.record(ReachRecord.self, of: .reaches, for: code) }

    /// What decided the block's last outcome; nil if it has had none here.
    func previousKey(of block: TangledBlock, in slug: String) -> BlockKey? {
        history[slug, block.identifier].flatMap { store.record(BlockKey.self, of: .keys, for: $0) }
    }

    /// Stores the files that a block handed over in `folder`.
    ///
    /// - Throws: `Interference`, if one of them is none.
    func take(_ product: BlockProduct<String>, from folder: String) throws -> BlockProduct<Digest> {
        try product.mapFiles { try store.add(HandedOverFile(name: $0, folder: folder).read()) }
    }
}
