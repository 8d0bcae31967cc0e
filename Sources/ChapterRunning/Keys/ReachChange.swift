import MachineCode

/// What changed in what a block reaches, as its author knows it.
package struct ReachChange: Sendable, Equatable {
    package enum Part: Sendable, Equatable, Hashable {
        case changed(Code)
        /// What the block did not reach before.
        case new(Code)
        /// What it reaches no longer.
        case gone(Code)
        /// The block's own code, or code inlined into it.
        case own
        /// More than what is reached had to be taken: the whole of a file, or nil for everything that is linked.
        case whole(String?, reason: String)
    }

    /// A function, a constant, a type or what the compiler made of them.
    package struct Code: Sendable, Equatable, Hashable {
        /// `OverparameterizedFlow.state(eigenvalue:observation:time:)`.
        package var name: String
        /// `Sources/SequenceModels/Flows/…`, where known.
        package var file: String?

        package init(name: String, file: String?) {
            self.name = name
            self.file = file
        }
    }

    /// What tells most comes first.
    package var parts: [Part]

    package init(parts: [Part]) { self.parts = parts }

    /// - Parameter sources: the path of the source file of an object file with this label, where known.
    init(from older: ReachRecord, to newer: Reach, sources: (_ object: String) -> String?) {
        let difference = newer.record.difference(from: older)
        let entities = Dictionary(newer.entities.map { ($0.mangledName, $0) }, uniquingKeysWith: { first, _ in first })
        // Other blocks' variables are boundaries: a name with a block's in it is this block's.
        let isOwn = { (name: String) in name.contains(TangledBlock.symbolPrefix) }
        var seen: Set<String> = []
        var ranked: [(rank: Rank, part: Part)] = []
        if (difference.changed + difference.added + difference.removed).contains(where: isOwn) { ranked.append((.own, .own)) }
        func add(_ mangled: [String], _ part: (Code) -> Part, _ rank: (_ mangled: String) -> Rank) {
            for name in mangled where !isOwn(name) {
                let readable = ReadableSymbol(name)
                guard seen.insert(readable.text).inserted else { continue }
                let file = entities[name].flatMap { sources($0.object) }
                ranked.append((readable.isPlain ? rank(name) : .made, part(Code(name: readable.text, file: file))))
            }
        }
        let ofSwift = { (name: String) in name.hasPrefix("$s") ? Rank.reached : .made }
        add(difference.changed, Part.changed) { _ in .changed }
        add(difference.added, Part.new, ofSwift)
        add(difference.removed, Part.gone, ofSwift)
        ranked += difference.fallbacks.map { fallback in
            let module = fallback.module == "*" ? nil : sources(fallback.module) ?? fallback.module
            return (.changed, .whole(module, reason: fallback.reason))
        }
        parts = Rank.allCases.flatMap { rank in ranked.filter { $0.rank == rank }.map(\.part) }
    }

    /// What tells most comes first: a function that changed, the block itself, what it reaches now or no longer, and what the
    /// compiler and the run-time system made of these.
    private enum Rank: CaseIterable {
        case changed, own, reached, made
    }
}
