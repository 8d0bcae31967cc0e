/// The global variables that a chapter's blocks are tangled into.
///
/// A variable `x` of a module is several symbols: its storage, what fills it, the token that says whether it is filled, its
/// addressor. They are the roots of the block that it holds, and the boundary for the others, which use its value and not its
/// code. Closures are neither: the compiler may share one between blocks.
package struct GlobalVariables: Sendable {
    private var nodes: [String: [Node]] = [:]
    private let objects: ObjectSet

    /// Finds the variables of `module` whose names start with `prefix`.
    package init(in objects: ObjectSet, module: String, prefix: String) {
        self.objects = objects
        var found: [String: [(order: Int, node: Node)]] = [:]
        SymbolName.withName("$s\(module.utf8.count)\(module)") { start in
            for (index, object) in objects.objects.enumerated() {
                for (number, symbol) in object.image.symbols.enumerated() where object.symbolEntities[number] >= 0 {
                    guard symbol.name.hasPrefix(start), !symbol.isSection else { continue }
                    let text = Demangler.demangle(symbol.name.string)
                    guard let (name, order) = Self.variable(text, module: module, prefix: prefix) else { continue }
                    found[name, default: []].append((order, objects.bases[index] + object.symbolEntities[number]))
                }
            }
        }
        nodes = found.mapValues { parts in
            var seen: Set<Node> = []
            return parts.sorted { $0.order < $1.order }.map(\.node).filter { seen.insert($0).inserted }
        }
    }

    package var names: [String] { nodes.keys.sorted() }

    /// What the code that fills the variable `name` can reach, stopping at the other variables.
    package func reach(from name: String) throws(ReachError) -> Reach {
        guard let roots = nodes[name] else { throw .noSuchVariable(name) }
        var boundary: [Node: String] = [:]
        for (other, nodes) in nodes where other != name {
            for node in nodes { boundary[node] = other }
        }
        for root in roots { boundary[root] = nil }
        return objects.reach(fromNodes: roots, stoppingAt: boundary)
    }

    /// The variable that a demangled symbol is part of, and the symbol's place among its parts.
    private static func variable(_ text: String, module: String, prefix: String) -> (name: String, order: Int)? {
        let forms: [(String, (Substring) -> String?)] = [
            ("one-time initialization function for ", { String($0) }),
            ("one-time initialization token for ", { String($0) }),
            ("\(module).", { rest in rest.firstRange(of: " : ").map { String(rest[..<$0.lowerBound]) } }),
        ]
        for (order, (start, name)) in forms.enumerated() where text.hasPrefix(start) {
            guard let name = name(text.dropFirst(start.count)), name.hasPrefix(prefix) else { continue }
            let suffix = ".unsafeMutableAddressor"
            if name.hasSuffix(suffix) { return (String(name.dropLast(suffix.count)), 3) }
            return isIdentifier(name) ? (name, order) : nil
        }
        let marker = " of one-time initialization function for "
        if text.hasPrefix("outlined "), let range = text.firstRange(of: marker) {
            let name = String(text[range.upperBound...])
            return name.hasPrefix(prefix) && isIdentifier(name) ? (name, 4) : nil
        }
        return nil
    }

    private static func isIdentifier(_ name: String) -> Bool { !name.contains { " .(<:".contains($0) } }
}
