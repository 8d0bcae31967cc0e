import Foundation
internal import Glibc

/// Compiles tangled chapters against the built modules, and links them when something has to run.
package struct ChapterCompiler: Sendable {
    package enum Failure: Error {
        case chapter([Diagnostic])
    }

    let toolchain: Toolchain
    let modules: BuiltModules
    let stamps: FileStamps
    let store: Store
    /// Where the compiler works: `.notebook/compiling`.
    let folder: String
    private let invokeCompiler: CompilerInvocation

    init(
        toolchain: Toolchain, modules: BuiltModules, stamps: FileStamps, store: Store, folder: String,
        invokeCompiler: @escaping CompilerInvocation
    ) {
        self.toolchain = toolchain
        self.modules = modules
        self.stamps = stamps
        self.store = store
        self.folder = folder
        self.invokeCompiler = invokeCompiler
    }

    /// The flags that decide what is compiled; they enter the key.
    ///
    /// One function a section, none merged with a look-alike: otherwise a block's code would change with its neighbours'. An
    /// empty second file on one thread makes the compiler keep a symbol for every private global, which makes references exact.
    private static let flags = [
        "-O", "-g", "-wmo", "-num-threads", "1", "-parse-as-library", "-swift-version", "6", "-module-name", "Chapter",
        "-diagnostic-style=llvm", "-Xfrontend", "-function-sections", "-Xfrontend", "-disable-llvm-merge-functions-pass",
        "-Xcc", "-fno-omit-frame-pointer", "-file-compilation-dir", ".",
    ]
    private static let sources = ["Chapter", "Empty"]

    /// The object file of `tangled`, from the store when nothing that goes into it has changed.
    package func compile(_ tangled: TangledChapter, of chapter: Chapter) throws -> CompiledChapter {
        let request = request(for: tangled)
        if let dependencies = store.record([String].self, of: .dependencies, for: request),
            let key = try? key(of: request, dependencies),
            let record = store.record(CompilationRecord.self, of: .compilations, for: key),
            record.objects.allSatisfy(store.holds)
        {
            return compiled(tangled, record, of: chapter)
        }
        let (record, dependencies) = try runCompiler(on: tangled, of: chapter)
        try store.setRecord(dependencies, of: .dependencies, for: request)
        try store.setRecord(record, of: .compilations, for: key(of: request, dependencies))
        return compiled(tangled, record, of: chapter)
    }

    /// The chapter's program, linked.
    package func link(_ chapter: CompiledChapter) throws -> String {
        let key = Digest(
            ofAll: ["link 4", toolchain.version, modules.digest.description] + chapter.objectDigests.map(\.description))
        if let program = store.program(key) { return program }
        return try withWorkplace(named: "\(chapter.slug)-program") { workplace in
            // The compiler tells object files by their ending, which those in the store do not have.
            let objects = chapter.objects.indices.map { "\(workplace)/\($0).o" }
            for (stored, object) in zip(chapter.objects, objects) {
                guard symlink(stored, object) == 0 else { throw SystemFailure(calling: "symlink", on: object) }
            }
            let result = try invokeCompiler(
                [toolchain.compiler] + objects + modules.objects
                    + ["-o", "\(workplace)/program", "-use-ld=lld", "-Xlinker", "--gc-sections", "-Xlinker", "--as-needed"]
                    + (modules.holdCPlusPlus ? ["-lstdc++"] : []),
                nil, Self.environment(in: workplace))
            guard result.status == .exited(0) else {
                throw SystemFailure("linking the chapter failed; are all the libraries installed?\n\(result.output)")
            }
            return try store.takeProgram("\(workplace)/program", for: key)
        }
    }

    /// What of a compilation does not depend on other files.
    private func request(for tangled: TangledChapter) -> Digest {
        let flags = Self.flags + modules.clangFlags.map(modules.label)
        return Digest(ofAll: ["compile 3", toolchain.version, tangled.text] + flags)
    }

    /// A digest of everything that goes into a compilation.
    private func key(of request: Digest, _ dependencies: [String]) throws -> Digest {
        let contents = try dependencies.flatMap { [$0, try stamps.digest(of: modules.path(labelled: $0)).description] }
        return Digest(ofAll: [request.description] + contents)
    }

    private func runCompiler(on tangled: TangledChapter, of chapter: Chapter) throws -> (CompilationRecord, [String]) {
        try withWorkplace(named: chapter.slug) { workplace in
            for (source, text) in zip(Self.sources, [tangled.text, ""]) {
                try AtomicFile.writePlainly(Data(text.utf8), to: "\(workplace)/\(source).swift")
            }
            let result = try invokeCompiler(
                [toolchain.compiler] + Self.flags + ["-I", modules.interfaces] + modules.clangFlags
                    + ["-emit-dependencies", "-c"] + Self.sources.map { "\($0).swift" }, workplace,
                Self.environment(in: workplace))
            let messages = CompilerMessage.parse(result.output)
            guard result.status == .exited(0) else {
                let found = diagnostics(for: messages, in: tangled, file: chapter.path)
                guard found.contains(where: { $0.severity == .error }) else {
                    throw SystemFailure("\(chapter.path): the compiler failed:\n\(result.output)")
                }
                throw Failure.chapter(found)
            }
            let objects = try Self.sources.map { try store.add(Data(contentsOf: URL(fileURLWithPath: "\(workplace)/\($0).o"))) }
            let dependencies = try CompilerDependencies(readingFrom: "\(workplace)/\(Self.sources[0]).d").files
                .filter { !toolchain.contains($0) }.map(modules.label)
            return (CompilationRecord(objects: objects, messages: messages), dependencies)
        }
    }

    /// The compiler's temporary files go to its workplace, unless its driver crashes on the path: it takes only ASCII there.
    private static func environment(in workplace: String) -> [String: String] {
        workplace.utf8.allSatisfy { $0 < 0x80 } ? ["TMPDIR": workplace] : [:]
    }

    /// Makes a folder to work in and removes it afterwards; what cannot be removed is left for `clean`. The compiler's own
    /// temporary files go there too, since it does not remove them all.
    private func withWorkplace<Result>(named name: String, _ body: (String) throws -> Result) throws -> Result {
        let workplace = "\(folder)/\(name)-\(UInt64.random(in: 0 ... .max))"
        try Folder.make(workplace)
        defer { try? FileManager.default.removeItem(atPath: workplace) }
        return try body(workplace)
    }

    private func compiled(_ tangled: TangledChapter, _ record: CompilationRecord, of chapter: Chapter) -> CompiledChapter {
        CompiledChapter(
            slug: chapter.slug, tangled: tangled, objects: record.objects.map(store.path(of:)), objectDigests: record.objects,
            warnings: diagnostics(for: record.messages, in: tangled, file: chapter.path).filter { $0.severity == .warning })
    }
}
