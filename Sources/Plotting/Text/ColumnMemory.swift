/// What columns of numbers were written as lately: layers of a panel often share one, their places along x above all.
struct ColumnMemory<Written> {
    /// Of the few that are remembered, the one that was asked for last comes last.
    private static var capacity: Int { 4 }

    private var known: [(numbers: [Double], written: Written)] = []

    /// Calls `write` unless these numbers were written a moment ago.
    mutating func written(_ numbers: [Double], _ write: ([Double]) -> Written) -> Written {
        let index = known.firstIndex { $0.numbers == numbers }
        let entry = index.map { known.remove(at: $0) } ?? (numbers: numbers, written: write(numbers))
        known.append(entry)
        if known.count > Self.capacity { known.removeFirst() }
        return entry.written
    }
}
