/// Where a reference slope is drawn, and where its label stands.
struct SlopeSegment {
    private static let clearance = 9.0
    private static let share = 0.46
    /// Of the way along the line; the first one is kept where there is nothing in its way.
    private static let labelPlaces = [0.45, 0.25, 0.65, 0.1, 0.8]

    let points: [Point]
    let box: Rect
    /// How far the data beside it run off, in px: a slope belongs beside the data that have it.
    var divergence = 0.0

    /// Through its anchor, or beside the data where it covers least; `nil` when no part of it lies in the panel.
    static func best(
        _ slope: SlopeGeometry, _ label: TextBlock?, _ space: PanelSpace, _ obstacles: Obstacles
    ) -> SlopeSegment? {
        let direction: Double = space.x.isReversed == space.y.isReversed ? -1 : 1
        let steepness =
            direction * slope.slope * (space.x.upper - space.x.lower) / (space.y.upper - space.y.lower)
            * space.frame.height / space.frame.width
        guard steepness.isFinite else { return nil }
        let candidates: [SlopeSegment?]
        if let anchor = slope.anchor {
            candidates = labelPlaces.flatMap { place in
                [true, false].map { through(anchor, steepness, label, space, isBelow: $0, place) }
            }
        } else {
            candidates = [0.27, 0.04, 0.5].flatMap { start in
                [true, false].map { beside($0, start, steepness, label, space, obstacles) }
            }
        }
        let costs = candidates.compactMap { segment in segment.map { ($0, cost($0, space.frame, obstacles)) } }
        return costs.min { $0.1 < $1.1 }?.0
    }

    private static func through(
        _ anchor: SlopeGeometry.Anchor, _ steepness: Double, _ label: TextBlock?, _ space: PanelSpace, isBelow: Bool,
        _ place: Double
    ) -> SlopeSegment? {
        let frame = space.frame
        guard let x = space.xs(Channel([anchor.x])).first, let y = space.ys(Channel([anchor.y])).first, x.isFinite,
            y.isFinite
        else { return nil }
        let start = Point(frame.x, y + steepness * (frame.x - x))
        return clipped(from: start, steepness, to: frame.maxX, frame).map { points in
            SlopeSegment(points: points, box: box(label, points, steepness, isBelow: isBelow, place))
        }
    }

    private static func beside(
        _ isBelow: Bool, _ start: Double, _ steepness: Double, _ label: TextBlock?, _ space: PanelSpace,
        _ obstacles: Obstacles
    ) -> SlopeSegment? {
        let frame = space.frame
        let left = frame.x + start * frame.width
        let right = left + share * frame.width
        let offsets = obstacles.points.filter { left...right ~= $0.x }.map { $0.y - steepness * ($0.x - left) }
        let middle = frame.y + frame.height / 2 - steepness * (right - left) / 2
        let y = isBelow ? offsets.max().map { $0 + clearance } : offsets.min().map { $0 - clearance }
        return clipped(from: Point(left, y ?? middle), steepness, to: right, frame.insetBy(4)).map { points in
            SlopeSegment(
                points: points, box: box(label, points, steepness, isBelow: isBelow),
                divergence: divergence(left, right, steepness, obstacles, isBelow: isBelow))
        }
    }

    /// The range of the distances between the line and the edge of the data on its side.
    private static func divergence(
        _ left: Double, _ right: Double, _ steepness: Double, _ obstacles: Obstacles, isBelow: Bool
    ) -> Double {
        let bins = 8
        var edges = [Double?](repeating: nil, count: bins)
        for point in obstacles.points where left..<right ~= point.x {
            let bin = min(bins - 1, Int((point.x - left) / (right - left) * Double(bins)))
            let offset = point.y - steepness * (point.x - left)
            edges[bin] = edges[bin].map { isBelow ? max($0, offset) : min($0, offset) } ?? offset
        }
        let known = edges.compactMap(\.self)
        guard let low = known.min(), let high = known.max() else { return 0 }
        return high - low
    }

    /// The part of the line inside the frame.
    private static func clipped(from start: Point, _ steepness: Double, to right: Double, _ frame: Rect) -> [Point]? {
        func x(at y: Double) -> Double { start.x + (y - start.y) / steepness }
        var (from, to) = (start.x, right)
        if steepness != 0 {
            let crossings = [x(at: frame.y), x(at: frame.maxY)].sorted()
            (from, to) = (max(from, crossings[0]), min(to, crossings[1]))
        } else if start.y < frame.y || start.y > frame.maxY {
            return nil
        }
        guard from < to else { return nil }
        return [from, to].map { Point($0, start.y + steepness * ($0 - start.x)) }
    }

    /// Beside the line, away from the data.
    private static func box(
        _ label: TextBlock?, _ points: [Point], _ steepness: Double, isBelow: Bool, _ place: Double = labelPlaces[0]
    ) -> Rect {
        let (start, end) = (points[0], points[1])
        let share = isBelow == (steepness > 0) ? place : 1 - place
        let x = start.x + share * (end.x - start.x)
        let y = start.y + share * (end.y - start.y)
        let (width, height) = (label?.width ?? 0, label?.height ?? 0)
        let leans = isBelow == (steepness > 0)
        return Rect(x: leans ? x - width - 3 : x + 3, y: isBelow ? y + 4 : y - 4 - height, width: width, height: height)
    }

    private static func cost(_ segment: SlopeSegment, _ frame: Rect, _ obstacles: Obstacles) -> Double {
        let length = segment.points[1].x - segment.points[0].x
        let missing = max(0, share - length / frame.width) * 400
        let outside = frame.insetBy(2).contains(segment.box) ? 0.0 : 500
        let steps = 24
        let crossed = (0...steps).count { step in
            let part = Double(step) / Double(steps)
            let point = Point(
                segment.points[0].x + part * length,
                segment.points[0].y + part * (segment.points[1].y - segment.points[0].y))
            return obstacles.boxes.contains { $0.insetBy(-2).contains(point) }
        }
        return missing + outside + segment.divergence * 2 + obstacles.cost(of: segment.box) + Double(crossed) * 50
    }
}
