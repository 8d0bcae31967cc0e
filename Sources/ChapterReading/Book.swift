import Storage

/// All chapters, in order, and where their labels lead.
package struct Book: Sendable {
    /// The index first, then by file name.
    package internal(set) var chapters: [Chapter]
    package let crossReferences: CrossReferences
    package let numbering: ChapterNumbering

    init(chapters: [Chapter], crossReferences: CrossReferences) {
        self.chapters = chapters
        self.crossReferences = crossReferences
        numbering = ChapterNumbering(chapters.map(\.slug), appendicesFrom: Self.face(of: chapters).appendices)
    }

    /// A chapter's number in the book, or the letter of an appendix; the index has none.
    package func number(of slug: String) -> String? {
        numbering[slug]
    }

    /// What the report says of itself.
    package var face: ReportFace { Self.face(of: chapters) }

    private static func face(of chapters: [Chapter]) -> ReportFace {
        chapters.first { $0.slug == "index" }?.frontMatter.report ?? .none
    }
}

/// Reads a whole book and checks what no chapter can tell by itself: that names are unique, and that each reference leads
/// somewhere.
///
/// - Parameters:
///   - sources: in any order; the chapter called `index.md` comes first.
///   - citationKeys: the works that can be cited; nil leaves citations unchecked.
///   - files: the author's other files; nil leaves links to them unchecked.
///   - isComplete: whether these are all chapters; what is in one that could not be read can't be missed.
///   - code: knows the code that was parsed before.
///   - jobs: how many chapters are read at once.
/// - Returns: the chapters that could be read, and every mistake in all of them, sorted.
package func readBook(
    _ sources: [SourceText], citationKeys: Set<String>?, files: AuthorFiles? = nil, isComplete: Bool = true,
    code: CodeMemory = CodeMemory(), jobs: Int = 1
) -> (book: Book, diagnostics: [Diagnostic]) {
    let read = parallelMap(inOrder(sources), jobs: jobs) { readChapter($0, works: citationKeys ?? [], code: code) }
    let chapters = read.compactMap(\.chapter)
    let check = BookCheck(chapters: chapters, citationKeys: citationKeys, files: files)
    let diagnostics = read.flatMap(\.diagnostics) + check.diagnostics(isComplete: isComplete && chapters.count == read.count)
    return (Book(chapters: chapters, crossReferences: check.crossReferences), diagnostics.sorted())
}

private func inOrder(_ sources: [SourceText]) -> [SourceText] {
    sources.sorted { left, right in
        let (leftName, rightName) = (left.file.split(separator: "/").last ?? "", right.file.split(separator: "/").last ?? "")
        if (leftName == "index.md") != (rightName == "index.md") { return leftName == "index.md" }
        return (leftName, left.file) < (rightName, right.file)
    }
}
