/// A named piece of code or data that is reached.
package struct ReachedEntity: Hashable, Sendable {
    package enum Kind: String, Codable, Sendable {
        case function, data, variable, metadata, witnessTable, conformance
    }

    /// As the linker knows it.
    package var mangledName: String
    package var kind: Kind
    /// The object file's label.
    package var object: String
    /// Bytes.
    package var size: Int

    /// As a reader knows it.
    package var name: String { Demangler.demangle(mangledName) }

    init?(node: Node, in objects: ObjectSet) {
        let index = objects.object(of: node)
        let file = objects.objects[index]
        let entity = objects.entity(node, of: index)
        guard let name = file.name(of: entity) else { return nil }
        mangledName = name.string
        object = file.label
        size = Int(entity.size)
        kind = Self.kind(of: entity, named: name, in: file)
    }

    private static func kind(of entity: Entity, named name: SymbolName, in file: ObjectFile) -> Kind {
        if entity.role == .code { return .function }
        if SwiftSymbol.isConformance(name) { return .conformance }
        if name.hasSuffix("WP") || name.hasSuffix("Wp") { return .witnessTable }
        if SwiftSymbol.isMetadata(name) { return .metadata }
        return file.image.sections[Int(entity.section)].isWritable ? .variable : .data
    }
}
