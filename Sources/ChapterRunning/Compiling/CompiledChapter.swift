import ChapterReading
import Storage

/// A chapter that compiled: its object files and what the compiler remarked.
package struct CompiledChapter: Sendable {
    package let slug: String
    package let tangled: TangledChapter
    /// In link order.
    package let objects: [CompiledObject]
    package let warnings: [Diagnostic]
    /// The digests of what the store holds of the names in its blocks' code (`CodeNames`), in the order of its files.
    package let names: [Digest]

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
    /// What the names in them stand for; none where the toolchain does not tell.
    var names: [Digest] = []

    struct NamedDigest: Codable {
        var name: String
        var digest: Digest
    }
}
