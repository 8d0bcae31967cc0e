import ChapterReading
import ChapterRunning
import Foundation

/// A build, stage by stage; each is a value that the next one takes. There is nothing to do while all that the last build looked
/// at stays as it was.
///
/// 1. `Reading`: the chapters' Markdown becomes a book.
/// 2. `Tangling`, `Compiling`, `Fingerprinting`, `Planning`, `Running`: each chapter's blocks are brought up to date.
/// 3. `Weaving`: the book and its outcomes become pages.
/// 4. `Publishing`, `Recording`: the site is swapped in, the ledger brought up to it.
///
/// What is wrong with the chapters is in the report; what is thrown is a failure of the tools or the system.
package struct Builder: Sendable {
    let project: Project
    /// The day on which it builds, `2026-11-21`.
    let day: String
    let observe: BuildObserver

    package init(project: Project, day: String = Builder.today, observe: @escaping BuildObserver) {
        self.project = project
        self.day = day
        self.observe = observe
    }

    /// The clock's day; `SOURCE_DATE_EPOCH` stands in for the clock, as reproducible builds ask.
    package static var today: String {
        let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Double.init)
        let date = epoch.map(Date.init(timeIntervalSince1970:)) ?? Date()
        return date.formatted(Date.ISO8601FormatStyle().year().month().day())
    }

    /// Works in the project alone, on what the last command left; what a command that was killed left unfinished is removed.
    func withLock<Result>(_ body: () throws -> Result) throws -> Result {
        let lock = try BuildLock(path: project.folder.lock) { observe(.notice("waiting for \($0) to finish")) }
        defer { withExtendedLifetime(lock) {} }
        try project.folder.sweep(site: project.site, figures: project.figures)
        return try body()
    }

    package func build(_ options: BuildOptions) throws -> BuildReport { try withLock { try buildAlone(options) } }

    private func buildAlone(_ options: BuildOptions) throws -> BuildReport {
        let desk = try Desk(project, options, day: day, observe)
        let given = try desk.given()
        if let settled = desk.settled(given) { return BuildReport(settled) }

        let book = try desk.readBook()
        let results = try desk.bringUpToDate(book)
        let woven = try desk.weave(book, results)

        var report = BuildReport(book: book, results: results, woven: woven)
        if report.mayPublish(options) {
            report.wasCurrent = try desk.publish(woven, book, results, isWhole: report.errorCount == 0)
            report.isPublished = true
        }
        try desk.remember()
        try desk.prune()
        try desk.settle(given, report)
        return report
    }
}
