/// Finds room for what explains a panel: the labels of rules, reference slopes and places.
struct NotePlacement {
    private struct Note {
        let text: PlacedText
        let color: Color
        /// Whether it stands over marks, which must not strike it through.
        let needsGround: Bool
    }

    /// Less than what another note costs, more than what marks do.
    private static let costOfMoving = 500.0

    private let frame: Rect
    /// Most panels have no labels to place: nobody asks there.
    private let ink: () -> Obstacles
    private var known: Obstacles?
    /// To keep clear of, once anyone asks.
    private var lines: [[Point]] = []
    private var placed: [Note] = []

    /// - Parameter ink: what the marks cover.
    init(_ ink: @escaping () -> Obstacles, in frame: Rect) {
        self.frame = frame
        self.ink = ink
    }

    /// What the marks cover, and labels and lines so far.
    var obstacles: Obstacles {
        mutating get {
            var obstacles = known ?? ink()
            for line in lines { obstacles.add(polyline: line) }
            lines = []
            known = obstacles
            return obstacles
        }
    }

    /// Where the labels stand.
    var boxes: [Rect] { placed.map(\.text.bounds) }

    /// All the labels, to be drawn over the marks; where they cover some, on a ground.
    ///
    /// - Parameter ground: of the page, or of what lies over a heat map.
    func nodes(on ground: Color, isOnCells: Bool) -> [SceneNode] {
        guard !placed.isEmpty else { return [] }
        let grounds = placed.filter { isOnCells || $0.needsGround }.map {
            SceneNode.rectangle($0.text.bounds.insetBy(-1.5), ground)
        }
        return [.group(name: "notes", clip: nil, grounds + placed.flatMap { TextDrawing.nodes($0.text, $0.color) })]
    }

    /// A label that can't be set has been reported before anything is drawn, by `PanelCheck`.
    func block(_ text: String?) -> TextBlock? {
        text.flatMap { try? LabelLines(typesetter: Typography.note).block($0, width: max(40, frame.width * 0.6)) }
    }

    /// Puts text where it covers least, moved into the frame.
    ///
    /// - Parameter point: what the text names. The first of the places is then the author's, and kept unless another label stands there, or it
    ///   would come to cover the point.
    mutating func put(_ block: TextBlock, among boxes: [Rect], _ color: Color, naming point: Point? = nil) {
        let moved = boxes.map(insideFrame)
        var obstacles = obstacles
        var costs = zip(boxes, moved).map { obstacles.cost(of: $1) + ($0 == $1 ? 0 : Self.costOfMoving) }
        if let point, let first = moved.first, let wanted = boxes.first,
            !first.insetBy(-2).contains(point) || wanted.insetBy(-2).contains(point),
            !obstacles.boxes.contains(where: { $0.insetBy(-Obstacles.apart).intersects(first) })
        {
            costs[0] = -1
        }
        guard let cheapest = costs.min(), let index = costs.firstIndex(of: cheapest) else { return }
        let box = moved[index]
        let isOverMarks = obstacles.cost(of: box) > 0
        obstacles.add(box)
        known = obstacles
        placed.append(Note(text: PlacedText(block, left: box.x, top: box.y), color: color, needsGround: isOverMarks))
    }

    private func insideFrame(_ box: Rect) -> Rect {
        let room = frame.insetBy(1)
        var box = box
        box.x = max(room.x, min(box.x, room.maxX - box.width))
        box.y = max(room.y, min(box.y, room.maxY - box.height))
        return box
    }

    /// A line that labels placed later keep clear of.
    mutating func keepClear(of line: [Point]) { lines.append(line) }
}
