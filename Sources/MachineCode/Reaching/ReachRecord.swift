/// What was reached, short enough to keep beside a result: names and digests of eight bytes.
package struct ReachRecord: Codable, Sendable, Equatable {
    /// Mangled names, a line each, in the order in which they were reached. Private names that several files share are joined.
    private var names: String
    private var shortDigests: [UInt64]
    package var externalNames: [String]
    package var fallbacks: [Reach.Fallback]

    init(_ reach: Reach) {
        var places: [SymbolName: Int] = [:]
        places.reserveCapacity(reach.nodes.count)
        var lines: [UInt8] = []
        var shortDigests: [UInt64] = []
        for node in reach.nodes {
            let index = reach.objects.object(of: node)
            guard let name = reach.objects.objects[index].name(of: reach.objects.entity(node, of: index)) else { continue }
            let digest = reach.objects.shortDigest(of: node)
            if let place = places[name] {
                shortDigests[place] &+= digest
            } else {
                places[name] = shortDigests.count
                shortDigests.append(digest)
                lines += name.bytes
                lines.append(UInt8(ascii: "\n"))
            }
        }
        names = String(decoding: lines, as: UTF8.self)
        self.shortDigests = shortDigests
        externalNames = reach.externalNames
        fallbacks = reach.fallbacks
    }

    /// By mangled name.
    package var digests: [String: UInt64] {
        Dictionary(zip(names.split(separator: "\n").map(String.init), shortDigests), uniquingKeysWith: &+)
    }

    /// What differs from an earlier record.
    package func difference(from older: ReachRecord) -> ReachDifference {
        let (new, old) = (digests, older.digests)
        return ReachDifference(
            changed: new.filter { name, digest in old[name].map { $0 != digest } ?? false }.keys.sorted(),
            added: new.keys.filter { old[$0] == nil }.sorted() + Self.new(externalNames, since: older.externalNames),
            removed: old.keys.filter { new[$0] == nil }.sorted() + Self.new(older.externalNames, since: externalNames),
            fallbacks: Set(fallbacks).subtracting(older.fallbacks).sorted { ($0.module, $0.reason) < ($1.module, $1.reason) })
    }

    private static func new(_ names: [String], since older: [String]) -> [String] { Set(names).subtracting(older).sorted() }
}
