import Foundation
import MachineCode
import NotebookKit

/// What every chapter of one build works with: the store, the compiler, the tools' digest, the day, and who is told.
package struct Workshop: Sendable {
    package let store: Store
    let compiler: ChapterCompiler
    let code: CodeMemory
    /// The digest of the compiler's version and of the system libraries.
    let tools: Digest
    /// `2026-11-21`.
    let day: String
    /// A folder for what blocks write, emptied after each.
    let scratch: String
    let observe: BuildObserver
    let history: BlockHistory
    var data: DataSources
    /// What earlier builds recorded: what a block shows whose data set is absent here.
    let recorded: RecordedOutcomes

    func key(of block: TangledBlock, code: Digest, inputs: [String: Digest], data: [String: Digest]) throws -> BlockKey {
        BlockKey(kind: block.block.kind, block: block.identifier, code: code, inputs: inputs, data: data, tools: tools)
    }

    /// The outcome stored under `key`, if all of its bytes are there.
    func stored(_ key: BlockKey) -> BlockOutcome? {
        guard let outcome = store.record(BlockOutcome.self, of: "outcomes", for: key.digest) else { return nil }
        let needed = outcome.payload.digests
        guard needed.allSatisfy({ Digest(parsing: $0).map(store.holds) ?? false }) else { return nil }
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

    /// A folder inside `folder` that holds just the data sets that the block names: what it does not name it cannot read.
    func makeDataFolder(for block: TangledBlock, in folder: String) throws -> String {
        let path = "\(folder)/data"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for name in Set(block.block.options.data.map(\.text)) {
            guard case .present(let file, _) = try data.state(of: name) else { continue }
            try FileManager.default.createSymbolicLink(
                atPath: "\(path)/\(DataSources.fileName(of: name))", withDestinationPath: file)
        }
        return path
    }

    func makeWorkingFolder(in folder: String) throws -> String {
        let path = "\(folder)/work"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
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
