import ChapterInterface
import ChapterReading
import Foundation
import Storage

/// What one block came to, as the record has it.
package struct LedgerEntry: Sendable, Equatable {
    package var kind: Block.Kind
    /// What it came of; nil in ledgers of an older form.
    package var source: BlockSource?
    /// The wording of its code (`TangledBlock.wording`); nil in ledgers of an older form.
    package var wording: String?
    /// The day on which the value that stands here was found.
    package var day: String
    /// How long that took; nil if nobody knows any more.
    package var seconds: Double?
    /// Whether it holds its duration itself, under its seal, as entries of older ledgers do.
    private(set) var isTimed = false
    /// The expression of an inline value.
    package var expression: String?
    /// What is recorded of its product; nil for an experiment.
    package var product: BlockProduct<Digest>?
    /// What it printed, if it did.
    package var printed: String?
    /// A digest of all the rest and of the entry's place: a merge gone wrong does not pass for a record.
    package private(set) var seal: String?

    /// The entry for `outcome`; nil for a failure, which is not recorded.
    ///
    /// - Parameter needsData: whether it can't be found again where a data set is absent.
    package init?(
        _ outcome: BlockOutcome, of block: TangledBlock, in chapter: String, from source: BlockSource?, needsData: Bool = false
    ) {
        guard !outcome.isFailure else { return nil }
        kind = block.block.kind
        self.source = source
        day = outcome.day
        seconds = (outcome.seconds * 1000).rounded() / 1000
        if block.block.kind == .inline { expression = block.block.name }
        wording = block.wording.isEmpty ? nil : block.wording
        product = outcome.product?.recorded(keeping: needsData ? FigureFile.irreplaceable : FigureFile.recorded)
        printed = outcome.printed.isEmpty ? nil : RecordedPrint.text(of: outcome.printed)
        seal(as: block.identifier, of: chapter)
    }

    /// The committed files of a figure, in the order of `FigureFile`.
    package var files: [(file: FigureFile, digest: Digest)] {
        guard case .figure(let figure)? = product else { return [] }
        return FigureFile.allCases.compactMap { file in figure.files[file].map { (file, $0) } }
    }

    /// The digest of one of the committed files.
    package subscript(file: FigureFile) -> Digest? { files.first { $0.file == file }?.digest }

    /// The same outcome, of the code as it is now, and under a seal of its own.
    func resealed(from source: BlockSource?, worded wording: String?, as block: String, of chapter: String) -> LedgerEntry {
        var entry = self
        entry.source = source
        entry.wording = wording
        entry.isTimed = false
        entry.seal(as: block, of: chapter)
        return entry
    }

    /// The same, with how long another run of it took where nobody knows any more how long this one did.
    func withDuration(orOf other: LedgerEntry) -> LedgerEntry {
        var entry = self
        entry.seconds = seconds ?? other.seconds
        return entry
    }

    /// This outcome, with what `other` tells of when and of what it was found, and under the other's seal.
    func withOrigin(of other: LedgerEntry) -> LedgerEntry {
        var entry = self
        (entry.source, entry.day, entry.seconds, entry.seal) = (other.source, other.day, other.seconds, other.seal)
        (entry.wording, entry.isTimed) = (other.wording, other.isTimed)
        return entry
    }

    // MARK: The seal

    /// Whether it is as it was written, and for this block.
    func isIntact(as block: String, of chapter: String) -> Bool { seal == sealed(as: block, of: chapter) }

    private mutating func seal(as block: String, of chapter: String) { seal = sealed(as: block, of: chapter) }

    private func sealed(as block: String, of chapter: String) -> String {
        let form = isTimed ? ["entry 1"] : ["entry 2"]
        let parts = form + [chapter, block, kind.rawValue, source?.description ?? "", day] + (isTimed ? ["\(seconds ?? 0)"] : [])
        // What older ledgers do not have leaves no trace where it is absent, so that their seals hold.
        let later = [wording.map { "wording \($0)" }, printed.map { "printed \($0)" }].compactMap(\.self)
        let contents = [expression.map { "=\($0)" } ?? ""] + (product?.contents ?? [""])
        return BlockSource.shortened(Digest(ofAll: parts + contents + later))
    }
}

extension LedgerEntry: Codable {
    private enum Key: String, CodingKey { case kind, source, wording, day, seconds, expression, printed, seal }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        kind = try container.decode(Block.Kind.self, forKey: .kind)
        source = try container.decodeIfPresent(BlockSource.self, forKey: .source)
        wording = try container.decodeIfPresent(String.self, forKey: .wording)
        day = try container.decode(String.self, forKey: .day)
        seconds = try container.decodeIfPresent(Double.self, forKey: .seconds)
        isTimed = seconds != nil
        expression = try container.decodeIfPresent(String.self, forKey: .expression)
        printed = try container.decodeIfPresent(String.self, forKey: .printed)
        seal = try container.decodeIfPresent(String.self, forKey: .seal)
        product = try BlockProduct(ifPresentIn: decoder)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(kind, forKey: .kind)
        try container.encodeIfPresent(source, forKey: .source)
        try container.encodeIfPresent(wording, forKey: .wording)
        try container.encode(day, forKey: .day)
        if isTimed { try container.encodeIfPresent(seconds, forKey: .seconds) }
        try container.encodeIfPresent(expression, forKey: .expression)
        try container.encodeIfPresent(printed, forKey: .printed)
        try container.encodeIfPresent(seal, forKey: .seal)
        try product?.encode(to: encoder)
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
        guard form == other.form, tolerance.agree(printed ?? "", other.printed ?? "") else { return false }
        let (values, others) = (values, other.values)
        guard values.count == others.count, zip(values, others).allSatisfy({ $0.agrees(with: $1, within: tolerance) }) else {
            return false
        }
        // A margin tells digits of a value that its text leaves out: an edit may move them, and another processor may.
        guard tolerance.printedUnits > 0 || margins == other.margins else { return false }
        guard files.map(\.file) == other.files.map(\.file) else { return false }
        // The other files are drawn of the same: they are as old as these.
        return try FigureFile.recorded.reversed().allSatisfy { name in
            guard self[name] != other[name] else { return true }
            guard let (one, other) = try file(name) else { return false }
            return tolerance.agree(name, one, other)
        }
    }

    private var margins: [Double?] { product?.claims.map { $0.comparison?.margin } ?? [] }

    /// All that must be equal exactly.
    private var form: [String] { [kind.rawValue, expression ?? ""] + (product?.form ?? []) }
}

extension RecordTolerance {
    /// Whether the contents of a figure's file are the same: each field of its data, each coordinate of its drawing.
    fileprivate func agree(_ file: FigureFile, _ one: Data, _ other: Data) -> Bool {
        guard file == .csv else { return DrawingComparison.agree(one, other, within: pixels) }
        guard let values = try? LedgerValue.list(csv: one, file: ""), let others = try? LedgerValue.list(csv: other, file: "")
        else {
            return false
        }
        return values.count == others.count && zip(values, others).allSatisfy { $0.agrees(with: $1, within: self) }
    }
}
