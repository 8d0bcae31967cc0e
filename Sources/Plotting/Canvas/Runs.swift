/// Stretches of a line without gaps.
enum Runs {
    static func ranges(_ points: [Point]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start: Int?
        for (index, point) in points.enumerated() {
            if point.isShown {
                start = start ?? index
            } else if let first = start {
                ranges.append(first..<index)
                start = nil
            }
        }
        if let first = start { ranges.append(first..<points.count) }
        return ranges
    }

    static func shown(_ points: [Point]) -> [[Point]] { ranges(points).map { Array(points[$0]) } }

    /// Each value holds until the next place.
    static func stepped(_ points: [Point]) -> [Point] {
        guard let first = points.first else { return [] }
        return [first] + zip(points, points.dropFirst()).flatMap { [Point($1.x, $0.y), $1] }
    }
}
