import ChapterInterface
import ChapterReading
import Foundation
import Storage

/// What one block came to, as the record has it.
package struct LedgerEntry: Codable, Sendable, Equatable {
    package var kind: Block.Kind
    /// What it came of; nil in ledgers of an older form.
    package var source: BlockSource?
    /// The day on which the value that stands here was found.
    package var day: String
    /// How long that took.
    package var seconds: Double
    /// The expression of an inline value.
    package var expression: String?
    package var text: String?
    package var table: Table?
    package var claims: [Claim]?
    package var figure: RecordedFigure?
    /// A digest of all the rest and of the entry's place: a merge gone wrong does not pass for a record.
    private var seal: String?

    /// The entry for `outcome`; nil for a failure, which is not recorded.
    package init?(_ outcome: BlockOutcome, of block: TangledBlock, in chapter: String, from source: BlockSource?) {
        kind = block.block.kind
        self.source = source
        day = outcome.day
        seconds = (outcome.seconds * 1000).rounded() / 1000
        if block.block.kind == .inline { expression = block.block.name }
        switch outcome.payload {
        // Its value differs from processor to processor, and what readers see of it is in the blocks that use it.
        case .value, .valueElsewhere: break
        case .text(let text): self.text = text
        case .table(let table): self.table = table
        case .claims(let claims): self.claims = claims
        case .figure(let files):
            figure = RecordedFigure(
                width: files.width, height: files.height, csv: files.digests[.csv], svg: files.digests[.svg])
        case .failure: return nil
        }
        seal(as: block.identifier, of: chapter)
    }

    /// The same outcome, of the code as it is now.
    func renewed(from source: BlockSource?, as block: String, of chapter: String) -> LedgerEntry {
        var renewed = self
        renewed.source = source
        renewed.seal(as: block, of: chapter)
        return renewed
    }

    /// This outcome, with what `other` tells of when it was found and under the other's seal.
    func told(as other: LedgerEntry) -> LedgerEntry {
        var told = self
        (told.source, told.day, told.seconds, told.seal) = (other.source, other.day, other.seconds, other.seal)
        return told
    }

    // MARK: The seal

    /// Whether it is as it was written, and for this block.
    func isIntact(as block: String, of chapter: String) -> Bool { seal == sealed(as: block, of: chapter) }

    private mutating func seal(as block: String, of chapter: String) { seal = sealed(as: block, of: chapter) }

    private func sealed(as block: String, of chapter: String) -> String {
        var parts = ["entry 1", chapter, block, kind.rawValue, source?.description ?? "", day, "\(seconds)"]
        parts += [expression, text].map { $0.map { "=\($0)" } ?? "" }
        if let table {
            parts += ["table", "\(table.columns.count)", "\(table.rows.count)"]
            parts += table.columns.flatMap { [$0.header, $0.alignment.rawValue] }
            for row in table.rows { parts += ["row"] + row.flatMap { [$0.text, $0.value, "\($0.isMarked)"] } }
        }
        if let claims {
            parts += ["claims"]
            parts += claims.flatMap { claim in
                [claim.statement, claim.found, "\(claim.holds)", "\(claim.line)", "\(claim.column)"]
                    + (claim.allowance.map { ["\($0.standardErrors ?? 0)", $0.bound ?? ""] } ?? [])
            }
        }
        if let figure {
            parts += ["figure", "\(figure.width)", "\(figure.height)"]
            parts += [figure.csv, figure.svg].map { $0?.description ?? "" }
        }
        return BlockSource.shortened(Digest(ofAll: parts))
    }
}

/// A figure in the ledger: its size and the digests of the two files that are committed.
package struct RecordedFigure: Codable, Sendable, Equatable {
    package var width: Double
    package var height: Double
    package var csv: Digest?
    package var svg: Digest?

    /// The digest of one of the committed files.
    subscript(file: FigureFile) -> Digest? {
        switch file {
        case .csv: csv
        case .svg: svg
        case .darkSVG, .narrowSVG, .narrowDarkSVG, .pdf, .png: nil
        }
    }

    /// The digests of the committed files.
    var files: [(file: FigureFile, digest: Digest)] {
        FigureFile.recorded.compactMap { file in self[file].map { (file, $0) } }
    }
}

// MARK: Comparing

extension LedgerEntry {
    /// Whether the two are the same outcome, apart from what they came of, when, and how long it took.
    ///
    /// - Parameter file: the contents of a committed file of a figure, of the two entries; asked only where their digests differ.
    func agrees(
        with other: LedgerEntry, within tolerance: RecordTolerance,
        file: (FigureFile) throws -> (one: Data, other: Data)?
    ) rethrows -> Bool {
        guard form == other.form else { return false }
        if let figure, let otherFigure = other.figure {
            return try figure.agrees(with: otherFigure, within: tolerance, file: file)
        }
        let (values, others) = (values, other.values)
        return values.count == others.count && zip(values, others).allSatisfy { $0.agrees(with: $1, within: tolerance) }
    }

    /// All that must be equal exactly.
    private var form: [String] {
        var form = [kind.rawValue, expression ?? "", text == nil ? "" : "text"]
        if let table {
            form += ["table"] + table.columns.flatMap { [$0.header, $0.alignment.rawValue] }
            form += table.rows.map { row in row.map { $0.isMarked ? "*" : "-" }.joined() }
        }
        if let claims { form += ["claims"] + claims.map { "\($0.holds) \($0.line) \($0.column)" } }
        if let figure { form += ["figure", "\(figure.width)", "\(figure.height)"] }
        return form
    }
}

extension RecordedFigure {
    fileprivate func agrees(
        with other: RecordedFigure, within tolerance: RecordTolerance,
        file: (FigureFile) throws -> (one: Data, other: Data)?
    ) rethrows -> Bool {
        if csv != other.csv {
            guard let (one, other) = try file(.csv), let values = try? LedgerValue.list(csv: one, file: ""),
                let others = try? LedgerValue.list(csv: other, file: ""), values.count == others.count,
                zip(values, others).allSatisfy({ $0.agrees(with: $1, within: tolerance) })
            else { return false }
        }
        guard svg != other.svg else { return true }
        guard let (one, other) = try file(.svg) else { return false }
        return DrawingComparison.agree(one, other, within: tolerance.pixels)
    }
}
