/// A chapter that compiled: its object file and what the compiler remarked.
package struct CompiledChapter: Sendable {
    package let slug: String
    package let tangled: TangledChapter
    /// In link order.
    package let objects: [String]
    package let objectDigests: [Digest]
    package let warnings: [Diagnostic]
}

/// What is remembered of a compilation, under a digest of everything that went into it.
struct CompilationRecord: Codable {
    var objects: [Digest]
    var messages: [CompilerMessage]
}
