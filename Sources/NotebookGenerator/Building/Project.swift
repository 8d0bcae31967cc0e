import ChapterReading
import ChapterRunning
import DataRegistry
import Foundation
import Storage

/// Where a project keeps things.
package struct Project: Sendable {
    /// The folder of `Package.swift` and `chapters`.
    package let root: String
    /// The folder in which the package's modules are built.
    package let products: String
    /// Where the notebook lies that chapters of another package than its own are compiled and linked with; nil for its own.
    package let notebook: NotebookPlace?
    /// The folders in which to look for the Swift compiler, as in PATH.
    package let searchPath: String

    /// The project's own memory, git-ignored: `clean` removes it.
    package let memory: String
    /// The file that says what the modules were compiled from.
    var buildRecord: String

    /// Other files than the installed ones that blocks run and draw with.
    var systemFiles: SystemFiles?
    var invokeCompiler: CompilerInvocation = { try ChildProcess.run($0, in: $1, environment: $2) }

    package init(
        root: String, products: String, searchPath: String = ProcessInfo.processInfo.environment["PATH"] ?? "",
        memory: String? = nil, notebook: NotebookPlace? = nil
    ) {
        self.root = root
        self.notebook = notebook
        self.products = products
        self.searchPath = searchPath
        self.memory = memory ?? "\(root)/.notebook"
        buildRecord = MemoryFolder(path: self.memory).built
    }

    /// The project around `folder`: the nearest folder upwards that has `Package.swift` and `chapters`. Where the notebook was
    /// built from it, its modules lie beside the notebook; otherwise the notebook has them built in a folder of its own.
    package static func containing(_ folder: String, notebook: NotebookPlace) throws -> Project {
        var candidate = URL(fileURLWithPath: folder).standardizedFileURL
        while true {
            let isRoot = ["Package.swift", "chapters"].allSatisfy {
                FileManager.default.fileExists(atPath: candidate.appendingPathComponent($0).path)
            }
            if isRoot {
                let root = candidate.path
                if notebook.isBuilt(from: root) { return Project(root: root, products: notebook.folder) }
                let build = MemoryFolder(path: "\(root)/.notebook").build
                return Project(root: root, products: "\(build)/release", notebook: notebook)
            }
            guard candidate.path != "/" else {
                throw SystemFailure(
                    "\(folder): not inside a report: no folder upwards has both Package.swift and chapters; `notebook init` starts one"
                )
            }
            candidate.deleteLastPathComponent()
        }
    }

    /// Whether the package's modules were built before.
    var isBuilt: Bool { FileManager.default.fileExists(atPath: products) }

    package var chapters: String { "\(root)/chapters" }
    package var figures: String { "\(root)/figures" }
    /// Where data sets are looked for.
    package var dataFolder: DataFolder { DataFolder(environment: ProcessInfo.processInfo.environment, project: root) }
    /// The data sets that come with the chapters, for what is not in the data folder.
    var ownData: DataFolder { DataFolder(path: "\(chapters)/data") }
    package var site: String { "\(root)/site" }
    /// What lies in the project's own memory.
    package var folder: MemoryFolder { MemoryFolder(path: memory) }
    /// The site of `notebook serve`.
    package var preview: String { folder.preview }

    private static let references = ["chapters/references.json", "chapters/references.bib"]

    /// What the author wrote, relative to the project: `index.md` first, then by file name, and the works if there are any. Only
    /// files directly in `chapters` are chapters.
    func chapterFiles() throws -> [String] {
        guard !Folder.isBlocked(URL(fileURLWithPath: chapters).resolvingSymlinksInPath().path) else {
            throw SystemFailure("\(chapters): is not a folder: chapters lie in a folder of this name")
        }
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: chapters) } catch { throw SystemFailure(error) }
        return names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }
            .sorted { ($0 != "index.md", $0) < ($1 != "index.md", $1) }.map { "chapters/\($0)" }
            + Self.references.filter { FileManager.default.fileExists(atPath: "\(root)/\($0)") }
    }

    func readChapters() throws -> [SourceText] {
        try chapterFiles().filter { !Self.references.contains($0) }.map { try including(read($0)).source }
    }

    private func including(_ chapter: SourceText) -> (source: SourceText, diagnostics: [Diagnostic]) {
        IncludeReader.read(chapter, limit: Self.largestChapter) { file in
            if let size = oversize(of: file) { throw SystemFailure("it has \(size / 1_000_000) MB") }
            return try read(file)
        }
    }

    /// The chapters that can be read, and what is wrong with the others: a folder of such a name, a FIFO, a file of somebody else's.
    func readableChapters() throws -> (sources: [SourceText], diagnostics: [Diagnostic]) {
        var sources: [SourceText] = []
        var diagnostics: [Diagnostic] = []
        for file in try chapterFiles() where !Self.references.contains(file) {
            let place = SourceLocation(file: file, line: 1, column: 1)
            do {
                if let size = oversize(of: file) {
                    let words =
                        "the chapter has \(size / 1_000_000) MB, and no page is made of more than \(Self.largestChapter / 1_000_000)"
                    let help = "Divide it; data lies in files below `chapters/`, which a block reads."
                    diagnostics.append(Diagnostic(at: place, words, help: help))
                } else {
                    let chapter = including(try read(file))
                    sources.append(chapter.source)
                    diagnostics += chapter.diagnostics
                }
            } catch {
                let isNamed = isPresent("\(root)/\(file)")
                let told = isNamed ? "\(error)".trimmingPrefix("\(root)/\(file): ") : "its name is not UTF-8: rename the file"
                diagnostics.append(Diagnostic(at: place, "the chapter cannot be read: \(told)"))
            }
        }
        return (sources, diagnostics)
    }

    /// In bytes: more than any novel has; to read it takes some hundred times as much memory.
    private static let largestChapter = 5_000_000

    /// The size of a chapter that is too large; nil for any other.
    private func oversize(of file: String) -> Int? {
        let path = URL(fileURLWithPath: "\(root)/\(file)").resolvingSymlinksInPath().path
        let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
        return size.flatMap { $0 > Self.largestChapter ? $0 : nil }
    }

    /// The works that chapters cite, in CSL-JSON, in BibTeX, or some in each.
    func readReferences() throws -> [SourceText] { try chapterFiles().filter(Self.references.contains).map(read) }

    /// The style in which they are cited, in CSL; nil for the usual one.
    var citationStyle: String? {
        let path = "\(chapters)/references.csl"
        return isPresent(path) ? path : nil
    }

    private func read(_ file: String) throws -> SourceText {
        SourceText(file: file, bytes: [UInt8](try PlainFile.read("\(root)/\(file)")))
    }
}

private func < (left: (Bool, String), right: (Bool, String)) -> Bool {
    left.0 == right.0 ? left.1 < right.1 : !left.0
}
