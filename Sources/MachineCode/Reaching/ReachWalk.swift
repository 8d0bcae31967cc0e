internal import Digests

/// One walk from roots through everything that they reach.
///
/// Nodes are numbered in the order in which they are found, breadth first, so that the digest depends on contents and on the
/// shape of the references, not on the names of our own functions nor on where the compiler put them.
struct ReachWalk {
    /// Stands in the digest between the parts of what is hashed for a node.
    private enum Mark: UInt8 {
        case entity = 1
        case constant
        case external
        case boundary
        case conformance
        case unasked
        case root
    }

    private let objects: ObjectSet
    /// Names under which other blocks' results enter, instead of their code.
    private let boundary: [Node: String]
    private var numbers: [Int32]
    private var constants: [Digest: Int32] = [:]
    private var count: Int32 = 0
    private var queue: [Node] = []
    private var hasher = SHA256()
    /// Conformance records one of whose ends is reached.
    private var candidates: [Int32] = []
    private var taken: Set<Int32> = []

    private(set) var entities: [Node] = []
    private(set) var externals: [Node] = []
    private(set) var boundaries: Set<String> = []

    init(_ objects: ObjectSet, boundary: [Node: String]) {
        self.objects = objects
        self.boundary = boundary
        numbers = Array(repeating: -1, count: objects.nodeCount)
        hasher.update("MachineCode 2")
    }

    mutating func follow(_ roots: [Node]) -> Digest {
        for root in roots { refer(to: root, as: .root) }
        drain()
        for node in objects.unasked + objects.usedByLibraries { refer(to: node, as: .unasked) }
        candidates += objects.conformances.always
        drain()
        while case let ready = readyConformances(), !ready.isEmpty {
            for record in ready {
                taken.insert(record)
                refer(to: objects.conformances.records[Int(record)].node, as: .conformance)
            }
            drain()
        }
        return hasher.finish()
    }

    private mutating func refer(to node: Node, as mark: Mark) {
        hasher.update(mark.rawValue)
        hasher.update(number(of: node))
    }

    private mutating func drain() {
        var next = 0
        while next < queue.count {
            visit(queue[next])
            next += 1
        }
        queue.removeAll(keepingCapacity: true)
    }

    /// The node's number, given now when it is met for the first time.
    private mutating func number(of node: Node) -> Int32 {
        let known = numbers[Int(node)]
        if known >= 0 { return known }
        let object = objects.isExternal(node) ? -1 : objects.object(of: node)
        if object >= 0, boundary[node] == nil {
            let entity = objects.entity(node, of: object)
            if entity.role == .constant { return number(ofConstant: node, entity.digest) }
        }
        let number = count
        count += 1
        numbers[Int(node)] = number
        queue.append(node)
        return number
    }

    /// Constants are the same when their contents are.
    private mutating func number(ofConstant node: Node, _ digest: Digest) -> Int32 {
        entities.append(node)
        if let known = constants[digest] {
            numbers[Int(node)] = known
            return known
        }
        let number = count
        count += 1
        numbers[Int(node)] = number
        constants[digest] = number
        hasher.update(Mark.constant.rawValue)
        hasher.update(digest)
        return number
    }

    private mutating func visit(_ node: Node) {
        if let name = boundary[node] {
            boundaries.insert(name)
            hasher.update(Mark.boundary.rawValue)
            hasher.update(name)
            return
        }
        if objects.isExternal(node) { return visitExternal(node) }
        let object = objects.object(of: node)
        let entity = objects.entity(node, of: object)
        entities.append(node)
        hasher.update(Mark.entity.rawValue)
        hasher.update(entity.digest)
        let isTypeReference = objects.isTypeReference(entity, of: object)
        for edge in objects.objects[object].edges(of: entity) {
            var target = objects.node(of: edge.target, in: object)
            if isTypeReference, let pointer = target { target = objects.pointee(of: pointer) ?? pointer }
            hasher.update(target.map { number(of: $0) } ?? -1)
        }
        if let waiting = objects.conformances.waiting[node] { candidates += waiting }
    }

    private mutating func visitExternal(_ node: Node) {
        externals.append(node)
        hasher.update(Mark.external.rawValue)
        hasher.update(objects.external(node))
        for member in objects.sectionBounds[node] ?? [] { hasher.update(number(of: member)) }
    }

    /// Records that became reachable, in an order that does not depend on names: by type, by protocol, then by name.
    private mutating func readyConformances() -> [Int32] {
        let (objects, records, numbers) = (objects, objects.conformances.records, numbers)
        let ready = Set(candidates).subtracting(taken).filter { index in
            let record = records[Int(index)]
            return isReached(record.type) && isReached(record.requirement)
        }
        let key = { (node: Node?) -> Int32 in node.map { numbers[Int($0)] } ?? Int32.max }
        return ready.sorted { left, right in
            let (left, right) = (records[Int(left)], records[Int(right)])
            let (leftKey, rightKey) = ((key(left.type), key(left.requirement)), (key(right.type), key(right.requirement)))
            if leftKey != rightKey { return leftKey < rightKey }
            return objects.sortName(of: left.node).precedes(objects.sortName(of: right.node))
        }
    }

    private func isReached(_ node: Node?) -> Bool { node.map { numbers[Int($0)] >= 0 && boundary[$0] == nil } ?? true }
}
