import Foundation
import Synchronization
import TestSupport

@testable import ChapterReading
@testable import ChapterRunning
@testable import DataRegistry
@testable import NotebookGenerator
@testable import Storage

/// Brings chapters up to date in a temporary folder, with the modules that were built for the tests.
final class TestBench: Sendable {
    let folder: String
    let notices = Mutex<[String]>([])
    /// The compiler's arguments, call by call.
    let compilerCalls = Mutex<[[String]]>([])

    init() throws {
        folder = TestFolder.unused("bench")
        try FileManager.default.createDirectory(atPath: "\(folder)/scratch", withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    static let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// The folder in which the test's own modules lie.
    static let products: String =
        Bundle.main.bundleURL.path.hasSuffix(".xctest")
        ? Bundle.main.bundleURL.deletingLastPathComponent().path
        : Bundle.main.executableURL?.deletingLastPathComponent().path ?? ""

    /// What the tests' chapters import besides.
    private static let imported = ["SequenceModels", "Numerics"]

    var stamps: FileStamps { FileStamps(path: "\(folder)/stamps") }

    var store: Store {
        Store(folder: "\(folder)/store", stamps: stamps) { notice in self.notices.withLock { $0.append(notice) } }
    }

    func compiler() throws -> ChapterCompiler {
        let stamps = stamps
        let toolchain = try Toolchain.locate(
            searchPath: ProcessInfo.processInfo.environment["PATH"] ?? "", products: Self.products, remembering: stamps)
        let modules = try BuiltModules(
            products: Self.products, root: Self.packageRoot, imports: Self.imported, remembering: stamps)
        let headers = Headers(of: modules, toolchain: toolchain, rememberedAt: "\(folder)/headers")
        return ChapterCompiler(
            toolchain: toolchain, modules: modules, headers: headers,
            lookup: ModuleLookup(in: modules, headers: headers, stamps: stamps), stamps: stamps, store: store,
            folder: "\(folder)/compiling",
            invokeCompiler: { [self] in
                let arguments = $0
                compilerCalls.withLock { $0.append(arguments) }
                return try ChildProcess.run(arguments, in: $1, environment: $2)
            })
    }

    func bringUpToDate(_ chapter: Chapter) throws -> ChapterResult {
        let (compiler, store, scratch) = (try compiler(), store, try ScratchFolder(at: "\(folder)/scratch"))
        let environment = RunEnvironment(
            tools: ToolDigests(plain: Digest(of: "tools"), drawing: Digest(of: "drawing")), platform: "test swift",
            readable: ReadablePaths(toolchain: compiler.toolchain.folder, tools: try .installed),
            data: DataSources(folder: DataFolder(path: "\(folder)/data"), stamps: stamps),
            recorded: RecordedOutcomes(ledger: Ledger(), figures: folder, store: store),
            scratch: scratch, engine: LocalEngine(store: store, scratch: scratch), day: "2026-11-21", observe: { _ in })
        let prepared = try PreparedChapter(
            chapter, code: CodeMemory(), compiler: compiler,
            fingerprinter: Fingerprinter(
                modules: compiler.modules, libraries: try SystemFiles.installed.libraryDigests(remembering: stamps),
                stamps: compiler.stamps, store: store))
        return try prepared.run(
            compiler: compiler, in: environment,
            blocks: BlockStore(store: store, history: BlockHistory(path: "\(folder)/history")),
            runsBlocks: true)
    }
}

extension Chapter {
    /// A chapter of blocks alone: the n-th block's code starts at line 10 n.
    ///
    /// - Parameter own: the options of some blocks by name; the others have `options`.
    static func ofBlocks(
        _ blocks: [(kind: Block.Kind, name: String, code: String)], options: BlockOptions = BlockOptions(),
        own: [String: BlockOptions] = [:]
    ) -> Chapter {
        let file = "chapters/01-test.md"
        return Chapter(
            source: SourceText(file: file, text: ""), frontMatter: FrontMatter(title: "Test"),
            blocks: blocks.enumerated().map { index, block in
                let line = 10 * (index + 1)
                return Block(
                    kind: block.kind, name: block.name, code: block.code,
                    codeStart: SourceLocation(file: file, line: line, column: 1),
                    nameLocation: SourceLocation(file: file, line: line - 1, column: 15),
                    options: own[block.name] ?? options)
            },
            document: MarkdownDocument(blocks: []))
    }
}

extension Diagnostic {
    /// `error 10:5 summary`, for comparing.
    var shortForm: String { "\(severity) \(location.line):\(location.column) \(summary)" }
}
