import ChapterReading
import ChapterRunning
import Foundation
import Storage
import Weaving

/// A book as it was woven.
struct WovenBook: Sendable {
    var pages: [WovenPage] = []
    /// The files that the site has besides its pages and what these show.
    var files: [SiteAsset] = []
    /// What the site's manifest tells of the results.
    var account: SiteAccount?
    var diagnostics: [Diagnostic] = []
}

/// Weaving: the pages, from memory where nothing that they show has changed.
///
/// - Parameters:
///   - record: what the results leave in `figures/`.
///   - modules: that chapters import.
///   - tools: what they were computed with; nil if nobody has looked.
func weave(
    _ book: ReadBook, _ results: [ChapterResult], record: Ledger, _ modules: ModuleWordings, tools: SiteAccount.Tools?,
    _ inputs: SiteInputs, _ memory: BuildMemory
) throws -> WovenBook {
    let edits = inputs.edits
    var edition = inputs.options.isPreview ? Edition() : Edition(of: record, edits, in: inputs.project)
    edition.settings = book.book.settings.flatMap { chapter, parameters in
        parameters.map { "\(chapter.slug)/\($0.name)=\($0.value)" }
    }
    let engine = try memory.stamps.digest(of: KaTeX.installed.programPath).description
    let formulas = FormulaMemory(path: memory.folder.formulas, engine: engine) { inputs.observe(.notice($0)) }
    let (citations, fault) = CitationMemory(inputs.project, memory).citations(of: book)
    let weaver = try BookWeaver(
        book: book.book, citations: citations, formulas: formulas,
        memory: PageMemory(store: memory.store, base: sharedParts(of: book, edition.marked, inputs.generator), edition: edition),
        liveReload: inputs.options.previewScript, files: book.files, claims: BookClaims(of: results), edition: edition,
        jobs: inputs.jobs)
    let progress = StageProgress("woven", of: results.count, observe: inputs.observe)
    let woven = try parallelMap(Array(zip(book.book.chapters, results)), jobs: inputs.jobs) { [edition] chapter, result in
        defer { progress.advance() }
        let own = edition.ofPage(
            isEdited: edits.touch(chapter, of: book.book, modules), day: edition.day.flatMap { _ in result.newestDay })
        return try weaver.weave(chapter, result, in: own)
    }
    formulas.keep(only: Set(book.book.chapters.map(\.slug)))
    try formulas.save()
    let chapters = woven.map(\.page)
    let pages = chapters + (try weaver.otherPages())
    let about = try weaver.aboutPage()
    let shown = ShownSources(in: inputs.project, edition, edits, generator: inputs.generator, memory)
    let (printed, sources) = try both(jobs: inputs.jobs) {
        try weaver.printPage(of: pages)
    } _: {
        try shown.assets(of: book.book, results, modules)
    }
    return WovenBook(
        pages: pages + [printed].compactMap { $0 } + [about],
        files: try reportFiles(of: book, chapters, results, weaver, inputs) + sources,
        account: SiteAccount(
            of: results, record: record, face: weaver.outline.face, edition: edition, tools: tools, size: memory.store.size),
        diagnostics: [fault].compactMap { $0 } + woven.flatMap(\.diagnostics))
}

extension ChapterResult {
    /// The day of the newest outcome; nil where there is none.
    fileprivate var newestDay: String? { outcomes.values.map(\.day).filter { !$0.isEmpty }.max() }
}

/// Citation, feed and the like, and the chapters' Markdown.
private func reportFiles(
    of book: ReadBook, _ pages: [WovenPage], _ results: [ChapterResult], _ weaver: BookWeaver, _ inputs: SiteInputs
) throws -> [SiteAsset] {
    let chapters = book.book.chapters
    let entries = zip(zip(chapters, pages), results).map { chapter, result in
        ReportFiles.Entry(
            path: chapter.1.file.path, title: chapter.1.title, summary: chapter.0.frontMatter.summary.map(weaver.plain),
            day: result.newestDay ?? chapter.0.frontMatter.date)
    }
    let sources = chapters.map { chapter in
        SiteAsset(path: SitePath.source(chapter.slug), content: .file("\(inputs.project.root)/\(chapter.path)"))
    }
    let outline = weaver.outline
    return try ReportFiles(of: outline.face, edition: outline.edition, entries: entries).assets() + sources
        + [outline.logo].compactMap { $0.map { SiteAsset(path: $0.sitePath, content: .authored) } }
}

/// The digest of what every page depends on besides its own chapter.
private func sharedParts(of book: ReadBook, _ edition: Edition, _ generator: Digest) -> Digest {
    let references = book.book.crossReferences
    let outline = book.book.chapters.flatMap { chapter in
        [chapter.slug]
            + [chapter.frontMatter.title, chapter.frontMatter.summary ?? ""].map { text in
                resolveReferences(in: text) { references[$0] }
            }
    }
    let parts = book.book.face.parts.map { part in resolveReferences(in: part.title) { references[$0] } }
    let files = book.files.shown.flatMap { [$0.path, $0.digest] }
    return Digest(ofAll: [generator.description, "\(book.book.face)", "\(edition)"] + outline + parts + files)
}
