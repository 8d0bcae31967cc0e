import ChapterRunning
import Storage

/// Recording, first part: the record of a build of the whole book, which keeps what the outcomes agree with.
func update(
    _ recorded: Ledger, by results: [ChapterResult], _ modules: ModuleWordings, _ inputs: BuildInputs, _ memory: BuildMemory
) throws -> Ledger {
    var ledger = try ledgerUpdate(inputs, memory).ledger(of: results, after: recorded)
    ledger.modules = modules.digests
    return ledger
}

/// Before anything of a build is published: files of others in `figures/` that it would write over.
///
/// - Throws: a failure that names them.
func requireNoOthers(
    before record: Ledger, of book: ReadBook, _ inputs: BuildInputs, _ memory: BuildMemory
) throws {
    let code = CodeRecord(in: inputs.project, memory).foreignFile
    let foreign =
        try ledgerUpdate(inputs, memory).foreignFiles(before: record, after: book.recorded) + [code].compactMap(\.self)
    guard !foreign.isEmpty else { return }
    let figures = inputs.project.figures
    let named = foreign.prefix(3).map { "\(figures)/\($0)" }.joined(separator: ", ")
    let others = foreign.count > 3 ? ", and \(foreign.count - 3) more" : ""
    let (kind, they, names) =
        foreign.count == 1 ? ("not a file", "it", "one of that name") : ("not files", "them", "others of these names")
    throw SystemFailure(
        "\(named)\(others): \(kind) of the record (\(figures)/\(Ledger.fileName) does not list \(they)), and the build writes \(names): move"
            + " \(they) out of the way, or remove \(they)")
}

/// Recording, second part: brings `figures/` up to the record, and to what the build found out of the chapters' code.
func write(
    _ record: Ledger, and results: [ChapterResult], of book: ReadBook, _ modules: ModuleWordings, _ inputs: BuildInputs,
    _ memory: BuildMemory
) throws {
    try ledgerUpdate(inputs, memory).write(record, after: book.recorded)
    try CodeRecord(in: inputs.project, memory).update(by: results, of: book.book, modules)
}

private func ledgerUpdate(_ inputs: BuildInputs, _ memory: BuildMemory) -> LedgerUpdate {
    LedgerUpdate(folder: inputs.project.figures, store: memory.store, stamps: memory.stamps)
}
