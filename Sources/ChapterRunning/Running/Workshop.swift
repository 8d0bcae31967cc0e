import ChapterInterface
import ChapterReading
import Foundation
import MachineCode
import Storage

/// What every chapter of one build works with: the store, the compiler, the tools' digest, the day, and who is told.
package struct Workshop: Sendable {
    package let store: Store
    package let compiler: ChapterCompiler
    package let code: CodeMemory
    let tools: BlockTools
    let readable: ReadablePaths
    /// `2026-11-21`.
    package let day: String
    /// A folder for what blocks write, emptied after each.
    let scratch: String
    package let observe: BuildObserver
    let history: BlockHistory
    package var data: DataSources
    /// What earlier builds recorded: what a block shows whose data set is absent here.
    let recorded: RecordedOutcomes

    package init(
        store: Store, compiler: ChapterCompiler, code: CodeMemory, tools: BlockTools, readable: ReadablePaths, day: String,
        scratch: String, observe: @escaping BuildObserver, history: BlockHistory, data: DataSources, recorded: RecordedOutcomes
    ) {
        self.store = store
        self.compiler = compiler
        self.code = code
        self.tools = tools
        self.readable = readable
        self.day = day
        self.scratch = scratch
        self.observe = observe
        self.history = history
        self.data = data
        self.recorded = recorded
    }

    func key(of block: TangledBlock, _ code: BlockFingerprint, inputs: [String: Digest], data: [String: Digest]) -> BlockKey {
        BlockKey(
            kind: block.block.kind, block: block.identifier, code: code.digest, inputs: inputs, data: data,
            tools: tools.digest(draws: code.reach.draws))
    }

    /// The outcome stored under `key`, if all of its bytes are there.
    func stored(_ key: BlockKey) -> BlockOutcome? {
        guard let outcome = store.record(BlockOutcome.self, of: .outcomes, for: key.digest) else { return nil }
        let needed = outcome.payload.digests
        guard needed.allSatisfy(store.holds) else { return nil }
        return outcome
    }

    /// Keeps what decided the block's outcome and what its code reaches, for `why` to compare with later.
    func keepReasons(_ key: BlockKey, of block: TangledBlock, in slug: String, reach: () throws -> ReachRecord) throws {
        if !store.holdsRecord(of: .keys, for: key.digest) { try store.setRecord(key, of: .keys, for: key.digest) }
        if !store.holdsRecord(of: .reaches, for: key.code) { try store.setRecord(reach(), of: .reaches, for: key.code) }
        history[slug, block.identifier] = key.digest
    }

    func reach(under code: Digest) -> ReachRecord? { store.record(ReachRecord.self, of: .reaches, for: code) }

    /// What decided the block's last outcome; nil if it has had none here.
    func previousKey(of block: TangledBlock, in slug: String) -> BlockKey? {
        history[slug, block.identifier].flatMap { store.record(BlockKey.self, of: .keys, for: $0) }
    }

    /// Moves what a block wrote into the store.
    func takeIn(_ product: BlockProduct, from folder: String) throws -> BlockOutcome.Payload {
        func take(_ name: String) throws -> Digest {
            try store.add(Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
        }
        switch product {
        case .value: return .value(try take(ProductFile.value))
        case .figure(let width, let height, let files):
            let digests = try files.map { ($0, try take(ProductFile.figure($0))) }
            return .figure(
                FigureFiles(width: width, height: height, digests: Dictionary(digests, uniquingKeysWith: { first, _ in first })))
        case .table(let table): return .table(table)
        case .claims(let claims): return .claims(claims)
        case .text(let text): return .text(text)
        }
    }

    /// A folder inside `folder` that holds just the data sets that the block names: what it does not name it cannot read.
    func makeDataFolder(for block: TangledBlock, in folder: String) throws -> String {
        let path = "\(folder)/data"
        try Folder.make(path)
        for (name, file) in try dataFiles(of: block) {
            try FileManager.default.createSymbolicLink(
                atPath: "\(path)/\(DataSources.fileName(of: name))", withDestinationPath: file)
        }
        return path
    }

    /// The files of the data sets that the block names, by their names.
    func dataFiles(of block: TangledBlock) throws -> [String: String] {
        var files: [String: String] = [:]
        for name in block.block.options.data.map(\.text) {
            if case .present(let file, _) = try data.state(of: name) { files[name] = file }
        }
        return files
    }

    func makeWorkingFolder(in folder: String) throws -> String {
        let path = "\(folder)/work"
        try Folder.make(path)
        return path
    }

    func makeScratchFolder() throws -> String {
        let folder = "\(scratch)/\(UInt64.random(in: 0 ... .max))"
        try Folder.make(folder)
        return folder
    }

    /// A folder that cannot be removed is left for `clean`.
    func removeScratchFolder(_ folder: String) {
        try? FileManager.default.removeItem(atPath: folder)
    }
}

extension BlockOutcome.Payload {
    /// The digests of the stored bytes that it stands for.
    fileprivate var digests: [Digest] {
        switch self {
        case .value(let digest): [digest]
        case .figure(let files): Array(files.digests.values)
        case .table, .claims, .text, .failure: []
        }
    }
}
