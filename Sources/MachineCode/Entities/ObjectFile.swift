/// One object file, cut into entities with references between them. Made once, shared by all that link it.
package final class ObjectFile: Sendable {
    package let path: String
    /// What to call it in what is kept and told: a path that does not depend on where the project lies.
    package let label: String
    let image: ELFImage
    let entities: [Entity]
    let edges: [Edge]
    /// Which entity a symbol of `image` lies in, and how far from its start; -1 when it is not defined here.
    let symbolEntities: [Int32]
    let symbolOffsets: [Int64]
    /// What the run-time system or the C library may use whatever is reached.
    let unasked: [Edge.Target]
    let conformances: [Edge.Target]
    /// Entities of sections by name, for `__start_NAME` and `__stop_NAME`.
    let namedSections: [SymbolName: [Int32]]
    /// What we did not understand: nothing that is linked with it can be trusted.
    package let doubts: [String]
    /// Where precision was lost, though not soundness.
    package let remarks: [String]

    /// Reads an object file.
    ///
    /// - Parameter label: its path unless given.
    /// - Complexity: proportional to its loaded sections; debugging information is not touched.
    package init(path: String, label: String? = nil) throws(ELFError) {
        let file = try MappedFile(path: path)
        let image = try ELFImage(file: file)
        var partition = try Partition(image: image)
        try partition.resolveReferences()
        self.path = path
        self.label = label ?? path
        self.image = image
        entities = partition.entities
        edges = partition.edges
        symbolEntities = partition.symbolEntities
        symbolOffsets = partition.symbolOffsets
        unasked = partition.unasked
        conformances = partition.conformances
        namedSections = partition.namedSections
        doubts = partition.doubts
        remarks = partition.remarks
    }

    var machine: Machine { image.machine }

    func name(of entity: Entity) -> SymbolName? {
        guard entity.symbol >= 0 else { return nil }
        let name = image.symbols[Int(entity.symbol)].name
        return name.isEmpty || name.hasPrefix(".L") ? nil : name
    }

    func edges(of entity: Entity) -> ArraySlice<Edge> { edges[Int(entity.edges.lowerBound)..<Int(entity.edges.upperBound)] }
}
