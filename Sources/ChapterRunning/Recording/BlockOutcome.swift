import ChapterInterface
import ChapterReading
import Storage

/// What came of a block: what the weaver shows and the ledger records.
package struct BlockOutcome: Codable, Sendable, Equatable {
    package enum Payload: Codable, Sendable, Equatable {
        /// An experiment's value, stored under the digest of its JSON.
        case value(Digest)
        /// An experiment's value that was found elsewhere: its data set is absent here.
        case valueElsewhere
        case figure(FigureFiles)
        case table(Table)
        case claims([Claim])
        /// An inline value, as plain text.
        case text(String)
        case failure(BlockFailure)
    }

    package var payload: Payload
    /// What the block printed, standard output and error together.
    package var printed: String
    package var seconds: Double
    /// The block's key: what its machine code can reach, what it read, its options and its tools; nil for a failure, and for
    /// what was recorded elsewhere.
    package var key: Digest?
    /// The day on which it was computed, `2026-11-21`.
    package var day: String
    /// Set when the outcome comes from the ledger because its data set is absent here.
    package var isRecorded: Bool

    package var isFailure: Bool { if case .failure = payload { true } else { false } }

    package init(payload: Payload, printed: String, seconds: Double, key: Digest?, day: String, isRecorded: Bool = false) {
        self.payload = payload
        self.printed = printed
        self.seconds = seconds
        self.key = key
        self.day = day
        self.isRecorded = isRecorded
    }
}

/// A drawn figure: digests of its files in the store, and its size in CSS pixels.
package struct FigureFiles: Codable, Sendable, Equatable {
    package var width: Double
    package var height: Double
    package var digests: [FigureFile: Digest]

    package init(width: Double, height: Double, digests: [FigureFile: Digest]) {
        self.width = width
        self.height = height
        self.digests = digests
    }
}
