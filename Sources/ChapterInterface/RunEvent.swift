/// What a chapter's process answers: one JSON object a line on descriptor 3.
package enum RunEvent: Codable, Sendable {
    /// The block runs in this process.
    case started(process: Int32)
    case progress(Double)
    case finished(BlockProduct<String>, seconds: Double)
    case threw(String, seconds: Double)
    /// What the block uses or made could not be read or written.
    case systemFailed(String)
    /// The block's process has ended, with the status that `wait` gave. The last event of a block.
    case ended(status: Int32)

    /// The descriptor that events are written to, away from what the block prints.
    package static let descriptor: Int32 = 3
}
