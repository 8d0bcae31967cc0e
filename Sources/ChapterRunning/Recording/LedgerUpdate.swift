import ChapterInterface
import Foundation
import Storage

/// Brings `figures/` up to a build: the ledger, and for each figure its SVG and CSV. Only files that differ are written, and
/// only figures that the last ledger named are removed.
package struct LedgerUpdate {
    let folder: String
    let store: Store
    let stamps: FileStamps

    package init(folder: String, store: Store, stamps: FileStamps) {
        self.folder = folder
        self.store = store
        self.stamps = stamps
    }

    package func record(_ results: [ChapterResult], after previous: Ledger) throws {
        let ledger = Self.ledger(of: results, after: previous)
        for (chapter, blocks) in ledger.chapters {
            for (name, entry) in blocks { try writeFigure(entry, named: name, of: chapter) }
        }
        let present = Self.figureNames(in: ledger)
        for name in Self.figureNames(in: previous).subtracting(present) {
            for file in FigureFile.recorded { try removeIfPresent("\(folder)/\(name)\(file.rawValue)") }
        }
        let path = "\(folder)/\(Ledger.fileName)"
        if ledger != previous || !FileManager.default.fileExists(atPath: path) { try AtomicFile.write(ledger.text, to: path) }
    }

    /// The new ledger. An entry whose key is unchanged keeps the day and the duration that it was recorded with.
    package static func ledger(of results: [ChapterResult], after previous: Ledger) -> Ledger {
        var ledger = Ledger()
        for result in results {
            for block in result.tangled.blocks {
                guard let outcome = result.outcomes[block.identifier], let entry = LedgerEntry(outcome, of: block) else {
                    continue
                }
                let known = previous[result.slug, block.identifier]
                ledger[result.slug, block.identifier] = known?.key == entry.key ? known : entry
            }
        }
        return ledger
    }

    /// A ledger may come from anybody: a name that leads out of the folder is none.
    private static func figureNames(in ledger: Ledger) -> Set<String> {
        let names = ledger.chapters.values.flatMap { $0.filter { $0.value.kind == .figure }.map(\.key) }
        return Set(names.filter { !$0.isEmpty && !$0.hasPrefix(".") && !$0.utf8.contains(UInt8(ascii: "/")) })
    }

    private func writeFigure(_ entry: LedgerEntry, named name: String, of chapter: String) throws {
        guard let figure = entry.figure else { return }
        for (suffix, digest) in [(".svg", figure.svg), (".csv", figure.csv)] {
            guard let digest = digest.flatMap(Digest.init(parsing:)) else { continue }
            let path = "\(folder)/\(name)\(suffix)"
            if (try? stamps.digest(of: path)) == digest { continue }
            if let bytes = store.bytes(of: digest) {
                try AtomicFile.write(bytes, to: path)
            } else if !FileManager.default.fileExists(atPath: path) {
                // A recorded figure whose data set is absent here stays as it is committed.
                throw SystemFailure("figures/\(name)\(suffix) of \(chapter) is neither stored nor recorded")
            }
        }
    }

    private func removeIfPresent(_ path: String) throws {
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    }
}
