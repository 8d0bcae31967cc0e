import ChapterReading
import Foundation
import Storage

/// The compiler proper, which compiles some of a module's files and only looks at what others declare.
///
/// A file's object depends on its own text and on what it sees of other files, whatever else the same process compiles: the
/// compiler optimizes a file at a time. So an object after an edit equals that of a clean build, byte for byte.
struct Frontend: Sendable {
    /// The flags that decide what is compiled, for the driver; they enter the key.
    ///
    /// One function a section, none merged with a look-alike: otherwise a block's code would change with its neighbours'.
    static let keyFlags = [
        "-O", "-g", "-parse-as-library", "-swift-version", "6", "-module-name", BuiltModules.chapterModule,
        "-diagnostic-style=llvm",
        "-Xfrontend", "-function-sections", "-Xfrontend", "-disable-llvm-merge-functions-pass", "-Xcc",
        "-fno-omit-frame-pointer", "-file-compilation-dir", ".",
    ]

    let compiler: String
    let flags: [String]
    /// Whether it notes what names stand for.
    let notesNames: Bool
    let invoke: @Sendable (_ arguments: [String], _ workplace: String) throws -> ChildProcess.Result

    /// What one process is to compile.
    struct Job: Sendable {
        /// The files to compile, by name.
        var compiled: [String]
        /// The files at whose declarations it looks.
        var seen: [String] = []
        var isShared = false
    }

    struct Outcome: Sendable {
        var result: ChildProcess.Result
        /// The objects' names, in link order.
        var objects: [String]
        var workplace: String
        /// Where it noted what names stand for, if it did.
        var index: String?

        /// The files that the compiler read, as it lists them for `make`.
        func dependencies() throws -> [String] {
            guard let first = objects.first else { return [] }
            return try CompilerDependencies(readingFrom: "\(workplace)/\(first).d").files
        }
    }

    /// Compiles files of `workplace` to objects beside them.
    func run(_ job: Job, in workplace: String) throws -> Outcome {
        let (files, objects) = job.isShared ? try shared(job, in: workplace) : blocks(job)
        let outputs = objects.flatMap { ["-o", "\($0).o"] }
        // The compiler wants as many lists of dependencies as it has files that it compiles one by one.
        let lists = (job.isShared ? Array(objects.prefix(1)) : objects).flatMap { ["-emit-dependencies-path", "\($0).d"] }
        let index = notesNames ? "\(objects[0]).index" : nil
        let notes = index.map(IndexStore.flags) ?? []
        let result = try invoke([compiler, "-frontend", "-c"] + files + flags + outputs + lists + notes, workplace)
        return Outcome(result: result, objects: objects, workplace: workplace, index: index.map { "\(workplace)/\($0)" })
    }

    private func blocks(_ job: Job) -> (files: [String], objects: [String]) {
        (job.compiled.flatMap { ["-primary-file", "\($0).swift"] } + job.seen.map { "\($0).swift" }, job.compiled)
    }

    /// Every function of what is shared is reached by some block and not by others, so references between them must be exact.
    /// The compiler keeps a symbol for every private constant when it compiles a whole module with an empty second file on one
    /// thread; made testable, the module keeps what only other files use.
    private func shared(_ job: Job, in workplace: String) throws -> (files: [String], objects: [String]) {
        try AtomicFile.writePlainly(Data(), to: "\(workplace)/\(Self.empty).swift")
        let objects = job.compiled + [Self.empty]
        return (objects.map { "\($0).swift" } + ["-num-threads", "1", "-enable-testing"], objects)
    }

    private static let empty = "Empty"
}
