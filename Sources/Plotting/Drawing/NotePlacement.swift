/// Finds room for what explains a panel: the labels of rules, reference slopes and places.
///
/// A label whose formula can't be set has been reported before anything is drawn, by `PanelCheck`.
struct NotePlacement {
    private static let margin = 3.0

    private let geometry: PanelGeometry
    private var obstacles: Obstacles
    private var placed: [(text: PlacedText, color: Color)] = []

    init(_ layers: [Layer], _ geometry: PanelGeometry) {
        self.geometry = geometry
        obstacles = Obstacles(layers, geometry)
    }

    /// Where labels have been placed.
    var boxes: [Rect] { obstacles.boxes }

    /// All the labels, to be drawn over the marks; over a heat map on pale ground.
    func nodes(_ theme: Theme, isOnCells: Bool) -> [SceneNode] {
        guard !placed.isEmpty else { return [] }
        let ground = isOnCells ? placed.map { SceneNode.rectangle($0.text.bounds.insetBy(-1.5), Casing.color) } : []
        return [.group(name: "notes", clip: nil, ground + placed.flatMap { TextDrawing.nodes($0.text, $0.color) })]
    }

    mutating func rule(_ rule: RuleSpecification, _ stroke: Stroke, _ color: Color) -> [SceneNode] {
        let frame = geometry.frame
        let isVertical = rule.direction == .vertical
        let place = isVertical ? geometry.xs(Channel([rule.value])) : geometry.ys(Channel([rule.value]))
        guard let place = place.first, place.isFinite else { return [] }
        let inside = isVertical ? (frame.x...frame.maxX).contains(place) : (frame.y...frame.maxY).contains(place)
        guard inside else { return [] }
        let line =
            isVertical
            ? [Point(place, frame.maxY), Point(place, frame.y)] : [Point(frame.x, place), Point(frame.maxX, place)]
        if let block = block(rule.label) {
            put(block, among: isVertical ? besides(place, block) : around(place, block), color)
        }
        return [.stroke(Path(polyline: line), stroke)]
    }

    mutating func text(_ text: TextSpecification, _ channels: Channels, _ color: Color) -> [SceneNode] {
        guard let point = geometry.points(channels).first, point.isShown, let block = block(text.text) else { return [] }
        let gap = 6.0
        let (left, top) =
            switch text.anchor {
            case .right: (point.x + gap, point.y - block.height / 2)
            case .left: (point.x - gap - block.width, point.y - block.height / 2)
            case .above: (point.x - block.width / 2, point.y - gap - block.height)
            case .below: (point.x - block.width / 2, point.y + gap)
            case .center: (point.x - block.width / 2, point.y - block.height / 2)
            }
        put(block, among: [Rect(x: left, y: top, width: block.width, height: block.height)], color)
        return []
    }

    mutating func slope(_ slope: SlopeSpecification, _ stroke: Stroke, _ color: Color) -> [SceneNode] {
        let block = block(slope.label)
        guard let segment = SlopeSegment.best(slope, block, geometry, obstacles) else { return [] }
        if let block { put(block, among: [segment.box], color) }
        obstacles.add(polyline: segment.points)
        return [.stroke(Path(polyline: segment.points), stroke)]
    }

    private func block(_ text: String?) -> TextBlock? { text.flatMap { try? Typography.set($0, Typography.note) } }

    private func besides(_ x: Double, _ block: TextBlock) -> [Rect] {
        let frame = geometry.frame
        return [frame.y + Self.margin, frame.maxY - Self.margin - block.height].flatMap { top in
            [x + 4, x - 4 - block.width].map { Rect(x: $0, y: top, width: block.width, height: block.height) }
        }
    }

    private func around(_ y: Double, _ block: TextBlock) -> [Rect] {
        let frame = geometry.frame
        return [frame.maxX - Self.margin - block.width, frame.x + Self.margin].flatMap { left in
            [y - 3 - block.height, y + 3].map { Rect(x: left, y: $0, width: block.width, height: block.height) }
        }
    }

    /// Puts text where it covers least, moved into the frame.
    private mutating func put(_ block: TextBlock, among boxes: [Rect], _ color: Color) {
        let room = geometry.frame.insetBy(1)
        let costs = boxes.map { obstacles.cost(of: $0) + (room.contains($0) ? 0 : 5000) }
        guard let cheapest = costs.min(), let index = costs.firstIndex(of: cheapest) else { return }
        var box = boxes[index]
        box.x = max(room.x, min(box.x, room.maxX - box.width))
        box.y = max(room.y, min(box.y, room.maxY - box.height))
        obstacles.add(box)
        placed.append((PlacedText(block, left: box.x, top: box.y), color))
    }
}
