/// A straight line across the panel at one value.
public struct Rule: Mark {
    public var layers: [Layer]

    /// A vertical line.
    public init(x: Double, label: String? = nil) {
        layers = [Layer(RuleGeometry(isVertical: true, value: x, label: label), Channels(x: Channel([x])))]
    }

    /// A horizontal line.
    public init(y: Double, label: String? = nil) {
        layers = [Layer(RuleGeometry(isVertical: false, value: y, label: label), Channels(y: Channel([y])))]
    }
}

struct RuleGeometry: Geometry {
    /// Between a label and the panel's frame, in px.
    private static let margin = 3.0

    let isVertical: Bool
    let value: Double
    let label: String?

    let traits = MarkTraits(name: "rule", paint: .muted, thinning: .everything, ink: .nowhere, isOverData: true, showsData: false)

    func swatch(of data: Channels) -> Swatch { .none }

    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        let frame = canvas.space.frame
        let place = isVertical ? canvas.space.xs(Channel([value])) : canvas.space.ys(Channel([value]))
        guard let place = place.first, place.isFinite else { return [] }
        let inside = isVertical ? (frame.x...frame.maxX).contains(place) : (frame.y...frame.maxY).contains(place)
        guard inside else { return [] }
        let line =
            isVertical
            ? [Point(place, frame.maxY), Point(place, frame.y)] : [Point(frame.x, place), Point(frame.maxX, place)]
        if let block = notes.block(label) {
            notes.put(block, among: isVertical ? besides(place, block, frame) : around(place, block, frame), canvas.color)
        }
        notes.keepClear(of: line)
        return [.stroke(Path(polyline: line), canvas.stroke(width: 1.1, dash: canvas.style.dash ?? .dashed))]
    }

    private func besides(_ x: Double, _ block: TextBlock, _ frame: Rect) -> [Rect] {
        [frame.y + Self.margin, frame.maxY - Self.margin - block.height].flatMap { top in
            [x + 4, x - 4 - block.width].map { Rect(x: $0, y: top, width: block.width, height: block.height) }
        }
    }

    private func around(_ y: Double, _ block: TextBlock, _ frame: Rect) -> [Rect] {
        [frame.maxX - Self.margin - block.width, frame.x + Self.margin].flatMap { left in
            [y - 3 - block.height, y + 3].map { Rect(x: left, y: $0, width: block.width, height: block.height) }
        }
    }
}
