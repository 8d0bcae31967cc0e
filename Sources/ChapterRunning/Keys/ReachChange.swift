import MachineCode

/// What changed in what a block reaches, as its author knows it.
package struct ReachChange: Sendable, Equatable {
    /// `OverparameterizedFlow.state(eigenvalue:observation:time:) in Sources/SequenceModels/Flows/…`: changed ones first.
    package var names: [String]

    /// - Parameters:
    ///   - sources: the path of the source file of an object file with this label, where known.
    init(from older: ReachRecord, to newer: Reach, sources: (_ object: String) -> String?) {
        let difference = newer.record.difference(from: older)
        let entities = Dictionary(newer.entities.map { ($0.mangledName, $0) }, uniquingKeysWith: { first, _ in first })
        // Other blocks' variables are boundaries: a name with a block's in it is this block's.
        let isOwn = { (name: String) in name.contains(TangledBlock.symbolPrefix) }
        var seen: Set<String> = []
        var names: [(rank: Rank, text: String)] = []
        if (difference.changed + difference.added + difference.removed).contains(where: isOwn) {
            names.append((.own, "its own code, or code inlined into it"))
        }
        let kinds = [("", difference.changed), ("new: ", difference.added), ("gone: ", difference.removed)]
        for (prefix, mangled) in kinds {
            for name in mangled where !isOwn(name) {
                let readable = ReadableSymbol(name)
                guard seen.insert(readable.text).inserted else { continue }
                let file = entities[name].flatMap { sources($0.object) }
                let rank: Rank = !readable.isPlain ? .made : prefix.isEmpty ? .changed : name.hasPrefix("$s") ? .reached : .made
                names.append((rank, prefix + readable.text + (file.map { " in \($0)" } ?? "")))
            }
        }
        names += difference.fallbacks.map { fallback in
            let module = fallback.module == "*" ? "everything that is linked" : sources(fallback.module) ?? fallback.module
            return (.changed, "\(module) as a whole: \(fallback.reason)")
        }
        self.names = Rank.allCases.flatMap { rank in names.filter { $0.rank == rank }.map(\.text) }
    }

    /// What tells most comes first: a function that changed, the block itself, what it reaches now or no longer, and what the
    /// compiler and the run-time system made of these.
    private enum Rank: CaseIterable {
        case changed, own, reached, made
    }
}
