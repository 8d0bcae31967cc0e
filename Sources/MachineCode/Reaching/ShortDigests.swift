extension ObjectSet {
    /// A digest of an entity with what it refers to: names, or the contents of what has none. It tells a reader what changed;
    /// whether anything did is told by `Reach.digest`.
    func shortDigest(of node: Node) -> UInt64 {
        let index = object(of: node)
        let file = objects[index]
        let entity = entity(node, of: index)
        var hash = entity.digest.prefix
        for edge in file.edges(of: entity) {
            hash = (hash ^ referenceDigest(edge.target, in: index)) &* 0x9e37_79b9_7f4a_7c15
            hash ^= hash >> 29
        }
        return hash
    }

    private func referenceDigest(_ target: Edge.Target, in index: Int) -> UInt64 {
        guard let node = node(of: target, in: index) else { return 0 }
        if isExternal(node) { return external(node).stableHash }
        let owner = object(of: node)
        let entity = entity(node, of: owner)
        return objects[owner].name(of: entity)?.stableHash ?? entity.digest.prefix
    }

    /// The name to order by; empty when there is none.
    func sortName(of node: Node) -> SymbolName {
        if isExternal(node) { return external(node) }
        let owner = object(of: node)
        return objects[owner].name(of: entity(node, of: owner)) ?? .empty
    }
}
