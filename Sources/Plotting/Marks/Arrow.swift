internal import Foundation

/// An arrow from one place of the panel to another, in data units, with a label at its start.
public struct Arrow: Mark {
    public var layers: [Layer]

    /// - Parameters:
    ///   - start, end: in data units; the head is at `end`.
    ///   - label: stands before the start; may hold formulas between dollars.
    public init(from start: (x: Double, y: Double), to end: (x: Double, y: Double), label: String? = nil) {
        layers = [
            Layer(ArrowGeometry(label: label), Channels(x: Channel([start.x, end.x]), y: Channel([start.y, end.y])))
        ]
    }
}

struct ArrowGeometry: Geometry {
    private static let head = 8.0
    /// Between the label and the start, in px.
    private static let gap = 4.0

    let label: String?

    let traits = MarkTraits(name: "arrow", paint: .muted, thinning: .everything, ink: .alongLine, isOverData: true)

    func swatch(of data: Channels) -> Swatch { .none }

    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        let points = canvas.space.points(data)
        guard points.count == 2, points.allSatisfy(\.isShown) else { return [] }
        let (start, end) = (points[0], points[1])
        let angle = atan2(end.y - start.y, end.x - start.x)
        if let block = notes.block(label) { notes.put(block, among: [box(block, start, angle)], canvas.color) }
        let barbs = [angle + 2.7, angle - 2.7].map {
            Point(end.x + Self.head * cos($0), end.y + Self.head * sin($0))
        }
        let stroke = canvas.stroke(width: 1.4, dash: canvas.style.dash ?? .solid)
        return [
            .stroke(Path(polyline: points), stroke),
            .fill(Path(polyline: [end, barbs[0], barbs[1]], closed: true), canvas.painted),
        ]
    }

    /// On the side that the arrow leaves.
    private func box(_ block: TextBlock, _ start: Point, _ angle: Double) -> Rect {
        let (dx, dy) = (-cos(angle), -sin(angle))
        let centre = Point(
            start.x + dx * (block.width / 2 + Self.gap), start.y + dy * (block.height / 2 + Self.gap))
        return Rect(
            x: centre.x - block.width / 2, y: centre.y - block.height / 2, width: block.width, height: block.height)
    }
}
