import Foundation
import MachineCode
import Synchronization

/// Tells what each block of a chapter can reach in the machine code of the chapter and of the package's modules.
///
/// The modules' object files are parsed once a build, and only when a chapter or a module has changed since its fingerprints
/// were taken.
package final class Fingerprinter: Sendable {
    private let modules: BuiltModules
    private let stamps: FileStamps
    private let store: Store
    private let parsed = Mutex<ParsedModules?>(nil)

    private struct ParsedModules: Sendable {
        var objects: [ObjectFile]
        var libraries: [SharedLibrary]
    }

    init(modules: BuiltModules, stamps: FileStamps, store: Store) {
        self.modules = modules
        self.stamps = stamps
        self.store = store
    }

    /// The fingerprints of a compiled chapter's blocks.
    func fingerprints(of chapter: CompiledChapter) throws -> ChapterFingerprints {
        let objects = try modules.objects.map { try stamps.digest(of: $0).description }
        let key = Digest(ofAll: ["fingerprints 3"] + chapter.objectDigests.map(\.description) + objects)
        let symbols = chapter.tangled.blocks.filter { $0.block.kind != .shared }.map(\.symbol)
        let take: @Sendable () throws -> GlobalVariables = { [self] in try globals(of: chapter) }
        if let known = store.record([String: Digest].self, of: "fingerprints", for: key), symbols.allSatisfy({ known[$0] != nil })
        {
            return ChapterFingerprints(known, variables: take)
        }
        let variables = try take()
        let reaches = try Dictionary(uniqueKeysWithValues: symbols.map { ($0, try variables.reach(from: $0)) })
        let digests = try reaches.mapValues { reach in
            guard let digest = Digest(parsing: reach.digest) else { throw SystemFailure("\(reach.digest): not a fingerprint") }
            return digest
        }
        // A digest that cannot be trusted differs every time; it must not be remembered.
        if reaches.values.allSatisfy(\.isTrustworthy) { try store.setRecord(digests, of: "fingerprints", for: key) }
        return ChapterFingerprints(
            digests, warnings: Set(reaches.values.flatMap(\.warnings)).sorted(), variables: { variables })
    }

    private func globals(of chapter: CompiledChapter) throws -> GlobalVariables {
        let modules = try parsedModules()
        let objects = ObjectSet(
            try chapter.objects.map { try ObjectFile(path: $0) } + modules.objects, libraries: modules.libraries)
        return GlobalVariables(in: objects, module: "Chapter", prefix: TangledBlock.symbolPrefix)
    }

    private func parsedModules() throws -> ParsedModules {
        try parsed.withLock { parsed in
            if let parsed { return parsed }
            let made = ParsedModules(
                objects: try parallelMap(modules.objects, jobs: ProcessInfo.processInfo.activeProcessorCount) {
                    try ObjectFile(path: $0)
                },
                libraries: try SystemLibraries.loaded().map { try SharedLibrary(path: $0) })
            parsed = made
            return made
        }
    }
}

/// The fingerprints of one chapter's blocks, and on request what is behind them.
struct ChapterFingerprints: Sendable {
    private let digests: [String: Digest]
    /// What the objects hold that is not understood: then nothing is reused.
    let warnings: [String]
    private let variables: @Sendable () throws -> GlobalVariables

    init(_ digests: [String: Digest], warnings: [String] = [], variables: @escaping @Sendable () throws -> GlobalVariables) {
        self.digests = digests
        self.warnings = warnings
        self.variables = variables
    }

    func digest(of block: TangledBlock) throws -> Digest {
        guard let digest = digests[block.symbol] else {
            throw SystemFailure("the block `\(block.identifier)` was not found in the compiled chapter")
        }
        return digest
    }

    /// All that the block can reach.
    ///
    /// - Complexity: parses the object files if this build has not done so yet.
    func reach(of block: TangledBlock) throws -> Reach { try variables().reach(from: block.symbol) }
}
