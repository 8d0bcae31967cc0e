/// What a block says of itself: one JSON object a line, on a descriptor that its code could write to as well. Nothing in it is
/// believed that the notebook can know better.
package enum BlockEvent: Codable, Sendable {
    /// Where the stack of the block's thread lies, so that an overflow can be told from a bad pointer.
    case stack(from: UInt, to: UInt)
    case progress(Double)
    case finished(BlockProduct<String>, seconds: Double)
    case threw(String, seconds: Double)
    /// What the block uses or made could not be read or written.
    case systemFailed(String)

    /// The descriptor that it is written to, away from what the block prints.
    package static let descriptor: Int32 = 3
    /// With what a block's process ends that cannot be heard any more.
    package static let unheard: Int32 = 113
}

/// What a chapter's program says of the processes that it starts, on a descriptor that no block has.
package enum ProgramEvent: Codable, Sendable {
    /// The block runs in `process`, watched over by `supervisor`, whose child it is.
    case started(process: Int32, supervisor: Int32)
    /// What the kernel can't keep the program's blocks from.
    case unguarded([BlockGuard])
    /// The block could not be started.
    case systemFailed(String)
    /// The block's process and all that it left have ended; the status is what `wait` gave. The last event of a block.
    case ended(status: Int32)

    package static let descriptor: Int32 = 4
}
