import ChapterInterface
import ChapterReading
import ChapterRunning
import Foundation
import Storage
import Weaving

/// What a site's manifest tells besides its files: which report this is, what it was built with, and of each result how it was made.
struct SiteAccount: Encodable, Sendable {
    struct Report: Encodable, Sendable {
        var title: String
        var authors: [String]
        var language: String
        var licence: String?
        var address: String?
        var day: String?
        var commit: String?
        var isEdited: Bool
        /// Which parameters had other values than the report's own; nil if none.
        var settings: [String]?
    }

    /// What the results were computed with, or found to be those that this would compute; of a site that is published from the
    /// record, nobody has looked.
    struct Tools: Encodable, Sendable {
        var compiler: String
        var processor: [String]
        /// Digests by the names of files.
        var libraries: [String: String]
    }

    struct Result: Encodable, Sendable {
        var kind: String
        /// Nil for what the record has and nobody has looked at.
        var key: String?
        /// What its code, and its data and inputs, come to, on which platform.
        var source: String?
        /// As a block's `session.seed` is, in decimals: JSON's numbers are too short for it.
        var seed: String
        /// How long it took when it was recorded.
        var seconds: Double
        var day: String
        var commit: String?
        var isRecorded: Bool
        var isInDoubt: Bool
        /// How large each file of a figure is, by what follows the figure's name.
        var bytes: [String: Int]?
    }

    var report: Report
    var tools: Tools?
    /// By chapter, then by block.
    var results: [String: [String: Result]]
}

extension SiteAccount {
    /// - Parameter size: of what the store holds.
    init(
        of results: [ChapterResult], record: Ledger, face: ReportFace, edition: Edition, tools: Tools?, size: (Digest) -> Int?
    ) {
        report = Report(
            title: face.plainTitle, authors: face.authors.map(\.name), language: face.language, licence: face.licence?.name,
            address: face.address,
            day: edition.day, commit: edition.commit, isEdited: edition.isEdited,
            settings: edition.settings.isEmpty ? nil : edition.settings)
        self.tools = tools
        self.results = Dictionary(
            results.map { result in
                (
                    result.slug,
                    result.outcomes.filter { !$0.value.isFailure }.mapKeyed {
                        Result($1, named: $0, in: result, record, size: size)
                    }
                )
            }, uniquingKeysWith: { first, _ in first })
    }
}

extension SiteAccount.Result {
    init(_ outcome: BlockOutcome, named name: String, in result: ChapterResult, _ record: Ledger, size: (Digest) -> Int?) {
        let entry = record[result.slug, name]
        kind = entry?.kind.rawValue ?? result.tangled.blocks.first { $0.identifier == name }?.block.kind.rawValue ?? ""
        key = outcome.key?.description
        source = entry?.source?.description
        seed = "\(BlockSeed.seed(named: name))"
        (seconds, day, commit) = (outcome.seconds, outcome.day, outcome.note?.commit)
        isRecorded = outcome.isRecorded
        isInDoubt = outcome.note?.doubt != nil
        bytes = outcome.figure.map { figure in
            figure.files.reduce(into: [:]) { $0[$1.key.rawValue] = size($1.value) }
        }
    }
}

extension Dictionary {
    fileprivate func mapKeyed<New>(_ transform: (Key, Value) -> New) -> [Key: New] {
        reduce(into: [:]) { $0[$1.key] = transform($1.key, $1.value) }
    }
}
