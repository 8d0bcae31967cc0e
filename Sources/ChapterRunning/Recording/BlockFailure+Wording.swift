import Foundation

/// What is said of a failure, on a page and in the terminal.
extension BlockFailure {
    /// What the page says after the block's name: `The experiment rates threw an error`.
    package var verb: String {
        switch cause {
        case .didNotCompile: "does not compile"
        case .trapped: "stopped with a trap"
        case .threw: "threw an error"
        case .timedOut: "took longer than it may"
        case .outOfMemory: "asked for more memory than it may have"
        case .startedTooMany: "started more processes than it may have"
        case .notStored: "could not read or write what it needs"
        case .interfered: "interfered with its own result"
        case .cells: "has cells without a value"
        case .lost: "was ended from outside"
        case .missingInput: "needs a result that is missing"
        case .missingData(.noRecord), .missingData(.alteredRecord): "has no record"
        case .missingData: "needs data that is not present here"
        }
    }

    /// What went wrong, alone.
    package var message: String {
        switch cause {
        case .didNotCompile(let message): message ?? "another block of the chapter does not compile"
        case .trapped(let message), .threw(let message): message
        case .timedOut(let limit): "took longer than its \(Self.text(limit)) seconds"
        case .outOfMemory(let used, let limit):
            "used \(Self.text(used)) GiB of memory, more than its \(Self.text(limit))"
        case .startedTooMany(let limit): "had more than \(limit) processes and threads at a time"
        case .notStored(let message): message
        case .interfered(let interference): interference.message
        case .cells(let failed, let count):
            "\(failed.count) of \(count) cells failed: " + (failed.first?.message ?? "")
        case .lost(let message): message
        case .missingInput(let name): "`\(name)` has no value"
        case .missingData(.absent(let message)): "`figures/` has no record of it, and \(message)"
        case .missingData(.notRecorded): "`figures/` has no record of it, and its data set is not here"
        case .missingData(.recordAltered(let file)):
            "its data set is not here, and what \(file) has of it was altered: restore the file with git"
        case .missingData(.noRecord): "`figures/` has no record of it: build the report without `--recorded` first"
        case .missingData(.alteredRecord(let file)):
            "what \(file) has of it was altered: restore the file with git, or build the report without `--recorded`"
        case .missingData(.wrong(let message)): message
        case .missingData(.unknown(let name, let near)):
            "there is no data set `\(name)`" + (near.map { ": did you mean `\($0)`?" } ?? "")
        }
    }

    /// The sentence of the terminal about the block called `name`, such as `the experiment `rates``.
    func sentence(about name: String) -> String {
        switch cause {
        case .threw: "\(name) threw: \(message)"
        case .cells: "\(name): \(message)"
        case .trapped, .lost: "\(name) failed: \(message)"
        case .timedOut, .outOfMemory, .startedTooMany, .interfered: "\(name) \(message)"
        case .notStored: "\(name) could not read or write what it needs: \(message)"
        case .missingInput: "\(name) did not run: \(message)"
        case .didNotCompile, .missingData: "\(name): \(message)"
        }
    }

    /// What to do next, where the block itself printed nothing that tells.
    var advice: String? {
        switch cause {
        case .timedOut: "Allow it more with `//| timeout: SECONDS` at the top of the block, or give it less to do."
        case .outOfMemory: "Allow it more with `//| memory: GIB` at the top of the block, or give it less to hold."
        case .startedTooMany: "Start fewer at a time: `parallelMap` has a thread for each core."
        case .threw(let message) where message.contains(/permission/.ignoresCase()): Self.adviceOnReading
        case .interfered(.handedOverTooMuch): "Return less: a summary of it, or what the blocks that use it need."
        case .interfered:
            "Descriptors 3 and 4 of a block's process, and the files in the folder above its own, are the notebook's: leave them alone."
        case .cells(let failed, _): Self.advice(on: failed)
        case .didNotCompile, .trapped, .threw, .notStored, .missingInput, .missingData, .lost: nil
        }
    }

    /// The other cells that failed, as far as a message may be long.
    private static func advice(on failed: [Cell]) -> String {
        let others = failed.dropFirst()
        let shown = others.prefix(8).map(\.message) + (others.count > 8 ? ["and \(others.count - 8) more"] : [])
        return (shown.isEmpty ? "" : "So did\n" + shown.map { "  \($0)\n" }.joined())
            + "The others are kept: the next build runs those that failed."
    }

    /// A block that read more would not run again when it changes.
    static let adviceOnReading = """
        A block reads the data sets that it names in `//| data:`, the values that it uses, files that it wrote itself, and the system's.
        """

    private static func text(_ number: Double) -> String { String(format: "%.4g", number) }
}

extension Interference {
    /// What follows the block's name.
    fileprivate var message: String {
        switch self {
        case .saidNonsense: "wrote something else where its progress and its result are told"
        case .saidTooMuch: "told a result that is too long: more than 64 MB of table, claims or text"
        case .saidItsEndTwice: "told twice what came of it"
        case .saidWrongProduct: "told a result that no block of its kind makes"
        case .handedOverNoFile(let name): "put something else in the place of its result: `\(name)` is no file of its own"
        case .handedOverTooMuch(let name, let bytes):
            "made a result of \(bytes >> 20) MiB (`\(name)`), more than the \(Self.largestResult >> 20) that a result may have"
        }
    }
}
