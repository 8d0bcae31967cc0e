import ChapterReading
import ChapterRunning
import Storage

/// A book whose chapters are ready to run.
struct PreparedBook: Sendable {
    let chapters: [PreparedChapter]
    let compiler: ChapterCompiler
}

/// Tangling, compiling and fingerprinting, several chapters at once.
func prepare(_ book: ReadBook, _ inputs: BuildInputs, _ memory: BuildMemory) throws -> PreparedBook {
    let compiler = ChapterCompiler(
        toolchain: inputs.toolchain, modules: inputs.modules, headers: inputs.headers, lookup: inputs.lookup,
        stamps: memory.stamps, store: memory.store, folder: memory.folder.compiling, invokeCompiler: inputs.project.invokeCompiler
    )
    let fingerprinter = Fingerprinter(
        modules: inputs.modules, libraries: try inputs.systemFiles.libraryDigests(remembering: memory.stamps),
        stamps: memory.stamps, store: memory.store)
    let progress = StageProgress("compiled", of: book.book.chapters.count, observe: inputs.observe)
    let chapters = try parallelMap(book.book.chapters, jobs: inputs.jobs) { chapter in
        defer { progress.advance() }
        return try PreparedChapter(chapter, code: memory.code, compiler: compiler, fingerprinter: fingerprinter)
    }
    // A fingerprint that was found in the store may be that of code which was built since, while programs are of the code before.
    try inputs.modules.requireUnchanged()
    for chapter in chapters {
        for doubt in chapter.doubts { inputs.observe(.notice("\(chapter.chapter.path) runs as a whole: \(doubt)")) }
    }
    return PreparedBook(chapters: chapters, compiler: compiler)
}
