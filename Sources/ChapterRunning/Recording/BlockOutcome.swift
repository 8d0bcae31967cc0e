import ChapterInterface
import ChapterReading
import Storage

/// What came of a block: what the weaver shows and the ledger records.
package struct BlockOutcome: Codable, Sendable, Equatable {
    package enum Payload: Codable, Sendable, Equatable {
        /// Its files are stored under their digests.
        case product(BlockProduct<Digest>)
        /// An experiment's value that was found elsewhere: its data set is absent here.
        case valueElsewhere
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
    /// What the record tells of it, for its page.
    package var note: RecordNote?

    package var product: BlockProduct<Digest>? { if case .product(let product) = payload { product } else { nil } }

    package var figure: DrawnFigure<Digest>? { if case .figure(let figure)? = product { figure } else { nil } }

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
