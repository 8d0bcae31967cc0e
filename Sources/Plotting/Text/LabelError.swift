/// What is wrong with a label's text, and where.
public struct LabelError: Error, Equatable, Sendable {
    public enum Problem: Equatable, Sendable {
        /// A `$` without its partner.
        case unclosedMath
        case unclosedBrace
        case unexpectedBrace
        /// `\foo`, where no such command is known; `suggestion` is the nearest that is.
        case unknownCommand(String, suggestion: String?)
        /// A command, `^` or `_` with nothing after it.
        case missingArgument(of: String)
        /// Two superscripts or two subscripts on one base.
        case doubleScript(String)
        /// Braces, roots, fractions or scripts inside of each other, more than anybody could read.
        case tooDeep
        /// A character that no font of the figures has.
        case noGlyph(Character)
    }

    /// The whole label.
    public let source: String
    /// Where the problem is: UTF-8 column in `source`, from 1.
    public let column: Int
    public let problem: Problem
}
