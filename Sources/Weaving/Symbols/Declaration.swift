/// What a name in shown code stands for: a declaration of a module that chapters import, as a reader is told of it.
package struct Declaration: Codable, Sendable, Equatable {
    /// `step`, `Matrix`; `init` for an initializer.
    package let name: String
    /// The type that it is a member of, `Matrix.Rows`; empty for one of the module itself.
    package let container: String
    /// As it is written, up to its body.
    package let signature: String
    /// The first paragraph of what is written above it.
    package let summary: String
    package let line: Int
}
