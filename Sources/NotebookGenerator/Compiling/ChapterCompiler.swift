import Foundation

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

    package init(toolchain: Toolchain, modules: BuiltModules, stamps: FileStamps, store: Store, folder: String) {
        self.toolchain = toolchain
        self.modules = modules
        self.stamps = stamps
        self.store = store
        self.folder = folder
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
        let key = try compilationKey(of: tangled)
        if let record = store.record(CompilationRecord.self, of: "compilations", for: key),
            record.objects.allSatisfy(store.holds)
        {
            return compiled(tangled, record, of: chapter)
        }
        let record = try runCompiler(on: tangled, of: chapter)
        try store.setRecord(record, of: "compilations", for: key)
        return compiled(tangled, record, of: chapter)
    }

    /// The chapter's program, linked.
    package func link(_ chapter: CompiledChapter) throws -> String {
        let parts = try modules.objects.map { try stamps.digest(of: $0).description }
        let key = Digest(ofAll: ["link 2", toolchain.version] + chapter.objectDigests.map(\.description) + parts)
        let program = "\(folder)/programs/\(key.description)"
        if FileManager.default.isExecutableFile(atPath: program) { return program }
        try FileManager.default.createDirectory(atPath: "\(folder)/programs", withIntermediateDirectories: true)
        let temporary = "\(program).\(UInt64.random(in: 0 ... .max)).tmp"
        // The compiler tells object files by their ending, which those in the store do not have.
        let objects = chapter.objects.indices.map { "\(temporary).\($0).o" }
        defer { unlinkQuietly([temporary] + objects) }
        for (stored, object) in zip(chapter.objects, objects) { try FileManager.default.copyItem(atPath: stored, toPath: object) }
        let result = try ChildProcess.run(
            [toolchain.compiler] + objects + modules.objects
                + ["-o", temporary, "-use-ld=lld", "-Xlinker", "--gc-sections", "-Xlinker", "--as-needed"])
        guard result.status == .exited(0) else {
            throw SystemFailure("linking the chapter failed; are all the libraries installed?\n\(result.output)")
        }
        try FileManager.default.moveItem(atPath: temporary, toPath: program)
        return program
    }

    private func compilationKey(of tangled: TangledChapter) throws -> Digest {
        let interfaces = try modules.interfaceFiles.map { try stamps.digest(of: $0).description }
        return Digest(ofAll: ["compile 2", toolchain.version, tangled.text] + Self.flags + interfaces)
    }

    private func runCompiler(on tangled: TangledChapter, of chapter: Chapter) throws -> CompilationRecord {
        let workplace = "\(folder)/\(chapter.slug)-\(UInt64.random(in: 0 ... .max))"
        try FileManager.default.createDirectory(atPath: workplace, withIntermediateDirectories: true)
        defer { unlinkQuietly([workplace]) }
        for (source, text) in zip(Self.sources, [tangled.text, ""]) {
            try Data(text.utf8).write(to: URL(fileURLWithPath: "\(workplace)/\(source).swift"))
        }
        let result = try ChildProcess.run(
            [toolchain.compiler] + Self.flags + ["-I", modules.interfaces] + modules.clangFlags
                + ["-c"] + Self.sources.map { "\($0).swift" }, in: workplace)
        let messages = CompilerMessage.parse(result.output)
        guard result.status == .exited(0) else {
            let found = diagnostics(for: messages, in: tangled, file: chapter.path)
            guard found.contains(where: { $0.severity == .error }) else {
                throw SystemFailure("\(chapter.path): the compiler failed:\n\(result.output)")
            }
            throw Failure.chapter(found)
        }
        let objects = try Self.sources.map { try store.add(Data(contentsOf: URL(fileURLWithPath: "\(workplace)/\($0).o"))) }
        return CompilationRecord(objects: objects, messages: messages)
    }

    private func compiled(_ tangled: TangledChapter, _ record: CompilationRecord, of chapter: Chapter) -> CompiledChapter {
        CompiledChapter(
            tangled: tangled, objects: record.objects.map(store.path(of:)), objectDigests: record.objects,
            warnings: diagnostics(for: record.messages, in: tangled, file: chapter.path).filter { $0.severity == .warning })
    }
}

/// Removes temporary files; one that cannot be removed is left for `clean`.
private func unlinkQuietly(_ paths: [String]) {
    for path in paths { try? FileManager.default.removeItem(atPath: path) }
}
