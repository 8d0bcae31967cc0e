/// Everything that a block's machine code can reach, and its digest.
package struct Reach: Sendable {
    /// 64 hexadecimal digits: equal when the reached code and data are, whatever surrounds them.
    package let digest: String
    /// Nothing in the objects was beyond us. When false, `digest` never equals another one.
    package let isTrustworthy: Bool
    /// What was not understood.
    package let warnings: [String]
    /// Where more than what is reached had to be taken.
    package let fallbacks: [Fallback]
    /// Names that lead into system libraries, sorted.
    package let externalNames: [String]
    /// The labels at which the walk stopped, sorted.
    package let boundaries: [String]

    let objects: ObjectSet
    let nodes: [Node]

    /// A module that entered as a whole.
    package struct Fallback: Hashable, Codable, Sendable {
        /// Where: an object file's label, or `*` for everything that is linked.
        package var module: String
        /// Why, as a clause: "it calls dlsym, …".
        package var reason: String
    }

    /// Every named function, constant table and metadata record, for `why` and for the report about itself.
    ///
    /// - Complexity: O(number of entities); names are demangled, a few microseconds each.
    package var entities: [ReachedEntity] {
        nodes.compactMap { ReachedEntity(node: $0, in: objects) }
    }

    /// What to keep, to say later what changed.
    package var record: ReachRecord { ReachRecord(self) }
}
