import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import NotebookGenerator
@testable import Storage

extension MutableProject {
    /// A project to copy that the notebook itself has built, once. (Its keys are others than those of a build in the tests'
    /// process, where other libraries are loaded.)
    static func builtByNotebook() throws -> MutableProject { try notebookBase.get() }

    private static let notebookBase = Result {
        let project = try MutableProject.built().copy(remembering: false)
        let result = try project.runNotebook("build")
        guard result.status == .exited(0) else { throw SystemFailure("the project does not build: \(result.output)") }
        // Each copy has a link of its own, for a file that was just written cannot be run.
        unlink("\(project.products)/notebook")
        return project
    }

    /// An edit that runs some blocks, links two programs and draws a figure.
    static let edit: [Change] = [
        .replace(Change.signals, "amplitude = 2.5", "amplitude = 3.5"), .replace(Change.third, "0.2", "0.3"),
        .replace(Change.first, "Half", "A half"),
    ]

    /// What the notebook itself makes of the edited project from nothing.
    static func cleanOutputOfEdit() throws -> [String: Data] { try editedOutput.get() }

    private static let editedOutput = Result {
        let project = try builtByNotebook().copy(remembering: false)
        try project.apply(edit)
        let result = try project.runNotebook("build")
        guard result.status == .exited(0) else { throw SystemFailure("the project does not build: \(result.output)") }
        return try project.output()
    }

    /// The notebook itself, on this project, in a process of its own.
    ///
    /// - Parameter preparation: what a shell does before.
    func startNotebook(_ arguments: String?..., throughShell preparation: String? = nil) throws -> ChildProcess {
        let command = [try notebook()] + arguments.compactMap(\.self)
        return try ChildProcess(
            preparation.map { ["sh", "-c", "\($0) && exec \"$@\"", "sh"] + command } ?? command, in: root,
            environment: ["PATH": try CachedCompiler.searchPath.get(), "SOURCE_DATE_EPOCH": "1795219200"])
    }

    /// Runs it to its end.
    func runNotebook(_ argument: String, throughShell preparation: String? = nil) throws -> ChildProcess.Result {
        let process = try startNotebook(argument, throughShell: preparation)
        var printed: [UInt8] = []
        while let bytes = ChildProcess.read(process.output), !bytes.isEmpty { printed += bytes }
        return ChildProcess.Result(status: process.wait(), output: String(decoding: printed, as: UTF8.self))
    }

    /// Runs it to its end as a shell starts it.
    ///
    /// - Parameter command: of the shell; `"$@"` is the notebook with its argument.
    func runNotebook(_ argument: String, inShell command: String) throws -> ChildProcess.Result {
        try ChildProcess.run(
            ["sh", "-c", command, "sh", try notebook(), argument], in: root,
            environment: ["PATH": try CachedCompiler.searchPath.get(), "SOURCE_DATE_EPOCH": "1795219200"])
    }

    /// It finds the modules beside itself, as one that was built from this project.
    private func notebook() throws -> String {
        let path = "\(products)/notebook"
        let real = URL(fileURLWithPath: root).resolvingSymlinksInPath().path
        try FileManager.default.createDirectory(atPath: "\(products)/notebook.build", withIntermediateDirectories: true)
        try Data("'\(real)/Sources/notebook/main.swift'\n".utf8)
            .write(to: URL(fileURLWithPath: "\(products)/notebook.build/sources"))
        guard !FileManager.default.fileExists(atPath: path) else { return path }
        let built = try Self.notebookToLink.get()
        if link(built, path) != 0 && errno != EEXIST { try Self.copyProgram(built, to: path) }
        return path
    }

    /// The built notebook where the projects lie, mostly on another file system than the products.
    private static let notebookToLink = Result {
        let path = TestFolder.unused("notebook")
        try copyProgram("\(TestBench.products)/notebook", to: path)
        return path
    }

    /// A process that another test starts just now may hold the new file open for a moment, and as long it cannot be run.
    private static func copyProgram(_ program: String, to path: String) throws {
        try FileManager.default.copyItem(atPath: program, toPath: path)
        for _ in 0..<100 {
            if (try? ChildProcess.run([path, "--version"])) != nil { return }
            Thread.sleep(forTimeInterval: 0.02)
        }
    }

    /// Expects nothing in `.notebook` and `figures` but what the next build needs.
    func expectNoLeftovers(sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        let known: Set = [
            "lock", "stamps", "code", "history", "headers", "built", "formulas", "citations", "works", "uses", "settled",
            "published", "unguarded", "store",
        ]
        let empty: Set = ["scratch", "compiling"]
        for name in try FileManager.default.contentsOfDirectory(atPath: "\(root)/.notebook") {
            #expect(known.union(empty).contains(name), sourceLocation: sourceLocation)
            guard empty.contains(name) else { continue }
            let left = try FileManager.default.contentsOfDirectory(atPath: "\(root)/.notebook/\(name)")
            #expect(left == [], "\(name)", sourceLocation: sourceLocation)
        }
        for folder in [".notebook", "figures"] {
            let unfinished = try files(in: folder).keys.filter { $0.hasSuffix(".tmp") }
            #expect(unfinished == [], sourceLocation: sourceLocation)
        }
    }
}
