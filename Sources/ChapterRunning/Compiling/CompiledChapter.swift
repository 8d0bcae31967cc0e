import ChapterReading
import Storage

/// A chapter that compiled: its object files and what the compiler remarked.
package struct CompiledChapter: Sendable {
    package let slug: String
    package let tangled: TangledChapter
    /// In link order.
    package let objects: [CompiledObject]
    package let warnings: [Diagnostic]

    package var objectDigests: [Digest] { objects.map(\.digest) }
}

/// An object file of a chapter.
package struct CompiledObject: Sendable {
    /// The tangled file that it was compiled from.
    package let name: String
    /// In the store.
    package let path: String
    package let digest: Digest
}

/// What is remembered of a compilation, under a digest of everything that went into it.
struct CompilationRecord: Codable {
    /// By the names of the files that they were compiled from, in link order.
    var objects: [NamedDigest]
    var messages: [CompilerMessage]
    /// What other files see of it: the type of an experiment, mangled; nil for other files.
    var interface: String?

    struct NamedDigest: Codable {
        var name: String
        var digest: Digest
    }
}
