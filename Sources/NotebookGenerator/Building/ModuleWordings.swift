import ChapterReading
import ChapterRunning
import Foundation
import Storage

/// What the modules below `Sources` say that a book's chapters import, and those that these import in turn; and the package's manifest,
/// which says with which flags they are compiled. With it the record tells, where nothing is compiled, whether it is of these sources;
/// comments and blanks do not count.
struct ModuleWordings {
    private struct Module {
        var digest: String
        var imports: Set<String>

        init(_ parts: [String], imports: Set<String>) {
            digest = String(Digest(ofAll: parts).description.prefix(16))
            self.imports = imports
        }
    }

    private let root: String
    private let stamps: FileStamps
    private var modules: [String: Module] = [:]
    /// What each chapter imports, by its slug.
    private let imports: [String: Set<String>]

    /// What the program of every chapter imports, and the manifest that it is built by.
    private static let ofEveryChapter: Set = ["NotebookKit", "Plotting", ManifestFiles.usual]

    init(importedBy book: Book, in project: Project, remembering stamps: FileStamps) throws {
        root = project.root
        self.stamps = stamps
        imports = Dictionary(book.chapters.map { ($0.slug, Self.imports(of: $0)) }) { first, _ in first }
        try add(imports.values.reduce(into: Self.ofEveryChapter) { $0.formUnion($1) })
    }

    /// The digest of each module by its name, and of the manifest.
    var digests: [String: String] { modules.mapValues(\.digest) }

    /// The modules' names, in order.
    var names: [String] { modules.keys.filter { $0 != ManifestFiles.usual }.sorted() }

    /// The modules that the chapter can reach and that are others than in `recorded`; the manifest, if it is another.
    func changed(for chapter: Chapter, since recorded: [String: String]) -> [String] {
        reached(by: chapter).filter { recorded[$0.key] != $0.value }.keys.sorted()
    }

    /// The digests of the modules that the chapter can reach, by their names.
    func reached(by chapter: Chapter) -> [String: String] {
        let names = reached(from: (imports[chapter.slug] ?? []).union(Self.ofEveryChapter))
        return digests.filter { names.contains($0.key) }
    }

    private func reached(from names: Set<String>) -> Set<String> {
        var reached: Set<String> = []
        var next = names
        while let name = next.popFirst() {
            guard let module = modules[name], reached.insert(name).inserted else { continue }
            next.formUnion(module.imports)
        }
        return reached
    }

    // MARK: Reading

    private mutating func add(_ names: Set<String>) throws {
        var next = names
        while let name = next.popFirst() {
            guard modules[name] == nil, let module = try read(name) else { continue }
            modules[name] = module
            next.formUnion(module.imports)
        }
    }

    /// Nil for a module that has no folder of its name: the system's.
    private func read(_ name: String) throws -> Module? {
        if name == ManifestFiles.usual { return try readManifest() }
        let folder = URL(fileURLWithPath: "\(root)/Sources/\(name)").resolvingSymlinksInPath().path
        guard let paths = FileManager.default.subpaths(atPath: folder) else { return nil }
        var (parts, imports): ([String], Set<String>) = ([], [])
        for path in paths.sorted() {
            let file = "\(folder)/\(path)"
            guard !isFolder(file) else { continue }
            let words = try wording(of: file).split(separator: " ")
            parts += [path, String(words.first ?? "")]
            imports.formUnion(words.dropFirst().map(String.init))
        }
        return Module(parts, imports: imports)
    }

    /// With those for other versions of the package manager. The first line is a comment that tells in which language they are.
    ///
    /// - Returns: nil where chapters lie in no package.
    private func readManifest() throws -> Module? {
        let names = try FileManager.default.contentsOfDirectory(atPath: root).sorted().filter(ManifestFiles.isManifest)
        let parts = try names.flatMap { name in
            let file = "\(root)/\(name)"
            let version = try stamps.fact("first line 1", of: file) {
                let text = String(decoding: try PlainFile.read(file), as: UTF8.self)
                return String(text.drop(while: \.isWhitespace).prefix { !$0.isNewline })
            }
            return [name, version] + (try wording(of: file).split(separator: " ").prefix(1).map(String.init))
        }
        return names.isEmpty ? nil : Module(parts, imports: [])
    }

    /// The digest of a file's wording, and the modules that it imports, remembered.
    private func wording(of file: String) throws -> String {
        guard file.hasSuffix(".swift") else { return try stamps.digest(of: file).description }
        return try stamps.fact("wording 2", of: file) {
            let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
            return ([SwiftWording.digest(of: text)] + Self.imports(in: text).sorted()).joined(separator: " ")
        }
    }

    private func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// What its shared code imports.
    static func imports(of chapter: Chapter) -> Set<String> {
        Set(chapter.blocks.filter { $0.kind == .shared }.flatMap { imports(in: $0.code) })
    }

    private static func imports(in code: String) -> Set<String> {
        let lines = code.split(whereSeparator: \.isNewline).filter { String($0).holds("import") }
        return Set(lines.compactMap(module(importedIn:)))
    }

    /// `Numerics` of `@testable public import struct Numerics.Matrix`; nil for any other line.
    private static func module(importedIn line: Substring) -> String? {
        var words = line.split { $0 == " " || $0 == "\t" }.drop { $0.hasPrefix("@") }
        if words.first != "import", words.first?.allSatisfy(isOfWord) ?? false { words = words.dropFirst() }
        guard words.popFirst() == "import" else { return nil }
        if words.count > 1, importedKinds.contains(words[words.startIndex]) { words = words.dropFirst() }
        let name = words.first?.prefix(while: isOfWord)
        return name.flatMap { $0.isEmpty ? nil : String($0) }
    }

    private static func isOfWord(_ character: Character) -> Bool { character.isLetter || character.isNumber || character == "_" }

    private static let importedKinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]
}
