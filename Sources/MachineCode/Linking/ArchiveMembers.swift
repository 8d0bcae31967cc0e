extension [ObjectFile] {
    /// Of objects that came in static libraries those that the linker takes into a program of these objects: the first that defines a name
    /// which an object, a library or a member that was taken needs, and nothing before it defines. A weak reference takes none, and a weak
    /// definition gives way to none that nobody needs.
    ///
    /// - Parameter members: in link order.
    /// - Complexity: proportional to the symbols of all of them.
    package func members(takenFrom members: [ObjectFile], libraries: LinkedLibraries) -> [ObjectFile] {
        if members.isEmpty || libraries.mayUseAll { return members }
        var offers: [SymbolName: Int] = [:]
        for (index, member) in members.enumerated() {
            for name in member.definedNames where offers[name] == nil { offers[name] = index }
        }
        var defined = Set(flatMap(\.definedNames))
        var needed = flatMap(\.neededNames) + libraries.boundByLinker + libraries.boundByLoader
        var taken: Set<Int> = []
        while let name = needed.popLast() {
            guard !defined.contains(name), let index = offers[name], taken.insert(index).inserted else { continue }
            defined.formUnion(members[index].definedNames)
            needed += members[index].neededNames
        }
        return taken.sorted().map { members[$0] }
    }
}

extension ObjectFile {
    fileprivate var definedNames: [SymbolName] {
        image.symbols.filter { !$0.isLocal && $0.place != .undefined }.map(\.name)
    }

    fileprivate var neededNames: [SymbolName] {
        image.symbols.filter { !$0.isLocal && !$0.isWeak && $0.place == .undefined }.map(\.name)
    }
}
