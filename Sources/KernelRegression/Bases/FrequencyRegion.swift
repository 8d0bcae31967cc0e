/// A finite set of integer vectors around the origin.
public enum FrequencyRegion: Sendable, Hashable, Codable {
    /// ‖m‖² ≤ the number.
    case ball(squaredRadius: Int)
    /// |m_k| ≤ the number for every k.
    case cube(radius: Int)

    /// How many integer vectors of this dimension it holds.
    ///
    /// - Complexity: O(dimension · r³) for a ball of radius r, without listing them.
    public func count(dimension: Int) -> Int {
        switch self {
        case .cube(let radius): (0..<dimension).reduce(1) { count, _ in count * (2 * radius + 1) }
        case .ball(let squaredRadius): Self.shells(dimension: dimension, upTo: squaredRadius).reduce(0, +)
        }
    }

    /// How many integer vectors of this dimension have ‖m‖² = 0, 1, … .
    private static func shells(dimension: Int, upTo limit: Int) -> [Int] {
        var counts = [1] + [Int](repeating: 0, count: limit)
        for _ in 0..<dimension {
            var next = counts
            for norm in 0...limit {
                for step in sequence(first: 1, next: { $0 + 1 }) {
                    guard step * step <= norm else { break }
                    next[norm] += 2 * counts[norm - step * step]
                }
            }
            counts = next
        }
        return counts
    }

    /// The largest |m_k| that can be added to a vector of this squared norm without leaving the region.
    func reach(from squaredNorm: Int) -> Int {
        switch self {
        case .cube(let radius): return radius
        case .ball(let squaredRadius):
            var reach = 0
            while (reach + 1) * (reach + 1) <= squaredRadius - squaredNorm { reach += 1 }
            return reach
        }
    }
}
