import ChapterReading
import Foundation
import Storage
internal import Glibc

/// Compiles tangled chapters against the built modules, and links them when something has to run.
///
/// 1. A chapter whose files are all as they were is taken from the store.
/// 2. Otherwise each of its files has a key of its own (`FileCompilation`): its text, what it sees of the others, the modules.
///    Those without a compilation in the store are compiled by one process, or two (`Frontend`).
/// 3. The objects are linked with the modules'.
package struct ChapterCompiler: Sendable {
    package enum Failure: Error {
        case chapter([BlockDiagnostic])
    }

    let toolchain: Toolchain
    package let modules: BuiltModules
    package let headers: Headers
    private let lookup: ModuleLookup
    let stamps: FileStamps
    let store: Store
    /// Where the compiler works: `.notebook/compiling`.
    let folder: String
    /// What reads the compiler's notes of what names stand for; nil where the toolchain lacks it.
    let indexLibrary: IndexStoreLibrary?
    private let invokeCompiler: CompilerInvocation

    package init(
        toolchain: Toolchain, modules: BuiltModules, headers: Headers, lookup: ModuleLookup, stamps: FileStamps, store: Store,
        folder: String,
        invokeCompiler: @escaping CompilerInvocation
    ) {
        self.toolchain = toolchain
        self.modules = modules
        self.headers = headers
        self.lookup = lookup
        self.stamps = stamps
        self.store = store
        self.folder = folder
        indexLibrary = IndexStore.library(of: toolchain)
        self.invokeCompiler = invokeCompiler
    }

    /// The object files of `tangled`, from the store when nothing that goes into them has changed.
    package func compile(_ tangled: TangledChapter, of chapter: Chapter) throws -> CompiledChapter {
        try requireForeign(tangled, of: chapter)
        let hidden = ProgramCheck(tangled: tangled).messages
        guard hidden.isEmpty else { throw Failure.chapter(diagnostics(for: hidden, in: tangled, file: chapter.path)) }
        let request = try request(for: tangled.files.flatMap { [$0.name, $0.text] })
        if let known = compilation(of: request) { return compiled(tangled, known.record, of: chapter) }
        var files = try FileCompilation(tangled, of: chapter, by: self)
        try files.compile()
        try keep(files.record, of: request, dependencies: files.dependencies)
        return compiled(tangled, files.record, of: chapter)
    }

    /// The chapter's program, linked.
    ///
    /// - Throws: `LinkFailure`, or a failure of the system.
    package func link(_ chapter: CompiledChapter) throws -> String {
        let libraries = try modules.ownLibraries(remembering: stamps).flatMap {
            [modules.label($0), try stamps.digest(of: $0).description]
        }
        let key = Digest(
            ofAll: ["link 10", toolchain.version, modules.digest.description] + modules.linkerFlags.map(modules.label)
                + modules.sanitizerFlags + libraries + chapter.objectDigests.map(\.description))
        if let program = store.program(key) { return program }
        return try withWorkplace(named: "\(chapter.slug)-program") { workplace in
            let result = try invokeCompiler(
                [toolchain.compiler] + (try objects(of: chapter, in: workplace))
                    // In the folder where it runs: the linker takes a `%` in a path for a number of its own choice.
                    + ["-o", "program", "-use-ld=lld", "-Xlinker", "--gc-sections"]
                    // Tables that code finds by the names of their ends stay whole, as with the linker of the package manager.
                    + ["-Xlinker", "-z", "-Xlinker", "nostart-stop-gc"] + modules.sanitizerFlags
                    + (modules.archived.isEmpty ? [] : ["--start-lib"] + modules.archived + ["--end-lib"]).flatMap {
                        ["-Xlinker", $0]
                    }
                    // The driver puts libraries before what is for the linker; these are dropped where nothing needs them.
                    + (["--as-needed"] + modules.linkerFlags + modules.libraryFolders.flatMap { ["-rpath", $0] })
                    .flatMap { ["-Xlinker", $0] }
                    + (modules.holdCPlusPlus ? ["-lstdc++"] : []),
                workplace, Self.environment(in: workplace))
            guard result.status == .exited(0) else {
                // As much as a program may have.
                try AtomicFile.requireRoom(in: workplace, bytes: 64 << 20)
                try modules.requireUnchanged()
                if let failure = LinkFailure(toldIn: result.output) { throw failure }
                throw SystemFailure("\(chapter.slug): its program can't be linked:\n\(result.output)")
            }
            try modules.requireUnchanged()
            return try store.takeProgram("\(workplace)/program", for: key)
        }
    }

    /// The objects of a program. Of copies of one function the linker takes the first: a module's, whatever copies the chapter makes.
    ///
    /// The compiler tells object files by their ending, which those in the store do not have; and beside the first of them it writes
    /// the libraries that they all ask for, under the program's name. So these lie in the workplace, where no other program is linked.
    private func objects(of chapter: CompiledChapter, in workplace: String) throws -> [String] {
        let own = modules.objects.filter { !modules.archived.contains($0) }
        var objects = own + chapter.objects.map(\.path)
        for index in objects.indices where index == 0 || index >= own.count {
            let link = "\(workplace)/\(index).o"
            guard symlink(objects[index], link) == 0 else { throw SystemFailure(calling: "symlink", on: link) }
            objects[index] = link
        }
        return objects
    }

    /// The kit's inner modules lie where its others do, and programs where libraries do: the compiler would find them.
    private func requireForeign(_ tangled: TangledChapter, of chapter: Chapter) throws {
        let refused = modules.inner.union(modules.programs)
        guard !refused.isEmpty else { return }
        let messages = tangled.blocks.flatMap { block in
            let code = block.block.code
            let isPossible = ModuleQuestions.asked(in: code.utf8).contains(where: refused.contains)
            let imports = isPossible ? CodeMemory().facts(of: code).imports(in: code) ?? "" : ""
            return imports.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
                let name = ModuleQuestions.asked(in: line.utf8).first(where: refused.contains)
                guard let name, !line.contains("canImport"), let place = line.firstRange(of: name) else {
                    return nil as CompilerMessage?
                }
                return CompilerMessage(
                    file: block.virtualFile, line: index + 1,
                    column: line.utf8.distance(from: line.startIndex, to: place.lowerBound) + 1, severity: .error,
                    text: modules.programs.contains(name)
                        ? CompilerAdvice.program(name) : "no such module '\(name)' for chapters: it is inside of the notebook")
            }
        }
        guard messages.isEmpty else { throw Failure.chapter(diagnostics(for: messages, in: tangled, file: chapter.path)) }
    }

    // MARK: Compilations in the store

    /// What of a compilation does not depend on other files than these texts, nor on what it read besides them.
    func request(for texts: [String]) throws -> Digest {
        let questions = Set(texts.flatMap { ModuleQuestions.asked(in: $0.utf8) }).sorted()
        try lookup.leftOvers(among: questions).forEach(removeIfPresent)
        return Digest(
            ofAll: ["compile 7", toolchain.version] + Frontend.keyFlags + modules.clangFlags.map(modules.label)
                + modules.macros.map(\.description) + texts
                + (try lookup.answers(to: questions).map(modules.label))
                + [try headers.digest(from: toolchain.systemHeaders).description])
    }

    /// A compilation that is in the store with all of its objects.
    ///
    /// - Parameter interfaces: what the compiled file sees of others.
    func compilation(
        of request: Digest, seeing interfaces: [String] = []
    ) -> (record: CompilationRecord, dependencies: [String])? {
        guard let dependencies = store.record([String].self, of: .dependencies, for: request),
            let key = try? key(of: request, interfaces, dependencies),
            let record = store.record(CompilationRecord.self, of: .compilations, for: key),
            record.objects.allSatisfy({ store.holds($0.digest) }), record.names.allSatisfy(store.holds)
        else { return nil }
        return (record, dependencies)
    }

    /// Whether it was compiled against the modules as they are, whatever it saw of other files.
    func wasCompiled(_ request: Digest) -> Bool { compilation(of: request, seeing: Self.anything) != nil }

    func keep(
        _ record: CompilationRecord, of request: Digest, seeing interfaces: [String] = [], dependencies: [String]
    ) throws {
        try modules.requireUnchanged()
        try headers.requireUnchanged(from: dependencies.filter { $0.hasSuffix(".modulemap") }.map(modules.path(labelled:)))
        try store.setRecord(dependencies, of: .dependencies, for: request)
        for seen in interfaces.isEmpty ? [[]] : [interfaces, Self.anything] {
            try store.setRecord(record, of: .compilations, for: key(of: request, seen, dependencies))
        }
    }

    private static let anything = ["anything"]

    /// A digest of everything that goes into a compilation.
    private func key(of request: Digest, _ interfaces: [String], _ dependencies: [String]) throws -> Digest {
        let read = try dependencies.flatMap { [$0, try contents(of: modules.path(labelled: $0)).description] }
        return Digest(ofAll: [request.description, "\(interfaces.count)"] + interfaces + read)
    }

    /// What a compilation reads of a file. A module map stands for the headers behind it, which the compiler does not list; a module of
    /// the package for what can be seen of it.
    private func contents(of file: String) throws -> Digest {
        if file.hasSuffix(".modulemap") { return try headers.digest(from: [file]) }
        guard file.hasSuffix(".swiftmodule"), !toolchain.contains(file) else { return try stamps.digest(of: file) }
        let text = try stamps.fact("interface 1", of: file) {
            SwiftModuleFile([UInt8](try PlainFile.read(file))).interfaceDigest.description
        }
        return try Digest(parsing: text) ?? stamps.digest(of: file)
    }

    // MARK: Processes

    func frontend() throws -> Frontend {
        let flags = try FrontendFlags(driverFlags: Frontend.keyFlags, toolchain: toolchain, remembering: stamps) { arguments in
            try withWorkplace(named: "flags") { try invokeCompiler(arguments, $0, Self.environment(in: $0)) }
        }
        return Frontend(
            compiler: toolchain.compiler,
            flags: flags.flags + modules.interfaceFolders.flatMap { ["-I", $0] } + modules.clangFlags + [
                "-Xcc", try headersMark(),
            ],
            notesNames: indexLibrary != nil
        ) { arguments, workplace in
            try invokeCompiler(arguments, workplace, Self.environment(in: workplace))
        }
    }

    /// Has the compiler read headers again of which any has changed, or appeared: its own cache holds a module for what it was as
    /// long as the headers that it read keep their sizes and times.
    private func headersMark() throws -> String {
        "-DNOTEBOOK_HEADERS=\(try headers.digest(from: modules.moduleMaps).short)"
    }

    /// The compiler's temporary files go to its workplace, unless its driver crashes on the path.
    private static func environment(in workplace: String) -> [String: String] {
        let isTaken = CompilerTemporaries.folder(workplace) == workplace
        return ["TMPDIR": isTaken ? workplace : CompilerTemporaries.usual]
    }

    /// Makes a folder to work in and removes it afterwards; what cannot be removed is left for `clean`. The compiler's own
    /// temporary files go there too, since it does not remove them all.
    func withWorkplace<Result>(named name: String, _ body: (String) throws -> Result) throws -> Result {
        let workplace = "\(folder)/\(name)-\(UInt64.random(in: 0 ... .max))"
        try Folder.make(workplace)
        defer { try? FileManager.default.removeItem(atPath: workplace) }
        return try body(workplace)
    }

    private func compiled(_ tangled: TangledChapter, _ record: CompilationRecord, of chapter: Chapter) -> CompiledChapter {
        CompiledChapter(
            slug: chapter.slug, tangled: tangled,
            objects: record.objects.map { CompiledObject(name: $0.name, path: store.path(of: $0.digest), digest: $0.digest) },
            warnings: diagnostics(for: record.messages, in: tangled, file: chapter.path).map(\.diagnostic)
                .filter { $0.severity == .warning }, names: record.names)
    }
}
