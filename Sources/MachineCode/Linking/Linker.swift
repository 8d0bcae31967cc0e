/// Resolves names across objects.
struct Linker {
    let objects: [ObjectFile]
    let bases: [Node]
    let firstExternal: Node
    /// How many of the objects, before the others, are a chapter's.
    let chapterCount: Int
    private(set) var definitions: [SymbolName: ObjectSet.Definition] = [:]
    private(set) var resolved: [[Node]] = []
    private(set) var externals: [SymbolName] = []
    /// Those that code asks for in case they are there.
    private(set) var weakExternals: Set<Node> = []
    private(set) var sectionBounds: [Node: [Node]] = [:]
    private(set) var unasked: [Node] = []
    private(set) var doubts: [String] = []
    private(set) var remarks: [String] = []
    private var externalNodes: [SymbolName: Node] = [:]

    init(objects: [ObjectFile], bases: [Node], firstExternal: Node, chapterCount: Int) {
        self.objects = objects
        self.bases = bases
        self.firstExternal = firstExternal
        self.chapterCount = chapterCount
        for object in objects {
            doubts += object.doubts.map { "\(object.label): \($0)" }
            remarks += object.remarks.map { "\(object.label): \($0)" }
        }
        if Set(objects.map(\.machine)).count > 1 { doubts.append("objects for different processors are linked together") }
    }

    /// The first strong definition counts, or else the first weak one, as for the linker, which gets the modules before the chapter: whether
    /// a chapter holds a copy of what a module defines is the compiler's choice.
    mutating func define() {
        definitions.reserveCapacity(objects.reduce(0) { $0 + $1.image.symbols.count / 2 })
        for (index, object) in objects.enumerated() {
            for (number, symbol) in object.image.symbols.enumerated() where !symbol.isLocal {
                if symbol.place == .absolute { doubts.append("\(object.label): \(symbol.name.string) is an absolute address") }
                guard case .section = symbol.place, object.symbolEntities[number] >= 0 else { continue }
                let node = bases[index] + object.symbolEntities[number]
                define(
                    symbol.name,
                    ObjectSet.Definition(
                        node: node, isWeak: symbol.isWeak, isExported: symbol.isExported, object: Int32(index)))
            }
        }
    }

    private mutating func define(_ name: SymbolName, _ definition: ObjectSet.Definition) {
        guard let earlier = definitions[name] else {
            definitions[name] = definition
            return
        }
        if digest(of: earlier) != digest(of: definition) {
            remarks.append("\(name.string) is defined differently in several objects")
        }
        let isCopy = earlier.object < chapterCount && definition.object >= chapterCount
        if earlier.isWeak && (!definition.isWeak || isCopy) { definitions[name] = definition }
    }

    private func digest(of definition: ObjectSet.Definition) -> Digest {
        let object = Int(definition.object)
        return objects[object].entities[Int(definition.node - bases[object])].digest
    }

    mutating func resolve() {
        for object in objects {
            var nodes: [Node] = Array(repeating: -1, count: object.image.symbols.count)
            for (number, symbol) in object.image.symbols.enumerated() where number > 0 {
                switch symbol.place {
                case .absolute: continue
                case .section where symbol.isLocal: continue
                case .section, .undefined, .common: break
                }
                let node = definitions[symbol.name]?.node ?? external(symbol.name)
                nodes[number] = node
                if symbol.isWeak && symbol.place == .undefined && node >= firstExternal { weakExternals.insert(node) }
            }
            resolved.append(nodes)
        }
        for (index, object) in objects.enumerated() {
            for target in object.unasked {
                switch target {
                case .entity(let entity): unasked.append(bases[index] + entity)
                case .symbol(let symbol): unasked.append(resolved[index][Int(symbol)])
                case .nothing: break
                }
            }
        }
    }

    private mutating func external(_ name: SymbolName) -> Node {
        if let node = externalNodes[name] { return node }
        let node = firstExternal + Node(externals.count)
        externals.append(name)
        externalNodes[name] = node
        let bounded = entities(boundedBy: name)
        if !bounded.isEmpty { sectionBounds[node] = bounded }
        return node
    }

    /// Every entity of the sections `NAME`, for the names `__start_NAME` and `__stop_NAME`.
    private func entities(boundedBy name: SymbolName) -> [Node] {
        guard name.hasPrefix("__start_") || name.hasPrefix("__stop_") else { return [] }
        let string = name.string
        let section = string.hasPrefix("__start_") ? string.dropFirst("__start_".count) : string.dropFirst("__stop_".count)
        return SymbolName.withName(String(section)) { section in
            objects.enumerated().flatMap { index, object in (object.namedSections[section] ?? []).map { bases[index] + $0 } }
        }
    }

    /// Our definitions that libraries call or read, and what they may find between the bounds of a section.
    func used(by libraries: LinkedLibraries) -> [Node] {
        var nodes: Set<Node> = []
        if libraries.mayUseAll {
            nodes.formUnion(definitions.filter { !($0.key == "main") }.values.map(\.node))
            for (index, object) in objects.enumerated() {
                for entities in object.namedSections.values { nodes.formUnion(entities.map { bases[index] + $0 }) }
            }
        }
        for name in libraries.boundByLoader {
            if let definition = definitions[name], definition.isExported { nodes.insert(definition.node) }
            nodes.formUnion(entities(boundedBy: name))
        }
        for name in libraries.boundByLinker {
            if let definition = definitions[name] { nodes.insert(definition.node) }
            nodes.formUnion(entities(boundedBy: name))
        }
        return nodes.sorted()
    }
}
