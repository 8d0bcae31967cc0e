internal import Foundation

/// The outlines of markers, all of about one area.
enum MarkerShape {
    /// All markers of a layer as one node.
    static func node(_ marker: Marker, at points: [Point], size: Double, color: Color) -> SceneNode {
        var path = Path()
        for point in points { add(marker, to: &path, at: point, size: size) }
        switch marker {
        case .circle: return .stroke(path, Stroke(color, width: size, cap: .round))
        case .ring, .cross: return .stroke(path, Stroke(color, width: max(1.2, size * 0.22)))
        case .square, .triangle, .diamond: return .fill(path, color)
        }
    }

    private static func add(_ marker: Marker, to path: inout Path, at point: Point, size: Double) {
        let radius = size / 2
        switch marker {
        case .circle: path.add(dot: point)
        case .square: path.add(polyline: polygon(4, point, radius * 1.25, turn: .pi / 4), closed: true)
        case .diamond: path.add(polyline: polygon(4, point, radius * 1.35, turn: 0), closed: true)
        case .triangle:
            path.add(polyline: polygon(3, Point(point.x, point.y + radius * 0.15), radius * 1.4, turn: -.pi / 2), closed: true)
        case .ring: path.add(polyline: polygon(20, point, radius, turn: 0), closed: true)
        case .cross:
            let arm = radius * 0.9
            path.add(polyline: [Point(point.x - arm, point.y - arm), Point(point.x + arm, point.y + arm)])
            path.add(polyline: [Point(point.x - arm, point.y + arm), Point(point.x + arm, point.y - arm)])
        }
    }

    private static func polygon(_ corners: Int, _ centre: Point, _ radius: Double, turn: Double) -> [Point] {
        (0..<corners).map { corner in
            let angle = turn + 2 * .pi * Double(corner) / Double(corners)
            return Point(centre.x + radius * cos(angle), centre.y + radius * sin(angle))
        }
    }
}
