/// Protocol conformances, which casts, printing, coding and generic code find at run time without a reference to them.
///
/// A record is reached when its type and its protocol are, where types and protocols of system libraries count as reached:
/// a value of a type of ours exists only where its descriptor is reached, and code can only ask for a protocol of ours
/// through its descriptor, while libraries may ask for any protocol of theirs at any time.
struct Conformances: Sendable {
    struct Record: Sendable {
        var node: Node
        /// Nil when it belongs to a system library.
        var type: Node?
        var requirement: Node?
    }

    private(set) var records: [Record] = []
    /// Records by the nodes that they wait for.
    private(set) var waiting: [Node: [Int32]] = [:]
    /// Records of library types for library protocols.
    private(set) var always: [Int32] = []

    init(linker: Linker) {
        var seen: Set<Node> = []
        for (index, object) in linker.objects.enumerated() {
            for target in object.conformances {
                guard let (place, node) = Self.follow(target, from: index, in: linker), seen.insert(node).inserted else {
                    continue
                }
                add(Self.record(node, in: place, linker: linker))
            }
        }
    }

    private mutating func add(_ record: Record) {
        let index = Int32(records.count)
        records.append(record)
        if record.type == nil && record.requirement == nil { always.append(index) }
        if let type = record.type { waiting[type, default: []].append(index) }
        if let requirement = record.requirement { waiting[requirement, default: []].append(index) }
    }

    /// Reads a conformance descriptor: the protocol's distance, the type's distance, the witness table's, flags. What cannot be
    /// told counts as a library's, which reaches the record sooner.
    /// - Source: include/swift/ABI/Metadata.h, TargetProtocolConformanceDescriptor.
    private static func record(_ node: Node, in object: Int, linker: Linker) -> Record {
        guard object >= 0 else { return Record(node: node) }
        let file = linker.objects[object]
        let entity = file.entities[Int(node - linker.bases[object])]
        var record = Record(node: node)
        for edge in file.edges(of: entity) where edge.offset == 0 || edge.offset == 4 {
            guard let found = follow(edge.target, from: object, in: linker) else { continue }
            let reference = isPointer(found, in: linker) ? pointee(of: found, in: linker) : found
            guard let reference, reference.node < linker.firstExternal else { continue }
            if edge.offset == 0 { record.requirement = reference.node } else { record.type = reference.node }
        }
        return record
    }

    private typealias Found = (object: Int, node: Node)

    private static func follow(_ target: Edge.Target, from object: Int, in linker: Linker) -> Found? {
        let node: Node
        switch target {
        case .entity(let index): node = linker.bases[object] + index
        case .symbol(let index): node = linker.resolved[object][Int(index)]
        case .nothing: return nil
        }
        guard node >= 0 else { return nil }
        if node >= linker.firstExternal { return (-1, node) }
        guard let owner = linker.bases.lastIndex(where: { $0 <= node }) else { return nil }
        return (owner, node)
    }

    /// A pointer to a descriptor of another module: `got.` and its name.
    private static func isPointer(_ found: Found, in linker: Linker) -> Bool {
        guard found.object >= 0 else { return false }
        let file = linker.objects[found.object]
        let entity = file.entities[Int(found.node - linker.bases[found.object])]
        return entity.size == 8 && file.edges(of: entity).count == 1
    }

    private static func pointee(of found: Found, in linker: Linker) -> Found? {
        let file = linker.objects[found.object]
        let entity = file.entities[Int(found.node - linker.bases[found.object])]
        return file.edges(of: entity).first.flatMap { follow($0.target, from: found.object, in: linker) }
    }
}
