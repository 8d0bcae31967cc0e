import ChapterReading
import ChapterRunning
import Foundation
import Storage

extension Builder {
    /// What moved between the ledger of a commit and the one that the last build left in `figures/`.
    package func difference(since revision: String) throws -> (comparison: LedgerComparison, places: [String: SourceLocation]) {
        let committed = CommittedFiles(root: project.root)
        let path = "figures/\(Ledger.fileName)"
        guard let old = Ledger(parsing: Data(try committed.text(of: path, in: revision).utf8)) else {
            throw SystemFailure("\(path) in \(revision) is not a ledger")
        }
        let new = try Ledger(readingFrom: project.figures)
        let comparison = try LedgerComparison(from: old, to: new) { figure in
            Data(try committed.text(of: "figures/\(figure).csv", in: revision).utf8)
        } newData: {
            try recordedData(of: $0)
        }
        return (comparison, try places())
    }

    /// Computes everything again, from nothing, and compares it with the ledger in `figures/`; what was altered there is an error.
    ///
    /// - Parameter relative: for numbers in full, relative changes up to this are ignored, instead of those that
    ///   `RecordTolerance` has.
    package func verify(
        _ options: BuildOptions, relative: Double?
    ) throws -> (comparison: LedgerComparison, places: [String: SourceLocation], report: BuildReport) {
        try withLock { try verifyAlone(options, relative: relative) }
    }

    private func verifyAlone(
        _ options: BuildOptions, relative: Double?
    ) throws -> (comparison: LedgerComparison, places: [String: SourceLocation], report: BuildReport) {
        var elsewhere = Project(
            root: project.root, products: project.products, searchPath: project.searchPath,
            memory: project.folder.verification, notebook: project.notebook)
        elsewhere.systemFiles = project.systemFiles
        elsewhere.buildRecord = project.buildRecord
        defer { try? removeIfPresent(elsewhere.memory) }
        var options = options
        options.purpose = .verification
        let memory = try BuildMemory(of: elsewhere, observe: observe)
        let (book, results) = try bringUpToDate(elsewhere, options, memory)
        let isOnlyRecorded = results.onlyRecorded
        if !isOnlyRecorded.isEmpty {
            let told = "what needs data that is not present here was not computed, and is not compared"
            observe(.notice("\(told): \(isOnlyRecorded.count) blocks"))
        }
        func isCompared(_ chapter: String, _ block: String) -> Bool {
            options.includes(chapter) && !isOnlyRecorded.contains("\(chapter)/\(block)")
        }
        let recorded = try Ledger(readingFrom: project.figures).only(isCompared)
        let computed = Ledger(of: results).only(isCompared)
        let comparison = try LedgerComparison(from: recorded, to: computed) { old, new in
            var tolerance = RecordTolerance.between(old, new)
            tolerance.relative = relative ?? tolerance.relative
            return tolerance
        } oldData: {
            try recordedData(of: $0)
        } newData: { figure in
            let digest = computed.chapters.values.compactMap { $0[figure]?[.csv] }.first
            return digest.flatMap(memory.store.bytes(of:)) ?? Data()
        }
        var report = BuildReport(book, results)
        report.diagnostics += recorded.filesAltered(in: project.figures).map { file in
            Diagnostic(
                at: SourceLocation(file: "figures/\(file)", line: 1, column: 1), "this is not what the last build recorded",
                help: "Restore it with git, or build again, which records what the report comes to.")
        }
        return (comparison, try places(), report)
    }

    private func recordedData(of figure: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: "\(project.figures)/\(figure).csv"))
    }

    /// Where each block stands, by `chapter/identifier`.
    private func places() throws -> [String: SourceLocation] {
        let book = ChapterReading.readBook(try project.readChapters(), citationKeys: nil).book
        return Dictionary(
            book.chapters.flatMap { chapter in
                tangle(chapter).blocks.map { ("\(chapter.slug)/\($0.identifier)", $0.block.nameLocation) }
            }, uniquingKeysWith: { first, _ in first })
    }
}
