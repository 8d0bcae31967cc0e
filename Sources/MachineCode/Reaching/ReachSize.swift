/// How much is reached, counted without a copy of any name.
package struct ReachSize: Sendable, Equatable {
    /// Whose functions they are.
    package struct Origin: Hashable, Sendable {
        /// The label of the object file that they lie in.
        package var object: String
        /// The module in a Swift symbol's name, `$s8Plotting4Line…`; nil for a C function and for a name that tells none.
        package var module: String?
        package var isSwift: Bool
    }

    /// Of everything that has a name.
    package var bytes = 0
    package var functions: [Origin: Int] = [:]
    /// Labels of the object files in which anything with a name lies.
    package var objects: Set<String> = []
}

extension Reach {
    /// - Complexity: O(number of entities).
    package var size: ReachSize {
        var size = ReachSize()
        var places: [Place: Int] = [:]
        var seen = Set<Int>()
        for node in nodes {
            let index = objects.object(of: node)
            let entity = objects.entity(node, of: index)
            guard let name = objects.objects[index].name(of: entity) else { continue }
            size.bytes += Int(entity.size)
            seen.insert(index)
            if entity.role == .code { places[Place(object: index, start: name.throughModule), default: 0] += 1 }
        }
        size.objects = Set(seen.map { objects.objects[$0].label })
        for (place, count) in places { size.functions[origin(place), default: 0] += count }
        return size
    }

    /// The mangled names of the functions of wanted origins; each origin is asked about once.
    ///
    /// - Complexity: O(number of entities).
    package func functionNames(where isWanted: (ReachSize.Origin) -> Bool) -> Set<String> {
        var answers: [Place: Bool] = [:]
        var names: Set<String> = []
        for node in nodes {
            let index = objects.object(of: node)
            let entity = objects.entity(node, of: index)
            guard entity.role == .code, let name = objects.objects[index].name(of: entity) else { continue }
            let place = Place(object: index, start: name.throughModule)
            let answer = answers[place] ?? isWanted(origin(place))
            answers[place] = answer
            if answer { names.insert(name.string) }
        }
        return names
    }

    /// Where a function lies, and the start of its name.
    private struct Place: Hashable {
        var object: Int
        /// The start of a Swift name, through its module; nil for other names.
        var start: SymbolName?
    }

    private func origin(_ place: Place) -> ReachSize.Origin {
        let module = place.start.map { String($0.string.dropFirst(2).drop(while: \.isNumber)) }
        return ReachSize.Origin(
            object: objects.objects[place.object].label, module: module?.isEmpty == true ? nil : module,
            isSwift: place.start != nil)
    }
}

extension SymbolName {
    /// `$s8Plotting` of `$s8Plotting4Line…`, `$s` of a Swift name that does not start with a module; nil for other names.
    fileprivate var throughModule: SymbolName? {
        guard hasPrefix("$s") else { return nil }
        var length = 0
        var end = 2
        while end < bytes.count, (0x30...0x39).contains(bytes[end]), length < bytes.count {
            length = 10 * length + Int(bytes[end] - 0x30)
            end += 1
        }
        return prefix(end + length <= bytes.count && length > 0 ? end + length : 2)
    }
}
