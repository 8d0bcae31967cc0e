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
        var seen: Set<String> = []
        var names: [(isPlain: Bool, text: String)] = []
        let kinds = [("", difference.changed), ("new: ", difference.added), ("gone: ", difference.removed)]
        for (prefix, mangled) in kinds {
            for name in mangled {
                let readable = ReadableSymbol(name)
                guard seen.insert(readable.text).inserted else { continue }
                let file = entities[name].flatMap { sources($0.object) }
                names.append((readable.isPlain, prefix + readable.text + (file.map { " in \($0)" } ?? "")))
            }
        }
        names += difference.fallbacks.map { fallback in
            let module = fallback.module == "*" ? "everything that is linked" : sources(fallback.module) ?? fallback.module
            return (true, "\(module) as a whole: \(fallback.reason)")
        }
        self.names = names.filter(\.isPlain).map(\.text) + names.filter { !$0.isPlain }.map(\.text)
    }
}
