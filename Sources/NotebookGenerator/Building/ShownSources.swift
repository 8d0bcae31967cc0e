import ChapterReading
import Foundation
import Storage
import Weaving

/// The sources of the modules that a book's chapters import, as far as their code names what is declared there: an index for the script
/// that links the names, and a page for each file.
struct ShownSources {
    private let sources: String
    private let store: Store
    private let stamps: FileStamps

    init(in project: Project, _ memory: BuildMemory) {
        sources = "\(project.root)/Sources"
        store = memory.store
        stamps = memory.stamps
    }

    /// What the program of every chapter imports.
    private static let ofEveryChapter: Set = ["NotebookKit", "Plotting"]

    func assets(of book: Book) throws -> [SiteAsset] {
        let modules = book.chapters.reduce(into: Self.ofEveryChapter) { $0.formUnion(ModuleWordings.imports(of: $1)) }
        let index = SymbolIndex(of: try modules.sorted().flatMap(files), namedIn: book)
        let pages = try index.files.map { file in
            SiteAsset(path: SourcePage.address(of: file.path), content: .stored(try page(of: file.path)))
        }
        return [SiteAsset(path: SymbolIndex.path, content: .bytes(try index.script))] + pages
    }

    /// Those of a module that has a folder of its name.
    private func files(of module: String) throws -> [SymbolIndex.File] {
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: "\(sources)/\(module)")) ?? []
        return try paths.sorted().filter { $0.hasSuffix(".swift") }.map { path in
            let file = "\(sources)/\(module)/\(path)"
            let text = try stamps.fact("declarations 1", of: file) {
                String(decoding: try RecordCoding.encode(DeclarationReader.declarations(in: try read(file))), as: UTF8.self)
            }
            let declarations = try JSONDecoder().decode([Declaration].self, from: Data(text.utf8))
            return SymbolIndex.File(module: module, path: "\(module)/\(path)", declarations: declarations)
        }
    }

    /// The digest of a file's page, which the store holds.
    private func page(of path: String) throws -> Digest {
        let file = "\(sources)/\(path)"
        func make() throws -> Digest { try store.add(Data(SourcePage.html(of: try read(file), at: path).utf8)) }
        let known = try stamps.fact("source page 1", of: file) { try make().description }
        if let digest = Digest(parsing: known), store.holds(digest) { return digest }
        return try make()
    }

    private func read(_ file: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
    }
}
