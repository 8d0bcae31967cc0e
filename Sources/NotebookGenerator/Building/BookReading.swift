import ChapterReading
import ChapterRunning
import Storage

/// A book as it was read, with what stands beside its chapters.
struct ReadBook: Sendable {
    var book: Book
    var bibliography: Bibliography
    /// What chapters may show or lead to besides.
    var files: AuthorFiles
    /// What the last build recorded.
    var recorded: Ledger
    var diagnostics: [Diagnostic]
    /// Every text that a diagnostic may point into.
    var sources: [SourceText]
}

/// Reading: the chapters, the works that they cite, and what the last build recorded.
func readBook(of project: Project, code: CodeMemory, stamps: FileStamps, jobs: Int) throws -> ReadBook {
    let files = try project.authorFiles(remembering: stamps)
    let chapters = try project.readChapters()
    let references = try project.readReferences()
    let works = references.map(Bibliography.read)
    let bibliography = works?.bibliography ?? .empty
    let (book, found) = ChapterReading.readBook(
        chapters, citationKeys: Set(bibliography.references.map(\.key)), files: files, code: code, jobs: jobs)
    return ReadBook(
        book: book, bibliography: bibliography, files: files, recorded: try Ledger(readingFrom: project.figures),
        diagnostics: (works?.diagnostics ?? []) + found, sources: chapters + [references].compactMap { $0 })
}
