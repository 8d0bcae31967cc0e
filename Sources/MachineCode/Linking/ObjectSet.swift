/// Object files linked together: names resolved as the linker would, conformances by type and protocol.
///
/// ```swift
/// let objects = ObjectSet([try ObjectFile(path: "Chapter.o"), try ObjectFile(path: "Numerics.swift.o")])
/// let reach = try objects.reach(from: ["$s7Chapter4rateSdyF"])
/// reach.digest
/// ```
///
/// Immutable: roots may be followed from several threads at once.
package final class ObjectSet: Sendable {
    let objects: [ObjectFile]
    /// The first node of each object.
    let bases: [Node]
    /// Of each object's symbols: the node that the name stands for, -1 when it is not referred to by name.
    let resolved: [[Node]]
    /// Names that no object defines, after the objects' nodes.
    let externals: [SymbolName]
    /// Those that code asks for in case they are there: which libraries are, all code of a program decides.
    let weakExternals: Set<Node>
    let definitions: [SymbolName: Definition]
    let conformances: Conformances
    /// For `__start_NAME` and `__stop_NAME`: every entity of those sections, by external node.
    let sectionBounds: [Node: [Node]]
    /// Start-up code and what else runs or is looked up whatever is reached.
    let unasked: [Node]
    /// What libraries call or read by its name.
    let usedByLibraries: [Node]
    /// What was not understood in any object.
    package let doubts: [String]
    /// Names that several objects define with different contents: the first counts, as it does for the linker.
    package let remarks: [String]

    struct Definition {
        var node: Node
        var isWeak: Bool
        var isExported: Bool
        var object: Int32
    }

    /// - Parameters:
    ///   - objects: a chapter's, and those of modules, both in link order.
    ///   - chapterCount: how many of them, the first here and the last for the linker, are a chapter's.
    ///   - libraries: the libraries that the program is linked with. What one of them uses of ours is always reached.
    /// - Complexity: proportional to the symbols of the objects.
    package init(_ objects: [ObjectFile], chapterCount: Int = 0, libraries: LinkedLibraries = LinkedLibraries()) {
        self.objects = objects
        var bases: [Node] = []
        var next: Node = 0
        for object in objects {
            bases.append(next)
            next += Node(object.entities.count)
        }
        var linker = Linker(objects: objects, bases: bases, firstExternal: next, chapterCount: chapterCount)
        linker.define()
        linker.resolve()
        self.bases = bases
        resolved = linker.resolved
        externals = linker.externals
        weakExternals = linker.weakExternals
        definitions = linker.definitions
        sectionBounds = linker.sectionBounds
        unasked = linker.unasked
        usedByLibraries = linker.used(by: libraries)
        conformances = Conformances(linker: linker)
        doubts = linker.doubts
        remarks = linker.remarks
    }

    var firstExternal: Node { Node(bases.last ?? 0) + Node(objects.last?.entities.count ?? 0) }
    var nodeCount: Int { Int(firstExternal) + externals.count }

    func isExternal(_ node: Node) -> Bool { node >= firstExternal }
    func external(_ node: Node) -> SymbolName { externals[Int(node - firstExternal)] }

    /// The object that a node lies in. Not for external nodes.
    func object(of node: Node) -> Int {
        var low = 0
        var high = bases.count
        while low < high {
            let middle = (low + high) / 2
            if bases[middle] <= node { low = middle + 1 } else { high = middle }
        }
        return low - 1
    }

    func entity(_ node: Node, of object: Int) -> Entity { objects[object].entities[Int(node - bases[object])] }

    /// Where an edge leads; nil when it leads nowhere.
    func node(of target: Edge.Target, in object: Int) -> Node? {
        switch target {
        case .entity(let index): bases[object] + index
        case .symbol(let index): resolved[object][Int(index)]
        case .nothing: nil
        }
    }

    func isTypeReference(_ entity: Entity, of object: Int) -> Bool {
        objects[object].name(of: entity).map(SwiftSymbol.isTypeReference) ?? false
    }

    /// Where a pointer of a type reference leads; nil when the node is no such pointer.
    func pointee(of node: Node) -> Node? {
        guard !isExternal(node) else { return nil }
        let object = object(of: node)
        let entity = entity(node, of: object)
        let edges = objects[object].edges(of: entity)
        guard let name = objects[object].name(of: entity), SwiftSymbol.isPointer(name), edges.count == 1, let edge = edges.first,
            edge.addend == 0
        else { return nil }
        return self.node(of: edge.target, in: object)
    }

    /// The node of a mangled name, defined or not.
    func node(named name: String) -> Node? {
        SymbolName.withName(name) { name in
            if let definition = definitions[name] { return definition.node }
            return externals.firstIndex(of: name).map { firstExternal + Node($0) }
        }
    }
}
