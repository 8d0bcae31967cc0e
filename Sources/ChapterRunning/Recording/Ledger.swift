import ChapterInterface
import ChapterReading
import Foundation
import Storage

/// What the report's blocks came to, committed beside the figures: by chapter, then by block.
package struct Ledger: Codable, Sendable, Equatable {
    package static let fileName = "ledger.json"

    package var chapters: [String: [String: LedgerEntry]] = [:]

    package init() {}

    /// Reads a ledger; nil if `bytes` are none.
    package init?(parsing bytes: Data) {
        guard let ledger = try? JSONDecoder().decode(Ledger.self, from: bytes) else { return nil }
        self = ledger
    }

    /// The ledger in a folder of figures; an unreadable one is an error: it is committed, and what it holds is not ours to drop.
    package init(readingFrom folder: String) throws {
        guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(Self.fileName)") else { return }
        guard let ledger = Ledger(parsing: bytes) else {
            throw SystemFailure("figures/\(Self.fileName): not a ledger: restore it with git, or delete it")
        }
        self = ledger
    }

    /// One value a line in a stable order, so that a difference between two ledgers reads well.
    package var text: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(self) + Data("\n".utf8)
        }
    }

    package subscript(chapter: String, block: String) -> LedgerEntry? {
        get { chapters[chapter]?[block] }
        set { chapters[chapter, default: [:]][block] = newValue }
    }
}

/// One block's line in the ledger.
package struct LedgerEntry: Codable, Sendable, Equatable {
    package var kind: Block.Kind
    package var key: String
    package var day: String
    /// How long it took when it was computed; kept as long as the key stays, so that a ledger changes only with its values.
    package var seconds: Double
    /// The expression of an inline value.
    package var expression: String?
    package var value: String?
    package var text: String?
    package var table: Table?
    package var claims: [Claim]?
    package var figure: RecordedFigure?

    /// The entry for `outcome`; nil for a failure, which is not recorded.
    package init?(_ outcome: BlockOutcome, of block: TangledBlock) {
        kind = block.block.kind
        key = outcome.key?.description ?? ""
        day = outcome.day
        seconds = (outcome.seconds * 1000).rounded() / 1000
        if block.block.kind == .inline { expression = block.block.name }
        switch outcome.payload {
        case .value(let digest): value = digest.description
        case .text(let text): self.text = text
        case .table(let table): self.table = table
        case .claims(let claims): self.claims = claims
        case .figure(let files):
            figure = RecordedFigure(
                width: files.width, height: files.height, csv: files.digests[.csv]?.description,
                svg: files.digests[.svg]?.description)
        case .failure: return nil
        }
    }
}

/// A figure in the ledger: its size and the digests of the two files that are committed.
package struct RecordedFigure: Codable, Sendable, Equatable {
    package var width: Double
    package var height: Double
    package var csv: String?
    package var svg: String?
}
