import TestSupport
import Foundation
import Synchronization
@testable import NotebookGenerator
@testable import Storage

/// A project in a temporary folder: chapters copied from a golden book, compiled against the modules built for the tests.
final class BookProject: Sendable {
    let root: String
    let notices = Mutex<[String]>([])

    convenience init(_ book: String) throws {
        try self.init(laying: book)
        try Self.facts.get().lend(to: root)
    }

    private init(laying book: String) throws {
        root = TestFolder.unused("book")
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: goldens.file("books/\(book)/chapters").path, toPath: "\(root)/chapters")
        for name in ["Package.swift", "Sources"] {
            try FileManager.default.createSymbolicLink(
                atPath: "\(root)/\(name)", withDestinationPath: "\(TestBench.packageRoot)/\(name)")
        }
    }

    private static let facts = Result {
        let project = try BookProject(laying: "small")
        guard try project.build().isPublished else { throw SystemFailure("the small book does not build") }
        return try KnownFacts(of: project.root)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func build(day: String = "2026-11-21", _ change: (inout BuildOptions) -> Void = { _ in }) throws -> BuildReport {
        var options = BuildOptions()
        change(&options)
        return try builder(day: day).build(options)
    }

    /// - Parameter searchPath: where the compiler is looked for.
    func builder(
        day: String = "2026-11-21", searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? ""
    ) -> Builder {
        var place = Project(root: root, products: TestBench.products, searchPath: searchPath)
        place.invokeCompiler = { try CompilationCache.shared.run($0, in: $1, environment: $2) }
        return Builder(project: place, day: day) { event in
            if case .notice(let text) = event { self.notices.withLock { $0.append(text) } }
        }
    }

    /// Replaces `old`, which must be there, in a chapter.
    func edit(_ chapter: String, _ old: String, _ new: String) throws {
        let path = "\(root)/chapters/\(chapter)"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        guard text.contains(old) else { throw SystemFailure("\(chapter) does not hold \(old)") }
        try text.replacingOccurrences(of: old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
    }

    /// Every file of a folder by path, without symbolic links.
    func files(in folder: String) throws -> [String: Data] {
        guard let walk = FileManager.default.enumerator(atPath: "\(root)/\(folder)") else { return [:] }
        var files: [String: Data] = [:]
        for case let path as String in walk where walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
            files[path] = try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(folder)/\(path)"))
        }
        return files
    }

    func site() throws -> [String: Data] { try files(in: "site") }
}

/// What a build has found out about the files of this package's modules, which would take every project seconds of its own.
private struct KnownFacts {
    private static let place = "@PROJECT@"
    private let text: String

    /// - Parameter root: of a project that was built.
    init(of root: String) throws {
        guard let text = SealedFile.readText(Self.file(in: root), damaged: {}) else {
            throw SystemFailure("the build of \(root) remembers nothing")
        }
        // Not of its own chapters, which others have too, with other times.
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n").filter { line in
            !["chapters", ".notebook", "site", "figures"].contains { line.contains("\t\(root)/\($0)") }
        }
        self.text = lines.map { "\($0)\n" }.joined().replacing(root, with: Self.place)
    }

    /// Has the next build of another project begin with them.
    func lend(to root: String) throws {
        try Folder.make("\(root)/.notebook")
        try SealedFile.writeText(Data(text.replacing(Self.place, with: root).utf8), to: Self.file(in: root))
    }

    private static func file(in root: String) -> String { "\(root)/.notebook/stamps" }
}
