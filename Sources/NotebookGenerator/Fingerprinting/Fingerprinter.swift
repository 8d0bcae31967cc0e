/// What each block of a chapter can reach, as a digest.
package struct Fingerprinter: Sendable {
    let modules: BuiltModules
    let stamps: FileStamps

    /// The fingerprint of every block that runs, by identifier.
    func fingerprints(of chapter: CompiledChapter) throws -> [String: Digest] {
        let parts = try [chapter.objectDigest.description] + modules.objects.map { try stamps.digest(of: $0).description }
        let whole = Digest(ofAll: parts)
        let running = chapter.tangled.blocks.filter { $0.block.kind != .shared }
        return Dictionary(uniqueKeysWithValues: running.map { ($0.identifier, whole) })
    }
}
