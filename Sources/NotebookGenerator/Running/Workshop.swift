import Foundation
import MachineCode
import NotebookKit

/// What every chapter of one build works with: the store, the compiler, the tools' digest, the day, and who is told.
package struct Workshop: Sendable {
    package let store: Store
    let compiler: ChapterCompiler
    /// The digest of the compiler's version and of the system libraries.
    let tools: Digest
    /// `2026-11-21`.
    let day: String
    /// A folder for what blocks write, emptied after each.
    let scratch: String
    let observe: BuildObserver
    let history: BlockHistory

    func key(of block: TangledBlock, code: Digest, inputs: [String: Digest]) throws -> BlockKey {
        BlockKey(kind: block.block.kind, block: block.identifier, code: code, inputs: inputs, data: [:], tools: tools)
    }

    /// The outcome stored under `key`, if all of its bytes are there.
    func stored(_ key: BlockKey) -> BlockOutcome? {
        guard let outcome = store.record(BlockOutcome.self, of: "outcomes", for: key.digest) else { return nil }
        let needed = outcome.payload.digests
        guard needed.allSatisfy({ Digest(parsing: $0).flatMap(store.bytes(of:)) != nil }) else { return nil }
        return outcome
    }

    func keep(_ outcome: BlockOutcome, of block: TangledBlock, in slug: String, under key: BlockKey) throws {
        try store.setRecord(key, of: "keys", for: key.digest)
        try store.setRecord(outcome, of: "outcomes", for: key.digest)
        history[slug, block.identifier] = key.digest
    }

    /// Keeps what the block's code reaches, for `why` to compare with later.
    func keepReach(of key: BlockKey, _ record: () throws -> ReachRecord) throws {
        guard store.record(ReachRecord.self, of: "reaches", for: key.code) == nil else { return }
        try store.setRecord(record(), of: "reaches", for: key.code)
    }

    func reach(under code: Digest) -> ReachRecord? { store.record(ReachRecord.self, of: "reaches", for: code) }

    /// What decided the block's last outcome; nil if it has had none here.
    func previousKey(of block: TangledBlock, in slug: String) -> BlockKey? {
        history[slug, block.identifier].flatMap { store.record(BlockKey.self, of: "keys", for: $0) }
    }

    /// Moves what a block wrote into the store.
    func takeIn(_ product: BlockProduct, from folder: String) throws -> BlockOutcome.Payload {
        func take(_ name: String) throws -> String {
            try store.add(Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))).description
        }
        switch product {
        case .value: return .value(digest: try take("value.json"))
        case .figure(let width, let height, let suffixes):
            let digests = try suffixes.map { ($0, try take("figure\($0)")) }
            return .figure(FigureFiles(width: width, height: height, digests: Dictionary(uniqueKeysWithValues: digests)))
        case .table(let table): return .table(table)
        case .claims(let claims): return .claims(claims)
        case .text(let text): return .text(text)
        }
    }

    func makeScratchFolder() throws -> String {
        let folder = "\(scratch)/\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    /// A folder that cannot be removed is left for `clean`.
    func removeScratchFolder(_ folder: String) {
        try? FileManager.default.removeItem(atPath: folder)
    }
}

extension BlockOutcome.Payload {
    /// The digests of the stored bytes that it stands for.
    fileprivate var digests: [String] {
        switch self {
        case .value(let digest): [digest]
        case .figure(let files): Array(files.digests.values)
        case .table, .claims, .text, .failure: []
        }
    }
}
