/// Stretches of a line without gaps.
enum Runs {
    /// Of a datum alone in an area, as of a marker.
    private static let loneWidth = 5.5

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

    /// A datum between two gaps gets a width, in px, that an area of it is seen.
    static func widened(_ run: [Point]) -> [Point] {
        guard run.count == 1, let point = run.first else { return run }
        return [Point(point.x - loneWidth / 2, point.y), Point(point.x + loneWidth / 2, point.y)]
    }

    /// Cut where the line changes sides.
    static func split(_ run: [Point], at isBeyond: (Point) -> Bool) -> [[Point]] {
        var parts: [[Point]] = []
        for point in run {
            if let last = parts.indices.last, let before = parts[last].last, isBeyond(before) == isBeyond(point) {
                parts[last].append(point)
            } else {
                parts.append([point])
            }
        }
        return parts
    }

    /// Each value holds until the next place.
    static func stepped(_ points: [Point]) -> [Point] {
        guard let first = points.first else { return [] }
        return [first] + zip(points, points.dropFirst()).flatMap { [Point($1.x, $0.y), $1] }
    }
}
