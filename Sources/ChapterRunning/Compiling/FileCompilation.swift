import ChapterReading
import Foundation
import MachineCode
import Storage

/// The compilation of a chapter's files: those whose key is in the store are taken from there.
///
/// A file's key is made of its text, of all that is shared, and of the types of the values that it names. Types are known when
/// the experiments that return them are compiled: so files that were compiled before wait for those that they depend on, and
/// where a type comes out as it was they are not compiled again. Files never compiled before against these modules do not wait.
struct FileCompilation {
    private let tangled: TangledChapter
    private let chapter: Chapter
    private let compiler: ChapterCompiler
    private let requests: [String: Digest]
    private let byName: [String: TangledFile]
    /// The experiments, by the names of their files.
    private let experiments: [String: TangledBlock]
    private var done: [String: CompilationRecord] = [:]
    private var read: Set<String> = []

    init(_ tangled: TangledChapter, of chapter: Chapter, by compiler: ChapterCompiler) throws {
        self.tangled = tangled
        self.chapter = chapter
        self.compiler = compiler
        let shared = tangled.files.first { $0.role == .shared }?.text ?? ""
        requests = try Dictionary(
            uniqueKeysWithValues: tangled.files.map { ($0.name, try compiler.request(for: [$0.name, $0.text, shared])) })
        byName = Dictionary(uniqueKeysWithValues: tangled.files.map { ($0.name, $0) })
        experiments = Dictionary(
            tangled.blocks.filter { $0.block.kind.traits.holdsValue }.map { ($0.fileName, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The whole chapter's.
    var record: CompilationRecord {
        let records = tangled.files.compactMap { done[$0.name] }
        return CompilationRecord(
            objects: records.flatMap(\.objects), messages: records.flatMap(\.messages), names: records.flatMap(\.names))
    }

    /// The files of all the compilations, sorted.
    var dependencies: [String] { read.sorted() }

    mutating func compile() throws {
        while true {
            let missing = lookUp()
            if missing.isEmpty { return }
            try compile(missing)
        }
    }

    /// Takes what it can from the store.
    ///
    /// - Returns: the files to compile next.
    private mutating func lookUp() -> [TangledFile] {
        var missing: [TangledFile] = []
        for file in tangled.files where done[file.name] == nil {
            guard let request = requests[file.name] else { continue }
            if let interfaces = interfaces(of: file) {
                if let known = compiler.compilation(of: request, seeing: interfaces) {
                    done[file.name] = known.record
                    read.formUnion(known.dependencies)
                } else {
                    missing.append(file)
                }
            } else if !compiler.wasCompiled(request) {
                missing.append(file)
            }
        }
        return missing
    }

    /// What it sees of other files, besides what is shared; nil before these are compiled.
    private func interfaces(of file: TangledFile) -> [String]? {
        let seen = file.inputs.compactMap { done[$0]?.interface }
        return seen.count == file.inputs.count ? seen : nil
    }

    private mutating func compile(_ files: [TangledFile]) throws {
        let frontend = try compiler.frontend()
        let made = try compiler.withWorkplace(named: chapter.slug) { workplace in
            for file in tangled.files {
                try AtomicFile.writePlainly(Data(file.text.utf8), to: "\(workplace)/\(file.name).swift")
            }
            let outcomes = try parallelMap(jobs(for: files), jobs: 2) { try frontend.run($0, in: workplace) }
            return try takeIn(outcomes)
        }
        for (name, record) in made.records { done[name] = record }
        read.formUnion(made.dependencies)
        for file in files {
            guard let record = done[file.name], let request = requests[file.name], let interfaces = interfaces(of: file) else {
                continue
            }
            try compiler.keep(record, of: request, seeing: interfaces, dependencies: made.dependencies)
        }
    }

    private func jobs(for files: [TangledFile]) -> [Frontend.Job] {
        let blocks = files.filter { $0.role != .shared }
        var jobs = files.filter { $0.role == .shared }.map { Frontend.Job(compiled: [$0.name], isShared: true) }
        if !blocks.isEmpty { jobs.append(Frontend.Job(compiled: blocks.map(\.name), seen: namesSeen(by: blocks))) }
        return jobs
    }

    /// The files that `files` see and that are not among them: what is shared, the experiments that they name, and those that
    /// these name, since the compiler infers types from them. The program's start sees every block.
    private func namesSeen(by files: [TangledFile]) -> [String] {
        let compiled = Set(files.map(\.name))
        var seen: Set<String> = [TangledFile.shared]
        var open = files
        while let file = open.popLast() {
            let inputs = file.role == .main ? tangled.files.filter { $0.role == .block }.map(\.name) : file.inputs
            for input in inputs where seen.insert(input).inserted {
                if let file = byName[input] { open.append(file) }
            }
        }
        return tangled.files.map(\.name).filter { seen.contains($0) && !compiled.contains($0) }
    }

    /// Stores the objects, or throws what the compiler found wrong.
    private func takeIn(
        _ outcomes: [Frontend.Outcome]
    ) throws -> (records: [String: CompilationRecord], dependencies: [String]) {
        let output = outcomes.map(\.result.output).joined(separator: "\n")
        let messages = CompilerMessage.parse(output)
        guard outcomes.allSatisfy({ $0.result.status == .exited(0) }) else {
            if let explanation = CompilerAdvice.explanation(of: output) { throw SystemFailure(explanation) }
            let found = diagnostics(for: messages, in: tangled, file: chapter.path)
            let isTold = tangled.blocks.contains { !$0.block.isSound || $0.lacksGrid }
            guard isTold || found.contains(where: { $0.diagnostic.severity == .error }) else {
                // It takes a disk that is full for a mistake of its own, and asks for a report.
                if let workplace = outcomes.first?.workplace { try AtomicFile.requireRoom(in: workplace) }
                throw SystemFailure("\(chapter.path): the compiler failed:\n\(output)")
            }
            throw ChapterCompiler.Failure.chapter(found)
        }
        try requireOwnStart(of: outcomes)
        var records: [String: CompilationRecord] = [:]
        for outcome in outcomes {
            for name in outcome.objects {
                // What does not belong to a file of the chapter goes with the first one.
                let owner = byName[name] == nil ? outcome.objects[0] : name
                let path = "\(outcome.workplace)/\(name).o"
                let digest = try compiler.store.add(Data(contentsOf: URL(fileURLWithPath: path)))
                records[owner, default: CompilationRecord(objects: [], messages: [])].objects
                    .append(CompilationRecord.NamedDigest(name: name, digest: digest))
                if let type = try mangledType(inFile: name, object: path) { records[name]?.interface = type }
            }
        }
        for (name, found) in messages.grouped(by: tangled) { records[name]?.messages = found }
        for (name, found) in try names(notedBy: outcomes) { records[name]?.names = [found] }
        let read = try outcomes.flatMap { try $0.dependencies() }.filter { !compiler.toolchain.contains($0) }
        return (records, Set(read.map(compiler.modules.label)).sorted())
    }

    /// The sanitizers put in what starts before a program does.
    private func requireOwnStart(of outcomes: [Frontend.Outcome]) throws {
        guard compiler.modules.sanitizerFlags.isEmpty else { return }
        let check = ProgramCheck(tangled: tangled)
        let messages = try outcomes.flatMap { outcome in
            try outcome.objects.flatMap { try check.messages(aboutObject: $0, at: "\(outcome.workplace)/\($0).o") }
        }
        guard messages.isEmpty else {
            throw ChapterCompiler.Failure.chapter(diagnostics(for: messages, in: tangled, file: chapter.path))
        }
    }

    /// Stores what the names in each file's blocks stand for.
    private func names(notedBy outcomes: [Frontend.Outcome]) throws -> [String: Digest] {
        guard let library = compiler.indexLibrary else { return [:] }
        let indices = outcomes.compactMap(\.index).map { IndexStore(in: $0, readBy: library) }
        let mentions = try indices.map { try $0.mentions() }.reduce(into: [:]) { $0.merge($1) { $0 + $1 } }
        return try mentions.reduce(into: [:]) { digests, file in
            let names = CodeNames.ofBlocks(in: tangled, [file.key: file.value])
            if !names.isEmpty { digests[file.key] = try compiler.store.add(CodeNames.text(of: names)) }
        }
    }

    /// The mangled name of an experiment's global constant, which tells its type.
    private func mangledType(inFile name: String, object: String) throws -> String? {
        guard let block = experiments[name] else { return nil }
        // Read, since a word that the name has had already stands in it as a letter.
        let names = try ObjectFile.definedNames(inFileAt: object, prefix: "$s7Chapter").filter { $0.hasSuffix("vp") }
        guard let type = names.first(where: { Demangler.demangle($0).hasPrefix("Chapter.\(block.symbol) : ") }) else {
            throw SystemFailure("the type of `\(block.identifier)` was not found in its object file")
        }
        return type
    }
}

extension [CompilerMessage] {
    /// Each under the file that it lies in; notes under that of the message before them.
    fileprivate func grouped(by tangled: TangledChapter) -> [String: [CompilerMessage]] {
        var groups: [String: [CompilerMessage]] = [:]
        var current: String?
        for message in self {
            if message.severity != .note { current = tangled.file(named: message.file)?.name }
            if let current { groups[current, default: []].append(message) }
        }
        return groups
    }
}
