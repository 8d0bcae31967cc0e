import ChapterReading
import Foundation
import MachineCode
import Storage
import Synchronization

/// Tells what each block of a chapter can reach in the machine code of the chapter and of the package's modules.
///
/// The modules' object files are parsed once a build, and only when the code of a chapter or of a module has changed since its
/// fingerprints were taken.
package final class Fingerprinter: Sendable {
    private let modules: BuiltModules
    private let libraries: [String: Digest]
    private let stamps: FileStamps
    private let store: Store
    private let declarations: DeclaredFunctions
    private let parsed = Mutex<ParsedModules?>(nil)
    /// The digest of the contents of the modules' objects, and of the libraries.
    private let moduleContents = Mutex<Digest?>(nil)

    private struct ParsedModules: Sendable {
        var objects: [ObjectFile]
        /// Of static libraries.
        var archived: [ObjectFile]
        var libraries: LinkedLibraries
    }

    /// - Parameter libraries: the digests of the libraries that chapters run with, by their paths.
    package init(modules: BuiltModules, libraries: [String: Digest], stamps: FileStamps, store: Store) {
        self.modules = modules
        self.libraries = libraries
        declarations = DeclaredFunctions(of: Set(modules.objects.compactMap { ModuleObject(label: modules.label($0))?.target }))
        self.stamps = stamps
        self.store = store
    }

    /// The fingerprints of a compiled chapter's blocks.
    package func fingerprints(of chapter: CompiledChapter) throws -> ChapterFingerprints {
        let key = Digest(
            ofAll: ["fingerprints 23", try contentsOfModules().description]
                + (try chapter.objects.map { try contents(of: $0.path) }))
        let symbols = chapter.tangled.running.map(\.symbol)
        let variables = DeferredVariables { [self] in try globals(of: chapter) }
        if let known = store.text(of: .fingerprints, for: key).map(BlockFingerprint.list(parsing:)),
            symbols.allSatisfy({ known[$0] != nil }), let functions = store.record(Digest.self, of: .functions, for: key),
            store.holds(functions)
        {
            return ChapterFingerprints(known, functions: functions, variables: variables)
        }
        let reaches = try Dictionary(uniqueKeysWithValues: symbols.map { ($0, try variables.get().reach(from: $0)) })
        let fingerprints = try reaches.mapValues { try BlockFingerprint($0, resources: modules.resources) }
        let functions = try store.add(functions(in: reaches, of: chapter).text)
        try modules.requireUnchanged()
        // A digest that cannot be trusted differs every time; it must not be remembered.
        if reaches.values.allSatisfy(\.isTrustworthy) {
            try store.setRecord(functions, of: .functions, for: key)
            try store.setText(BlockFingerprint.text(of: fingerprints), of: .fingerprints, for: key)
        }
        return ChapterFingerprints(
            fingerprints, functions: functions, warnings: Set(reaches.values.flatMap(\.warnings)).sorted(), walked: reaches,
            variables: variables)
    }

    private func functions(in reaches: [String: Reach], of chapter: CompiledChapter) -> ReachedFunctions {
        let names = chapter.tangled.running.compactMap { block in
            reaches[block.symbol].map { (block.identifier, declarations.functions(in: $0)) }
        }
        return ReachedFunctions(Dictionary(names) { first, _ in first })
    }

    private func contentsOfModules() throws -> Digest {
        try moduleContents.withLock { known in
            if let known { return known }
            let resources = modules.resources.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value.description] }
            let libraries = libraries.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value.description] }
            let digest = Digest(ofAll: try modules.objects.map(contents) + resources + libraries)
            known = digest
            return digest
        }
    }

    /// The digest of what can decide a fingerprint in an object file.
    private func contents(of object: String) throws -> String {
        try stamps.fact("contents 2", of: object) { try ObjectContents.digest(ofFile: object).description }
    }

    private func globals(of chapter: CompiledChapter) throws -> GlobalVariables {
        let modules = try parsedModules()
        let own = try chapter.objects.map { try ObjectFile(path: $0.path, label: "<chapter>/\($0.name).o") } + modules.objects
        let objects = ObjectSet(
            own + own.members(takenFrom: modules.archived, libraries: modules.libraries), chapterCount: chapter.objects.count,
            libraries: modules.libraries)
        return GlobalVariables(in: objects, module: BuiltModules.chapterModule, prefix: TangledBlock.symbolPrefix)
    }

    private func parsedModules() throws -> ParsedModules {
        try parsed.withLock { parsed in
            if let parsed { return parsed }
            let objects = try parallelMap(modules.objects, jobs: ProcessInfo.processInfo.activeProcessorCount) { [modules] in
                try ObjectFile(path: $0, label: modules.label($0))
            }
            let count = modules.archived.count
            let made = ParsedModules(
                objects: objects.dropLast(count), archived: objects.suffix(count), libraries: try linkedLibraries())
            parsed = made
            return made
        }
    }

    /// - Throws: when one of them is not what is in the keys any more.
    private func linkedLibraries() throws -> LinkedLibraries {
        let linked = try LinkedLibraries(at: libraries.keys.sorted(), system: Set(SystemLibraries.loaded()))
        for (path, digest) in libraries where try stamps.digest(of: path) != digest {
            throw SystemFailure(changedMeanwhile: path)
        }
        return linked
    }
}

/// The fingerprints of one chapter's blocks, and on request what is behind them.
package struct ChapterFingerprints: Sendable {
    private let blocks: [String: BlockFingerprint]
    /// The digest of what the store holds of the functions that they reach (`ReachedFunctions`).
    package let functions: Digest
    /// What the objects hold that is not understood: then nothing is reused.
    package let warnings: [String]
    /// What was walked to take the fingerprints, if they were taken in this build.
    private let walked: [String: Reach]
    private let variables: DeferredVariables

    fileprivate init(
        _ blocks: [String: BlockFingerprint], functions: Digest, warnings: [String] = [], walked: [String: Reach] = [:],
        variables: DeferredVariables
    ) {
        self.blocks = blocks
        self.functions = functions
        self.warnings = warnings
        self.walked = walked
        self.variables = variables
    }

    package func summary(of block: TangledBlock) throws -> ReachSummary { try fingerprint(of: block).reach }

    func fingerprint(of block: TangledBlock) throws -> BlockFingerprint {
        guard let fingerprint = blocks[block.symbol] else {
            throw SystemFailure("the block `\(block.identifier)` was not found in the compiled chapter")
        }
        return fingerprint
    }

    /// All that the block can reach.
    ///
    /// - Complexity: parses the object files if this build has not done so yet.
    func reach(of block: TangledBlock) throws -> Reach {
        try walked[block.symbol] ?? variables.get().reach(from: block.symbol)
    }
}

/// A chapter's global variables, found when they are first asked for.
private final class DeferredVariables: Sendable {
    private let find: @Sendable () throws -> GlobalVariables
    private let found = Mutex<GlobalVariables?>(nil)

    init(_ find: @escaping @Sendable () throws -> GlobalVariables) { self.find = find }

    func get() throws -> GlobalVariables {
        try found.withLock { found in
            if let found { return found }
            let variables = try find()
            found = variables
            return variables
        }
    }
}
