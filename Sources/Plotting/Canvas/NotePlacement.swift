/// Finds room for what explains a panel: the labels of rules, reference slopes and places.
struct NotePlacement {
    private let frame: Rect
    private(set) var obstacles: Obstacles
    private var placed: [(text: PlacedText, color: Color)] = []

    init(_ obstacles: Obstacles, in frame: Rect) {
        self.frame = frame
        self.obstacles = obstacles
    }

    /// All the labels, to be drawn over the marks; over a heat map on pale ground.
    func nodes(isOnCells: Bool) -> [SceneNode] {
        guard !placed.isEmpty else { return [] }
        let ground = isOnCells ? placed.map { SceneNode.rectangle($0.text.bounds.insetBy(-1.5), Casing.color) } : []
        return [.group(name: "notes", clip: nil, ground + placed.flatMap { TextDrawing.nodes($0.text, $0.color) })]
    }

    /// A label that can't be set has been reported before anything is drawn, by `PanelCheck`.
    static func block(_ text: String?) -> TextBlock? { text.flatMap { try? Typography.note.block($0) } }

    /// Puts text where it covers least, moved into the frame.
    mutating func put(_ block: TextBlock, among boxes: [Rect], _ color: Color) {
        let room = frame.insetBy(1)
        let costs = boxes.map { obstacles.cost(of: $0) + (room.contains($0) ? 0 : 5000) }
        guard let cheapest = costs.min(), let index = costs.firstIndex(of: cheapest) else { return }
        var box = boxes[index]
        box.x = max(room.x, min(box.x, room.maxX - box.width))
        box.y = max(room.y, min(box.y, room.maxY - box.height))
        obstacles.add(box)
        placed.append((PlacedText(block, left: box.x, top: box.y), color))
    }

    /// A line that labels placed later keep clear of.
    mutating func keepClear(of line: [Point]) { obstacles.add(polyline: line) }
}
