import ChapterReading
import ChapterRunning
import Foundation

/// A build, stage by stage: each is a function from the value of the stage before it, what the build is given (`BuildInputs`), and
/// what earlier builds remember (`BuildMemory`). There is nothing to do while all that the last build looked at is as it was.
///
/// 1. `readBook`: the chapters' Markdown becomes a book.
/// 2. `prepare`: each chapter is tangled into Swift files, compiled, and its blocks are fingerprinted.
/// 3. `run`: each block is brought up to date, from the store or in the chapter's program.
/// 4. `update`: what is recorded stays where the outcomes agree with it.
/// 5. `weave`: the book and its outcomes become pages.
/// 6. `publish`: the site is swapped in.
/// 7. `write`: `figures/` is brought up to the record.
///
/// `publishRecord` makes the site of the record instead, and runs nothing.
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
        try project.folder.requireOurs()
        let lock = try BuildLock(path: project.folder.lock) { observe(.notice("waiting for \($0) to finish")) }
        defer { withExtendedLifetime(lock) {} }
        try project.folder.sweep(site: project.site, figures: project.figures)
        return try body()
    }

    /// Has the package's modules built, where nothing else does that for the notebook; not while another command works with them.
    package func buildPackage() throws {
        guard project.notebook != nil else { return }
        try withLock { try project.buildPackage(observe: observe) }
    }

    package func build(_ options: BuildOptions) throws -> BuildReport {
        try withLock { options.purpose == .record ? try publishRecord(options) : try buildAlone(options) }
    }

    private func buildAlone(_ options: BuildOptions) throws -> BuildReport {
        let memory = try BuildMemory(of: project, observe: observe)
        let inputs = try BuildInputs(project, options, day: day, memory: memory, observe: observe)
        let given = try inputs.digest(remembering: memory.stamps)
        if let last = memory.lastBuild(given: given) { return BuildReport(last) }

        let book = try readBook(of: project, memory, settings: options.settings, jobs: inputs.jobs)
        try options.requireKnown(in: book.book)
        let prepared = try prepare(book, inputs, memory)
        let results = try run(prepared, recorded: book.recorded, inputs, memory)
        let modules = try ModuleWordings(importedBy: book.book, in: project, remembering: memory.stamps)
        let record = try update(book.recorded, by: results, modules, inputs, memory)
        let commits = try RecordCommits(of: project, in: memory.store).commits()
        let woven = try weave(
            book, results.map { $0.dated(by: record, commits: commits) }, record: record,
            modules, tools: try inputs.account(remembering: memory.stamps), inputs.site, memory)

        var report = BuildReport(book, results, woven)
        // What other values of the parameters came to is no record of the report.
        let records = options.purpose == .site && report.errorCount == 0 && book.book.settings.isEmpty
        if report.mayPublish(options) {
            if records { try requireNoOthers(before: record, of: book, inputs, memory) }
            let published = try publish(woven, of: book, inputs.site, memory)
            (report.wasCurrent, report.searchSize) = (published.wasCurrent, published.searchSize)
            report.isPublished = true
            if records { try write(record, and: results, of: book, modules, inputs, memory) }
        }
        memory.history.keep(only: results.blockNames)
        try memory.save(
            isWhole: report.isPublished && !options.isPreview, pruning: options.pruning, day: day, jobs: inputs.jobs)
        try memory.keep(report, given: given, folders: inputs.lookup.folders)
        return report
    }

    /// The first three stages, for what needs no pages.
    func bringUpToDate(
        _ project: Project, _ options: BuildOptions, _ memory: BuildMemory
    ) throws -> (book: ReadBook, results: [ChapterResult]) {
        let inputs = try BuildInputs(project, options, day: day, memory: memory, observe: observe)
        let book = try readBook(of: project, memory, settings: options.settings, jobs: inputs.jobs)
        try options.requireKnown(in: book.book)
        let prepared = try prepare(book, inputs, memory)
        return (book, try run(prepared, recorded: book.recorded, inputs, memory))
    }
}
