internal import Digests

extension ObjectSet {
    /// Follows everything that the code and data named `roots` can reach.
    ///
    /// - Parameters:
    ///   - roots: mangled names, in an order that the caller keeps from build to build.
    ///   - boundary: mangled names at which to stop, with labels that enter the digest in place of what lies behind.
    /// - Throws: `ReachError` when a root is not defined.
    /// - Complexity: proportional to what is reached.
    package func reach(from roots: [String], stoppingAt boundary: [String: String] = [:]) throws(ReachError) -> Reach {
        var nodes: [Node] = []
        for root in roots {
            guard let node = node(named: root), !isExternal(node) else { throw .noSuchSymbol(root) }
            nodes.append(node)
        }
        var stops: [Node: String] = [:]
        for (name, label) in boundary {
            if let node = node(named: name) { stops[node] = label }
        }
        return reach(fromNodes: nodes, stoppingAt: stops)
    }

    func reach(fromNodes roots: [Node], stoppingAt boundary: [Node: String]) -> Reach {
        var walk = ReachWalk(self, boundary: boundary)
        var digest = walk.follow(roots)
        let externalNames = walk.externals.map { external($0).string }.sorted()
        let asked = walk.externals.filter(weakExternals.contains).map { external($0).string }.sorted()
        let reasons =
            externalNames.compactMap(DynamicLookup.reason)
            + asked.map { "it asks whether \(Demangler.demangle($0)) is there, which depends on what else is linked" }
        var fallbacks = reasons.map { Reach.Fallback(module: "*", reason: $0) }
        if !reasons.isEmpty { digest = Self.combine(digest, wholeDigest()) }
        if !doubts.isEmpty { digest = Self.combine(digest, Self.unique()) }
        fallbacks += sharedCode(in: walk.entities)
        return Reach(
            digest: digest.description, isTrustworthy: doubts.isEmpty, warnings: doubts, fallbacks: fallbacks,
            externalNames: externalNames, boundaries: walk.boundaries.sorted(), objects: self, nodes: walk.entities)
    }

    /// Objects of which code was reached that the compiler left undivided.
    private func sharedCode(in nodes: [Node]) -> [Reach.Fallback] {
        var found: Set<Int> = []
        for node in nodes {
            let index = object(of: node)
            if !objects[index].remarks.isEmpty, entity(node, of: index).role == .code { found.insert(index) }
        }
        return found.sorted().map {
            Reach.Fallback(module: objects[$0].label, reason: objects[$0].remarks.joined(separator: "; "))
        }
    }

    private static func combine(_ first: Digest, _ second: Digest) -> Digest {
        var hasher = SHA256()
        hasher.update(first)
        hasher.update(second)
        return hasher.finish()
    }

    /// A digest that was never seen before.
    private static func unique() -> Digest {
        var generator = SystemRandomNumberGenerator()
        var hasher = SHA256()
        for _ in 0..<4 { hasher.update(generator.next()) }
        return hasher.finish()
    }
}

/// Why there is nothing to follow.
package enum ReachError: Error, Equatable, CustomStringConvertible {
    case noSuchSymbol(String)
    case noSuchVariable(String)

    package var description: String {
        switch self {
        case .noSuchSymbol(let name): "no object defines \(Demangler.demangle(name))"
        case .noSuchVariable(let name): "no object defines the variable \(name)"
        }
    }
}
