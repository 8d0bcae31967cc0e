/// A chapter that compiled: its object file and what the compiler remarked.
package struct CompiledChapter: Sendable {
    package let tangled: TangledChapter
    package let object: String
    package let objectDigest: Digest
    package let warnings: [Diagnostic]
}

/// What is remembered of a compilation, under a digest of everything that went into it.
struct CompilationRecord: Codable {
    var object: Digest
    var messages: [CompilerMessage]
}
