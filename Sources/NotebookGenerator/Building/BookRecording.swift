import ChapterRunning

/// Recording, first part: the record of a build of the whole book, which keeps what the outcomes agree with.
func update(
    _ recorded: Ledger, by results: [ChapterResult], _ modules: ModuleWordings, _ inputs: BuildInputs, _ memory: BuildMemory
) throws -> Ledger {
    var ledger = try ledgerUpdate(inputs, memory).ledger(of: results, after: recorded)
    ledger.modules = modules.digests
    return ledger
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
