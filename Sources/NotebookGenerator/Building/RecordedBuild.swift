import ChapterReading
import ChapterRunning
import Foundation
import Storage

/// Publishing from the record: the pages are made of the chapters' text and of what `figures/` holds; nothing is compiled or run.
/// Each result says when it was recorded, and whether its code has changed since.
///
/// 1. `readBook`: the chapters' Markdown becomes a book, and the record is read.
/// 2. `recordedResults`: each block's outcome is the record's, with what it cannot vouch for.
/// 3. `weave` and `publish`, as a build does.
extension Builder {
    func publishRecord(_ options: BuildOptions) throws -> BuildReport {
        let memory = try BuildMemory(of: project, observe: observe)
        let inputs = try SiteInputs(project, options, day: day, memory: memory, observe: observe)
        let book = try readBook(of: project, memory, jobs: inputs.jobs)
        let modules = try ModuleWordings(importedBy: book.book, in: project, remembering: memory.stamps)
        let results = try recordedResults(of: book, modules, inputs, memory)
        let woven = try weave(book, results, record: book.recorded, modules, tools: nil, inputs, memory)
        var report = BuildReport(book, results, woven)
        report.diagnostics = (report.diagnostics + doubts(about: results)).sorted()
        if report.mayPublish(options) {
            let published = try publish(woven, of: book, inputs, memory)
            (report.wasCurrent, report.searchSize) = (published.wasCurrent, published.searchSize)
            report.isPublished = true
        }
        try memory.save()
        return report
    }

    /// Publishes what `figures/` holds where there is no site yet, so that there is something to read while all is compiled and computed.
    ///
    /// What hinders it hinders the build too, which tells.
    ///
    /// - Parameter options: of the build that follows; only one of the whole site is worth it.
    /// - Returns: whether it did, which it tells.
    @discardableResult
    package func publishRecordFirst(_ options: BuildOptions) throws -> Bool {
        let hasRecord = FileManager.default.fileExists(atPath: "\(project.figures)/\(Ledger.fileName)")
        guard options.purpose == .site, options.only.isEmpty, options.settings.isEmpty, hasRecord,
            !isPresent("\(project.site)/\(SiteManifest.name)")
        else { return false }
        var recorded = options
        recorded.purpose = .record
        guard try build(recorded).isPublished else { return false }
        observe(.notice("site/index.html shows what figures/ has recorded; it is all computed now, which may take minutes"))
        return true
    }
}

/// Every chapter as the record has it.
private func recordedResults(
    of book: ReadBook, _ modules: ModuleWordings, _ inputs: SiteInputs, _ memory: BuildMemory
) throws -> [ChapterResult] {
    let recorded = RecordedOutcomes(ledger: book.recorded, figures: inputs.project.figures, store: memory.store)
    let commits = try RecordCommits(of: inputs.project, in: memory.store).commits()
    let data = try recordedData(of: book.book, inputs.project, memory)
    let code = CodeRecord(in: inputs.project, memory).recorded()
    return try parallelMap(book.book.chapters, jobs: inputs.jobs) { chapter in
        let tangled = tangle(chapter, code: memory.code)
        var result = try recorded.result(
            of: tangled, in: chapter.slug, data: data,
            changedModules: book.recorded.modules.map { modules.changed(for: chapter, since: $0) }, commits: commits)
        if let known = try code.recall(tangled, of: chapter.slug, in: memory.store) {
            (result.names, result.functions) = (known.names, known.functions)
        }
        return result
    }
}

/// A warning for each chapter that imports modules which are not what was recorded; one for all where the record does not tell.
private func doubts(about results: [ChapterResult]) -> [Diagnostic] {
    var isUnknownTold = false
    return results.compactMap { result in
        let doubts = result.tangled.running.compactMap { result.outcomes[$0.identifier]?.note?.doubt }
        guard let doubt = doubts.first(where: { $0.changedPart == nil }) else { return nil }
        let isUnknown = doubt == .unknown
        defer { isUnknownTold = isUnknownTold || isUnknown }
        return isUnknown && isUnknownTold ? nil : staleness(of: "chapters/\(result.slug).md", doubt.modules)
    }
}

/// - Parameter modules: which changed; none where the record does not tell.
private func staleness(of chapter: String, _ modules: [String]) -> Diagnostic {
    Diagnostic(
        .warning, at: SourceLocation(file: chapter, line: 1, column: 1),
        modules.isEmpty
            ? "the record does not tell of which code it is"
            : "what the record has of this chapter was made with another state of \(modules.joined(separator: ", "))",
        help: "`notebook status` tells whether that matters; a build brings the record up to date.")
}
