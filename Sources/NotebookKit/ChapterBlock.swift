/// A block of a chapter as the tangled program holds it.
///
/// Blocks are global constants, and their fingerprints start at the function that fills the constant. No initializer of theirs
/// may be inlined: the optimizer would dissolve the constant.
public protocol ChapterBlock: Sendable {
    var name: String { get }
    /// Runs the block and hands its product over; what is too large for a message is written into `folder`.
    func run(_ session: Session, into folder: String) throws -> BlockProduct
}

/// What a block hands to the notebook when it ends.
public enum BlockProduct: Codable, Sendable, Equatable {
    /// The value's JSON is in `value.json`.
    case value
    /// One file for each suffix, named `figure` and the suffix; the size in CSS pixels.
    case figure(width: Double, height: Double, suffixes: [String])
    case table(Table)
    case claims([Claim])
    case text(String)
}
