internal import Digests

extension ObjectSet {
    /// A digest of every loaded byte and every reference of all objects, with all names: what a block depends on when it can
    /// reach anything.
    func wholeDigest() -> Digest {
        var hasher = SHA256()
        for (index, object) in objects.enumerated() {
            hasher.update(UInt32(index))
            for entity in object.entities {
                hasher.update(object.name(of: entity) ?? .empty)
                hasher.update(entity.digest)
                for edge in object.edges(of: entity) {
                    hasher.update(node(of: edge.target, in: index).map { sortName(of: $0).stableHash } ?? 0)
                }
            }
            for symbol in object.image.symbols where !symbol.isLocal { hasher.update(symbol.name) }
        }
        return hasher.finish()
    }
}
