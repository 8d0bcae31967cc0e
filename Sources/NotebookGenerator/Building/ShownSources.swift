import ChapterReading
import ChapterRunning
import Foundation
import Storage
import Weaving

/// What a site shows of the code behind it: for each chapter its source with the functions that its blocks reach, and a script with what the
/// names in its code stand for; and a page for each source file that these lead to. All of it is remembered, chapter by chapter, as long as
/// neither the chapter nor a file of the modules changes.
struct ShownSources {
    private let project: Project
    private let edition: Edition
    private let edits: ReportEdits
    private let generator: Digest
    private let store: Store
    private let stamps: FileStamps

    init(in project: Project, _ edition: Edition, _ edits: ReportEdits, generator: Digest, _ memory: BuildMemory) {
        self.project = project
        self.edition = edition
        self.edits = edits
        self.generator = generator
        store = memory.store
        stamps = memory.stamps
    }

    /// Of one chapter.
    private struct Shown: Codable {
        var names: Digest
        /// What its code reaches, as a part of its source's page.
        var reach: Digest
        /// The source files that these link to, `Numerics/Matrix.swift`.
        var files: Set<String>
    }

    func assets(of book: Book, _ results: [ChapterResult], _ modules: ModuleWordings) throws -> [SiteAsset] {
        let index = ModuleDeclarations(modules.names, in: project, stamps)
        let base = Digest(
            ofAll: ["sources 1", generator.description] + (try index.files.flatMap { [$0, try index.digest(of: $0)] }))
        var files: Set<String> = []
        let ofChapters = try zip(book.chapters, results).flatMap { chapter, result in
            let shown = try shown(chapter, result, base, index)
            files.formUnion(shown.files)
            return [
                SiteAsset(path: PageNames.path(of: chapter.slug), content: .stored(shown.names)),
                SiteAsset(
                    path: SourcePage.address(ofChapter: chapter.slug),
                    content: .stored(try page(of: chapter, reach: shown.reach, language: book.face.language))),
            ]
        }
        return try ofChapters
            + files.sorted().map { SiteAsset(path: SourcePage.address(of: $0), content: .stored(try page(of: $0, index))) }
    }

    private func shown(
        _ chapter: Chapter, _ result: ChapterResult, _ base: Digest, _ index: ModuleDeclarations
    ) throws -> Shown {
        let key = Digest(
            ofAll: [base.description, chapter.slug] + chapter.blocks.flatMap { [$0.kind.rawValue, $0.name, $0.code] }
                + ["names"] + result.names.map(\.description) + ["functions", result.functions?.description ?? ""])
        if let known = store.record(Shown.self, of: .sources, for: key), store.holds(known.names), store.holds(known.reach) {
            return known
        }
        let names = result.names.compactMap(store.bytes).map(CodeNames.list).reduce(into: [:]) {
            $0.merge($1) { first, _ in first }
        }
        let page = PageNames(names, in: chapter, declaredIn: try index.get())
        let functions = result.functions.flatMap(store.bytes).map(ReachedFunctions.init)
        let reach = ReachList(of: chapter, functions, declaredIn: try index.get())
        let shown = Shown(
            names: try store.add(page.script), reach: try store.add(Data(reach.html.utf8)), files: page.files.union(reach.files))
        try store.setRecord(shown, of: .sources, for: key)
        return shown
    }

    /// The digest of a chapter's source as a page, which the store holds.
    private func page(of chapter: Chapter, reach: Digest, language: String) throws -> Digest {
        let text = Digest(of: Data(chapter.source.bytes)).short
        let shown = edition.ofPage(isEdited: edits.contains(chapter.path))
        return try filled("\(reach.short) \(language) \(text)", "\(project.root)/\(chapter.path)", shown) { _ in
            let list = store.bytes(of: reach).map { String(decoding: $0, as: UTF8.self) } ?? ""
            return ChapterSourcePage(of: chapter, reach: list, edition: edition.marked, language: language).html
        }
    }

    /// The digest of a file's page, which the store holds.
    private func page(of path: String, _ index: ModuleDeclarations) throws -> Digest {
        let shown = edition.ofPage(isEdited: edits.contains("Sources/\(path)"))
        return try filled("", index.place(of: path), shown) { SourcePage.html(of: $0, at: path, edition: edition.marked) }
    }

    /// The page as an edition shows it.
    ///
    /// - Parameters:
    ///   - use: what the page shows besides the file and the state of the project.
    ///   - page: made of the text of the file, with marks where the edition stands.
    private func filled(
        _ use: String, _ file: String, _ edition: Edition, _ page: (_ text: String) -> String
    ) throws -> Digest {
        func marked() throws -> [UInt8] {
            let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
            return Array(page(text).utf8)
        }
        // Asked for even where the page is known: it is for the next commit, and counts as used.
        let digest = try remembered("source page, marked 1", SourcePage.state(edition.marked), use, file, marked)
        return try remembered("source page, filled 1", SourcePage.state(edition), use, file) {
            edition.filled(try store.bytes(of: digest).map(Array.init) ?? marked(), in: .state)
        }
    }

    private func remembered(
        _ name: String, _ state: String, _ use: String, _ file: String, _ make: () throws -> [UInt8]
    ) throws -> Digest {
        let given = Digest(ofAll: [generator.description, state, use])
        let known = try stamps.fact(name, of: file, given: given) { try store.add(Data(make())).description }
        if let digest = Digest(parsing: known), store.holds(digest) { return digest }
        return try store.add(Data(make()))
    }
}
