/// Text at a place of the panel. May hold formulas between dollars.
public struct Label: Mark {
    public var layers: [Layer]

    /// A text at each datum.
    public init<Data: Sequence>(
        _ data: Data, x: (Data.Element) -> Double, y: (Data.Element) -> Double, text: (Data.Element) -> String,
        anchor: LabelAnchor = .right
    ) {
        layers = data.flatMap { Label(text($0), x: x($0), y: y($0), anchor: anchor).layers }
    }

    /// - Parameters:
    ///   - x, y: in data units.
    ///   - anchor: where the text stands, seen from the place; elsewhere where another label is in the way.
    public init(_ text: String, x: Double, y: Double, anchor: LabelAnchor = .right) {
        layers = [Layer(LabelGeometry(text: text, anchor: anchor), Channels(x: Channel([x]), y: Channel([y])))]
    }
}

/// Where a label stands, seen from the place that it names.
public enum LabelAnchor: Sendable {
    case right, left, above, below, center
}

struct LabelGeometry: Geometry {
    private static let gap = 6.0

    let text: String
    let anchor: LabelAnchor

    let traits = MarkTraits(name: "label", paint: .ink, thinning: .everything, ink: .nowhere, showsData: false)

    var label: String? { text }

    func swatch(of data: Channels) -> Swatch { .none }

    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        guard let point = canvas.space.points(data).first, point.isShown, let block = notes.block(text) else {
            return []
        }
        let others: [LabelAnchor] = [.above, .below, .right, .left].filter { $0 != anchor }
        notes.put(block, among: ([anchor] + others).map { box(block, at: point, $0) }, canvas.color, naming: point)
        return []
    }

    private func box(_ block: TextBlock, at point: Point, _ anchor: LabelAnchor) -> Rect {
        let (left, top) =
            switch anchor {
            case .right: (point.x + Self.gap, point.y - block.height / 2)
            case .left: (point.x - Self.gap - block.width, point.y - block.height / 2)
            case .above: (point.x - block.width / 2, point.y - Self.gap - block.height)
            case .below: (point.x - block.width / 2, point.y + Self.gap)
            case .center: (point.x - block.width / 2, point.y - block.height / 2)
            }
        return Rect(x: left, y: top, width: block.width, height: block.height)
    }
}
