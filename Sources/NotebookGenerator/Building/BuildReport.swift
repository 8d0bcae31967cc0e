import ChapterReading
import ChapterRunning

/// What came of a build.
package struct BuildReport: Sendable {
    /// Everything that is wrong, in the order of the book.
    package var diagnostics: [Diagnostic]
    /// The texts that the diagnostics point into.
    package var sources: [SourceText]
    /// `chapter/block` of each block that ran.
    package var ran: [String]
    package var blockCount: Int
    /// Of chapters.
    package var pageCount: Int
    /// Chapters that `--only` left out and that are not up to date: without them there is no whole site.
    package var missing: [String]
    package var isPublished = false
    /// In bytes: the script of the search and its index; nil where no site was made.
    package var searchSize: Int?
    /// By the files of pages; empty for a build that had nothing to do.
    var policies: [String: PagePolicy] = [:]
    /// Whether the site was up to date before.
    var wasCurrent = false

    init(_ book: ReadBook, _ results: [ChapterResult], _ woven: WovenBook = WovenBook()) {
        diagnostics = (book.diagnostics + results.flatMap(\.diagnostics) + woven.diagnostics).sorted()
        sources = book.sources
        ran = results.flatMap { result in result.ran.map { "\(result.slug)/\($0)" } }
        blockCount = results.reduce(0) { $0 + $1.outcomes.count }
        pageCount = woven.pages.isEmpty ? 0 : results.count
        missing = results.filter { !$0.stale.isEmpty }.map(\.slug)
        policies = PagePolicy.list(of: book.book.chapters)
    }

    /// Of a build that had nothing to do.
    init(_ settled: SettledBuild) {
        (diagnostics, sources, ran, missing) = ([], [], [], [])
        (blockCount, pageCount) = (settled.blockCount, settled.pageCount)
        isPublished = true
    }

    package var errorCount: Int { diagnostics.filter { $0.severity == .error }.count }

    func mayPublish(_ options: BuildOptions) -> Bool {
        options.publishes && (missing.isEmpty || options.isPreview) && (errorCount == 0 || options.allowsErrors)
    }
}
