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
///
/// - Parameter settings: other values for the chapters' parameters.
func readBook(
    of project: Project, _ memory: BuildMemory, settings: [ParameterSetting] = [], jobs: Int
) throws -> ReadBook {
    let (chapters, unreadable) = try project.readableChapters()
    let files = try project.authorFiles(remembering: memory.stamps)
    let references = try project.readReferences()
    let works = references.map { CitationMemory(project, memory).works($0) }
    let bibliography = works.map(\.bibliography).reduce(.empty, +)
    // Of citations nothing can be said where a file of works is none.
    let areKnown = !works.contains { $0.bibliography.works.isEmpty && $0.mistakes.contains { $0.diagnostic.severity == .error } }
    let ((book, found), recorded) = try both(jobs: jobs) {
        ChapterReading.readBook(
            chapters, citationKeys: areKnown ? bibliography.keys : nil, files: files, isComplete: unreadable.isEmpty,
            code: memory.code, jobs: jobs
        )
    } _: {
        try Ledger(readingFrom: project.figures)
    }
    let cited = Set(book.chapters.flatMap(\.citations).map(\.text))
    let (drawn, undrawn) = try PDFPictures(memory).drawing(files, for: book.chapters)
    let told = unreadable + (try project.strays(among: book.chapters)) + undrawn + book.figuresNamedAlike
    return ReadBook(
        book: try book.setting(settings), bibliography: bibliography, files: drawn, recorded: recorded,
        diagnostics: told + works.flatMap { $0.mistakes.diagnostics(cited: cited) } + found, sources: chapters + references)
}
