/// What a block did that no block does: its code wrote where its result is told, or put something else in the place of a result.
package enum Interference: Error, Codable, Sendable, Equatable {
    /// A line that is no event, or one with a number that makes no sense.
    case saidNonsense
    /// A line longer than any that a block says.
    case saidTooMuch
    case saidItsEndTwice
    /// A product that blocks of its kind do not make.
    case saidWrongProduct
    /// A folder, a link or nothing in place of a file.
    case handedOverNoFile(String)
    case handedOverTooMuch(String, bytes: Int)

    /// How many bytes a file may have that a block hands over.
    package static let largestResult = 1 << 30
}
