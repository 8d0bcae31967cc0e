import ChapterReading
import ChapterRunning
import Foundation
import Storage
import Weaving

/// A book as it was woven.
struct WovenBook: Sendable {
    var pages: [WovenPage] = []
    var diagnostics: [Diagnostic] = []
}

/// Weaving: the pages, from memory where nothing that they show has changed.
func weave(
    _ book: ReadBook, _ results: [ChapterResult], _ inputs: BuildInputs, _ memory: BuildMemory
) throws -> WovenBook {
    let engine = try memory.stamps.digest(of: KaTeX.installed.programPath).description
    let formulas = FormulaMemory(path: memory.folder.formulas, engine: engine) { inputs.observe(.notice($0)) }
    let (citations, fault) = CitationMemory(inputs.project, memory).citations(of: book)
    let weaver = BookWeaver(
        book: book.book, citations: citations, formulas: formulas,
        memory: PageMemory(store: memory.store, base: sharedParts(of: book, inputs.generator)),
        liveReload: inputs.options.previewScript, files: book.files, claims: BookClaims(of: results))
    let progress = StageProgress("woven", of: results.count, observe: inputs.observe)
    let woven = try parallelMap(Array(zip(book.book.chapters, results)), jobs: inputs.jobs) { chapter, result in
        defer { progress.advance() }
        return try weaver.weave(chapter, result)
    }
    formulas.keep(only: Set(book.book.chapters.map(\.slug)))
    try formulas.save()
    let pages = woven.map(\.page) + (try weaver.otherPages())
    let printed = try [weaver.printPage(of: pages)].compactMap { $0 }
    return WovenBook(
        pages: pages + printed, diagnostics: [fault].compactMap { $0 } + woven.flatMap(\.diagnostics))
}

/// The digest of what every page depends on besides its own chapter.
private func sharedParts(of book: ReadBook, _ generator: Digest) -> Digest {
    let references = book.book.crossReferences
    let outline = book.book.chapters.flatMap { chapter in
        [chapter.slug]
            + [chapter.frontMatter.title, chapter.frontMatter.summary ?? ""].map { text in
                resolveReferences(in: text) { references[$0] }
            }
    }
    let files = book.files.paths.flatMap { [$0, book.files[$0]?.digest ?? ""] }
    return Digest(ofAll: [generator.description] + outline + files)
}
