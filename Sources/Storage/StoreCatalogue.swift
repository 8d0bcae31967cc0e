import Foundation

/// When each entry of the store was last used, kept in `.notebook/uses`.
///
/// Builds are counted: one that uses other entries than the one before starts a generation.
package struct StoreCatalogue: Equatable {
    struct Use: Equatable {
        var generation: Int
        /// Since 1970.
        var day: Int
    }

    private(set) var generation = 0
    private(set) var day = 0
    /// Bytes written since the store was last pruned.
    private(set) var written = 0
    private(set) var uses: [String: Use] = [:]

    /// - Parameter text: nil when nothing is known.
    package init(parsing text: Data?) {
        FieldLines.read(text ?? Data(), separator: UInt8(ascii: " ")) { fields in
            guard fields.count == 4, let first = fields[1].integer, let second = fields[2].integer else { return }
            switch fields[0].string {
            case "use": uses[fields[3].string] = Use(generation: first, day: second)
            case "now": if let third = fields[3].integer { (generation, day, written) = (first, second, third) }
            default: break
            }
        }
    }

    package var text: Data {
        var text = Array("now \(generation) \(day) \(written)\n".utf8)
        for (entry, use) in uses { text.append(contentsOf: "use \(use.generation) \(use.day) \(entry)\n".utf8) }
        return Data(text)
    }

    /// Notes what a build used on `today`.
    mutating func note(_ entries: Set<String>, written bytes: Int, on today: Int) {
        let current = Set(uses.filter { [generation] in $0.value.generation == generation }.keys)
        if entries != current { generation += 1 }
        written += bytes
        for entry in entries { uses[entry] = Use(generation: generation, day: today) }
    }

    /// Whether it is time to look through the store: once a day, or after much was written.
    func isPruningDue(on today: Int, after limit: Int) -> Bool { today != day || written > limit }

    /// Notes that the store was pruned and holds `entries`.
    mutating func notePruned(leaving entries: Set<String>, on today: Int) {
        uses = uses.filter { entries.contains($0.key) }
        day = today
        written = 0
    }

    /// When an entry was last used; one that nothing is known of came with the current generation.
    func use(of entry: String, orElse day: Int) -> Use { uses[entry] ?? Use(generation: generation, day: day) }
}
