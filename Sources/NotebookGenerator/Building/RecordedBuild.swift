import ChapterReading
import ChapterRunning
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
        let results = try recordedResults(of: book, inputs, memory)
        let woven = try weave(book, results, record: book.recorded, tools: nil, inputs, memory)
        var report = BuildReport(book, results, woven)
        report.diagnostics = (report.diagnostics + doubts(about: results)).sorted()
        if report.mayPublish(options) {
            let published = try publish(woven, inputs, memory)
            (report.wasCurrent, report.searchSize) = (published.wasCurrent, published.searchSize)
            report.isPublished = true
        }
        try memory.save()
        return report
    }
}

/// Every chapter as the record has it.
private func recordedResults(of book: ReadBook, _ inputs: SiteInputs, _ memory: BuildMemory) throws -> [ChapterResult] {
    let recorded = RecordedOutcomes(ledger: book.recorded, figures: inputs.project.figures, store: memory.store)
    let commits = try RecordCommits(of: inputs.project, remembering: memory.stamps).commits()
    let modules = try ModuleWordings(importedBy: book.book, in: inputs.project, remembering: memory.stamps)
    return try parallelMap(book.book.chapters, jobs: inputs.jobs) { chapter in
        try recorded.result(
            of: tangle(chapter, code: memory.code), in: chapter.slug,
            changedModules: book.recorded.modules.map { modules.changed(for: chapter, since: $0) }, commits: commits)
    }
}

/// A warning for each block whose own code is not what was recorded, and one for each chapter that imports modules which are not.
private func doubts(about results: [ChapterResult]) -> [Diagnostic] {
    results.flatMap { result in
        let running = result.tangled.running
        let doubts = running.compactMap { block in result.outcomes[block.identifier]?.note?.doubt.map { (block, $0) } }
        let stale = doubts.filter { $0.1 == .ownCode }.map { block, _ in
            Diagnostic(
                .warning, at: block.block.nameLocation, length: max(block.block.name.utf8.count, 1),
                "the \(block.block.kind.traits.noun) `\(block.block.name)` was recorded before its code changed",
                help: "Build the report where it can run, and commit figures/.")
        }
        guard let (block, doubt) = doubts.first(where: { $0.1 != .ownCode }) else { return stale }
        let what =
            if case .modules(let names) = doubt {
                "what the record has of this chapter is of another state of \(names.joined(separator: ", "))"
            } else {
                "the record does not tell what it was made of"
            }
        return stale + [
            Diagnostic(
                .warning, at: SourceLocation(file: block.block.nameLocation.file, line: 1, column: 1), what,
                help: "A build tells whether that matters: notebook status.")
        ]
    }
}
