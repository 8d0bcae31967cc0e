import TestSupport
import Foundation
import Synchronization
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// A package of two small libraries and some C with chapters that use them, in a folder of its own, its libraries built as
/// SwiftPM builds them for release.
final class MutableProject: Sendable {
    let root: String
    let notices = Mutex<[String]>([])
    private let libraries: LibraryBuilder

    /// The project as it is written, with its libraries built and no memory.
    ///
    /// - Parameters:
    ///   - book: the golden project.
    ///   - place: a name for its folder.
    static func fresh(_ book: String = "mutable", at place: String = "mutable") throws -> MutableProject {
        let project = MutableProject(at: place)
        try project.lay(goldens.file("books/\(book)").path)
        try project.buildLibraries()
        return project
    }

    /// A built project to copy, made once.
    static func built() throws -> MutableProject { try base.get() }

    /// One of what Swift and C can make of each other, and of what no list of the compiler holds.
    static func builtShapes() throws -> MutableProject { try shapes.get() }

    private static let base = Result { try built("mutable") }
    private static let shapes = Result { try built("shapes") }

    private static func built(_ book: String) throws -> MutableProject {
        let project = try MutableProject.fresh(book)
        let report = try project.build { $0.jobs = 2 }
        guard report.isPublished else { throw SystemFailure("the project does not build: \(report.diagnostics)") }
        return project
    }

    private init(at place: String = "mutable") {
        root = TestFolder.unused(place)
        libraries = LibraryBuilder(root: root)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    var products: String { LibraryBuilder.products(of: root) }

    /// Another project with the same files.
    ///
    /// - Parameter remembering: false to leave out what builds made.
    func copy(remembering: Bool = true) throws -> MutableProject {
        let copy = MutableProject()
        try FileManager.default.createDirectory(atPath: copy.root, withIntermediateDirectories: true)
        let made: Set<String> = remembering ? [] : [".notebook", "site", "figures"]
        for name in try FileManager.default.contentsOfDirectory(atPath: root) where !made.contains(name) {
            try FileManager.default.copyItem(atPath: "\(root)/\(name)", toPath: "\(copy.root)/\(name)")
        }
        try copy.buildLibraries()
        if !remembering { try copy.knowTools(of: try Self.built()) }
        return copy
    }

    /// Digests of files outside of projects, which take a while: never of the project's own, whose paths are others.
    private func knowTools(of project: MutableProject) throws {
        try FileManager.default.createDirectory(atPath: "\(root)/.notebook", withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: "\(project.root)/.notebook/stamps", toPath: "\(root)/.notebook/stamps")
        try copyFonts(of: project)
    }

    /// The web fonts that were cut, which takes seconds.
    private func copyFonts(of project: MutableProject) throws {
        let stores = [project.root, root].map { root in
            Store(folder: "\(root)/.notebook/store", stamps: FileStamps(path: "\(root)/.notebook/unread")) { _ in }
        }
        let (known, store) = (stores[0], stores[1])
        for name in try project.files(in: ".notebook/store/fonts").keys {
            guard let key = Digest(parsing: name.split(separator: "/").suffix(2).joined()) else { continue }
            guard let digest = known.record(Digest.self, of: .fonts, for: key), let bytes = known.bytes(of: digest) else {
                continue
            }
            try store.setRecord(try store.add(bytes), of: .fonts, for: key)
        }
    }

    func build(day: String = "2026-11-21", _ change: (inout BuildOptions) -> Void = { _ in }) throws -> BuildReport {
        var options = BuildOptions()
        options.jobs = 1
        change(&options)
        let builder = Builder(project: place, day: day) { event in
            if case .notice(let text) = event { self.notices.withLock { $0.append(text) } }
        }
        return try builder.build(options)
    }

    var place: Project {
        var place = Project(root: root, products: products)
        place.invokeCompiler = { try CompilationCache.shared.run($0, in: $1, environment: $2) }
        return place
    }

    func buildLibraries() throws { try libraries.build() }

    /// What readers get, and the record, without how long blocks took.
    func output() throws -> [String: Data] {
        var output = Dictionary(uniqueKeysWithValues: try files(in: "site").withoutDurations.map { ("site/\($0)", $1) })
        for (path, bytes) in try files(in: "figures") where path != RecordedDurations.fileName {
            output["figures/\(path)"] = bytes
        }
        return output
    }

    /// Every file of a folder by path.
    func files(in folder: String) throws -> [String: Data] {
        guard let walk = FileManager.default.enumerator(atPath: "\(root)/\(folder)") else { return [:] }
        var files: [String: Data] = [:]
        for case let path as String in walk where walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
            files[path] = try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(folder)/\(path)"))
        }
        return files
    }

    /// Lays out the files of a golden project and what surrounds them.
    private func lay(_ golden: String) throws {
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        for name in ["Sources", "chapters"] {
            try FileManager.default.copyItem(atPath: "\(golden)/\(name)", toPath: "\(root)/\(name)")
        }
        try Data("// pkgConfig: \"cairo-ft\"\n".utf8).write(to: URL(fileURLWithPath: "\(root)/Package.swift"))
        let sources = "\(TestBench.packageRoot)/Sources"
        let wrapped = try FileManager.default.contentsOfDirectory(atPath: sources).filter {
            FileManager.default.fileExists(atPath: "\(sources)/\($0)/module.modulemap")
        }
        for name in OwnModules.names + wrapped {
            try FileManager.default.createSymbolicLink(
                atPath: "\(root)/Sources/\(name)", withDestinationPath: "\(sources)/\(name)")
        }
        try OwnModules.lend(to: products)
    }
}
