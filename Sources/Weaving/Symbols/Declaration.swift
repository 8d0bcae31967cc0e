/// What a source file declares, as a reader is told of it.
package struct Declaration: Codable, Sendable, Equatable {
    /// With the types that it is a member of and with labels: `Matrix.init(rows:columns:)`.
    package let path: String
    /// As it is written, up to its body.
    package let signature: String
    /// The first paragraph of what is written above it.
    package let summary: String
    package let line: Int
    /// The types that its parameters name, `Int Double`; those that stand for any type do not count.
    package let types: String
    /// Whether it becomes machine code: a function, or a variable that is computed.
    package let isCode: Bool
}
