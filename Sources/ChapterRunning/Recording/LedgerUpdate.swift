import ChapterInterface
import ChapterReading
import Foundation
import Storage

/// Brings `figures/` up to a build: the ledger, how long each block took, and for each figure its SVG and CSV.
///
/// What is recorded stays, to the byte, as long as the build came to the same within its tolerance (`RecordTolerance`): another processor
/// rounds differently, and a file that changes whenever somebody builds tells nobody anything. Only files that differ are written, and
/// only what the last ledger named, or what the notebook drew, is written over or removed (`foreignFiles`).
package struct LedgerUpdate {
    let folder: String
    let store: Store
    let stamps: FileStamps

    package init(folder: String, store: Store, stamps: FileStamps) {
        self.folder = folder
        self.store = store
        self.stamps = stamps
    }

    // MARK: What to record

    /// The ledger after a build: the recorded entries that agree with what the build came to, and new ones in place of the others.
    package func ledger(of results: [ChapterResult], after previous: Ledger) throws -> Ledger {
        var ledger = Ledger(of: results)
        for result in results {
            // Experiments that blocks use whose recorded outcome gave way to another.
            var behindReplaced: Set<String> = []
            // An experiment comes before the blocks that use it.
            for block in result.tangled.blocks.reversed() {
                let name = block.identifier
                guard let known = previous[result.slug, name], let outcome = result.outcomes[name] else { continue }
                if outcome.isRecorded {
                    ledger[result.slug, name] = known
                    continue
                }
                guard let entry = ledger[result.slug, name], let intact = restored(known, as: name, of: result.slug, by: entry)
                else { continue }
                // An experiment has no value of its own in the record: its entry is as old as what comes of it.
                if !behindReplaced.contains(name), let kept = try kept(intact, as: name, of: result.slug, against: entry) {
                    ledger[result.slug, name] = kept.withDuration(orOf: entry)
                } else {
                    behindReplaced.formUnion(block.inputs)
                }
            }
        }
        return ledger
    }

    /// An entry as it was written: as it is, or, when it was altered, as the new outcome shows that it was; nil if that
    /// cannot be told.
    private func restored(
        _ known: LedgerEntry, as name: String, of chapter: String, by entry: LedgerEntry
    ) -> LedgerEntry? {
        [known, entry.withOrigin(of: known)].first { $0.isIntact(as: name, of: chapter) }
    }

    /// The recorded entry, if it stands for the new one too.
    private func kept(
        _ known: LedgerEntry, as name: String, of chapter: String, against entry: LedgerEntry
    ) throws -> LedgerEntry? {
        guard let source = entry.source, let knownSource = known.source else { return nil }
        let isElsewhere = source.platform != knownSource.platform
        // What tells of machine code tells of one platform's.
        if isElsewhere && source.isAboutCode { return try holdsFiles(of: known, named: name) ? known : nil }
        let agrees = try known.agrees(with: entry, within: .between(knownSource, source)) { file in
            try contents(of: file, named: name, known, entry)
        }
        guard agrees else { return nil }
        let renewed = isElsewhere ? knownSource : source
        if renewed == knownSource, known.wording == entry.wording { return known }
        return known.resealed(from: renewed, worded: entry.wording, as: name, of: chapter)
    }

    private func holdsFiles(of entry: LedgerEntry, named name: String) throws -> Bool {
        try entry.files.allSatisfy { file, digest in try isFile(at: path(of: name, file), digest) }
    }

    /// A file of a figure, as recorded and as drawn now; nil if the recorded one is not what the ledger says.
    private func contents(
        of file: FigureFile, named name: String, _ known: LedgerEntry, _ new: LedgerEntry
    ) throws -> (one: Data, other: Data)? {
        let path = path(of: name, file)
        guard let recorded = known[file], try isFile(at: path, recorded), let drawn = new[file],
            let bytes = store.bytes(of: drawn)
        else { return nil }
        return (try Data(contentsOf: URL(fileURLWithPath: path)), bytes)
    }

    // MARK: Files of others

    /// The names of the files in the folder that are not the record's, and that it would write over: the last ledger does not list them, and
    /// nothing in them says that they are ours.
    package func foreignFiles(before ledger: Ledger, after previous: Ledger) throws -> [String] {
        let known = Self.figureFiles(in: previous)
        var foreign: Set<String> = []
        for (name, entry) in ledger.chapters.values.joined() {
            for (file, digest) in entry.files where known[name + file.rawValue] == nil {
                let path = path(of: name, file)
                guard isPresent(path), try !isFile(at: path, digest), !DrawnMark.isInFile(at: path, file) else { continue }
                foreign.insert(name + file.rawValue)
            }
        }
        if !RecordedDurations(of: ledger).isEmpty, !ownsDurations { foreign.insert(RecordedDurations.fileName) }
        return foreign.sorted()
    }

    private var isRecorded: Bool { FileManager.default.fileExists(atPath: "\(folder)/\(Ledger.fileName)") }

    /// Whether the file of durations is the record's, whatever is in it, or has none beside it that could be.
    private var ownsDurations: Bool { isRecorded || RecordedDurations.isNoneOfOthers(in: folder) }

    // MARK: Writing

    /// Brings the folder up to `ledger`.
    package func write(_ ledger: Ledger, after previous: Ledger) throws {
        for (chapter, blocks) in ledger.chapters {
            for (name, entry) in blocks { try writeFigure(entry, named: name, of: chapter) }
        }
        let kept = Self.figureFiles(in: ledger)
        for (name, (file, digest)) in Self.figureFiles(in: previous) where kept[name] == nil {
            let path = "\(folder)/\(name)"
            // What somebody has put there since is no figure of the record's.
            if try isFile(at: path, digest) || DrawnMark.isInFile(at: path, file) { try removeIfPresent(path) }
        }
        let ownsDurations = ownsDurations
        guard ledger != previous || !isRecorded else { return }
        try write(ledger.text, named: Ledger.fileName)
        let durations = RecordedDurations(of: ledger)
        if durations.isEmpty {
            if ownsDurations { try removeIfPresent("\(folder)/\(RecordedDurations.fileName)") }
        } else {
            try write(durations.text, named: RecordedDurations.fileName)
        }
    }

    private func write(_ text: Data, named name: String) throws {
        let path = "\(folder)/\(name)"
        if FileManager.default.contents(atPath: path) != text { try AtomicFile.write(text, to: path) }
    }

    /// A ledger's files by their names. It may come from anybody: a name that leads out of the folder is left out.
    private static func figureFiles(in ledger: Ledger) -> [String: (file: FigureFile, digest: Digest)] {
        var files: [String: (file: FigureFile, digest: Digest)] = [:]
        for (name, entry) in ledger.chapters.values.joined() {
            guard !name.isEmpty, !name.hasPrefix("."), !name.utf8.contains(UInt8(ascii: "/")) else { continue }
            for file in entry.files { files[name + file.file.rawValue] = file }
        }
        return files
    }

    private func writeFigure(_ entry: LedgerEntry, named name: String, of chapter: String) throws {
        for (file, digest) in entry.files {
            let path = path(of: name, file)
            if try isFile(at: path, digest) { continue }
            guard let bytes = store.bytes(of: digest) else {
                throw SystemFailure("figures/\(name)\(file.rawValue) of \(chapter) is neither stored nor recorded")
            }
            try AtomicFile.write(bytes, to: path)
        }
    }

    // MARK: Files

    private func path(of name: String, _ file: FigureFile) -> String { "\(folder)/\(name)\(file.rawValue)" }

    /// What is no file has no digest, and might never end.
    private func isFile(at path: String, _ digest: Digest) throws -> Bool {
        guard (try? PlainFile.require(path)) != nil else { return false }
        return try stamps.digest(of: path) == digest
    }
}
