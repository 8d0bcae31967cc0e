import Foundation
import Storage

/// What the report's blocks came to, committed beside the figures: by chapter, then by block.
package struct Ledger: Codable, Sendable, Equatable {
    package static let fileName = "ledger.json"
    /// The files of the record but for those of figures.
    package static let files = [fileName, RecordedDurations.fileName]

    package var chapters: [String: [String: LedgerEntry]] = [:]
    /// The wording of each module that the chapters import, by name, as it was when the whole book agreed with this record. Nil in
    /// ledgers of an older form.
    package var modules: [String: String]?

    package init() {}

    /// What a build came to, as if nothing had been recorded before.
    package init(of results: [ChapterResult]) {
        for result in results {
            let needsData = result.tangled.blocksThatNeedData
            for block in result.tangled.blocks {
                let name = block.identifier
                guard let outcome = result.outcomes[name],
                    let entry = LedgerEntry(
                        outcome, of: block, in: result.slug, from: result.sources[name], needsData: needsData.contains(name))
                else { continue }
                self[result.slug, name] = entry
            }
        }
    }

    /// Reads a ledger; nil if `bytes` are no ledger.
    package init?(parsing bytes: Data) {
        guard let ledger = try? ForeignJSON.decode(Ledger.self, from: bytes) else { return nil }
        self = ledger
    }

    /// The ledger in a folder of figures; an unreadable one is an error: it is committed, and what it holds is not ours to drop.
    package init(readingFrom folder: String) throws {
        guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(Self.fileName)") else { return }
        guard let ledger = Ledger(parsing: bytes) else {
            guard bytes.range(of: Data("<<<<<<< ".utf8)) == nil else {
                throw SystemFailure(
                    "figures/\(Self.fileName): a merge left its marks there: take the record of either side (`git checkout --ours "
                        + "figures`, or `--theirs`) and build again, which records what moved")
            }
            throw SystemFailure("figures/\(Self.fileName): not a ledger: restore it with git, or delete it")
        }
        self = ledger
        let durations = RecordedDurations(readingFrom: folder)
        for (chapter, entries) in chapters {
            for (block, entry) in entries where !entry.isTimed {
                chapters[chapter]?[block]?.seconds = durations[chapter, block]
            }
        }
    }

    /// What it holds of the blocks that `isWanted` takes.
    package func only(_ isWanted: (_ chapter: String, _ block: String) -> Bool) -> Ledger {
        var ledger = self
        for (chapter, entries) in chapters { ledger.chapters[chapter] = entries.filter { isWanted(chapter, $0.key) } }
        return ledger
    }

    /// The names of the files in a folder of figures that are not as they were recorded, the ledger's own among them, in order.
    ///
    /// - Complexity: every file of a figure is read.
    package func filesAltered(in folder: String) -> [String] {
        var altered: Set<String> = []
        for (chapter, entries) in chapters {
            for (block, entry) in entries {
                if !entry.isIntact(as: block, of: chapter) { altered.insert(Self.fileName) }
                for (file, digest) in entry.files where (try? Digest(ofFile: "\(folder)/\(block)\(file.rawValue)")) != digest {
                    altered.insert("\(block)\(file.rawValue)")
                }
            }
        }
        return altered.sorted()
    }

    package var text: Data {
        get throws { try LedgerText.lines(of: self) }
    }

    package subscript(chapter: String, block: String) -> LedgerEntry? {
        get { chapters[chapter]?[block] }
        set { chapters[chapter, default: [:]][block] = newValue }
    }
}

extension TangledChapter {
    /// The blocks that read a data set, or use what does.
    fileprivate var blocksThatNeedData: Set<String> {
        var needing: Set<String> = []
        // An experiment comes before the blocks that use it.
        for block in blocks where !block.block.options.data.isEmpty || !needing.isDisjoint(with: block.inputs) {
            needing.insert(block.identifier)
        }
        return needing
    }
}
