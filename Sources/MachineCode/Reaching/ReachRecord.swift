/// What was reached, short enough to keep beside a result: names and digests of eight bytes.
package struct ReachRecord: Codable, Sendable, Equatable {
    /// By mangled name. Private names that several files share are joined.
    package var digests: [String: UInt64]
    package var externalNames: [String]
    package var fallbacks: [Reach.Fallback]

    init(_ reach: Reach) {
        var digests: [String: UInt64] = [:]
        digests.reserveCapacity(reach.nodes.count)
        for node in reach.nodes {
            let index = reach.objects.object(of: node)
            guard let name = reach.objects.objects[index].name(of: reach.objects.entity(node, of: index)) else { continue }
            digests[name.string, default: 0] &+= reach.objects.shortDigest(of: node)
        }
        self.digests = digests
        externalNames = reach.externalNames
        fallbacks = reach.fallbacks
    }

    /// What differs from an earlier record.
    package func difference(from older: ReachRecord) -> ReachDifference {
        ReachDifference(
            changed: digests.filter { name, digest in older.digests[name].map { $0 != digest } ?? false }.keys.sorted(),
            added: digests.keys.filter { older.digests[$0] == nil }.sorted()
                + Self.new(externalNames, since: older.externalNames),
            removed: older.digests.keys.filter { digests[$0] == nil }.sorted()
                + Self.new(older.externalNames, since: externalNames),
            fallbacks: Set(fallbacks).subtracting(older.fallbacks).sorted { ($0.module, $0.reason) < ($1.module, $1.reason) })
    }

    private static func new(_ names: [String], since older: [String]) -> [String] { Set(names).subtracting(older).sorted() }
}
