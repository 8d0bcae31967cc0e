/// Where a panel already has ink: samples of its marks, and the boxes of notes that have been placed.
struct Obstacles {
    private static let step = 4.0
    /// Between two notes, in px.
    static let apart = 4.0

    private(set) var points: [Point] = []
    private(set) var boxes: [Rect] = []

    mutating func add(_ places: [Point]) { points += places }

    mutating func add(polyline run: [Point]) {
        guard let first = run.first else { return }
        points.append(first)
        for (start, end) in zip(run, run.dropFirst()) {
            let length = max((end.x - start.x).magnitude, (end.y - start.y).magnitude)
            let count = Int(min(400, max(1, length / Self.step)))
            for part in 1...count {
                let share = Double(part) / Double(count)
                points.append(Point(start.x + share * (end.x - start.x), start.y + share * (end.y - start.y)))
            }
        }
    }

    mutating func add(_ box: Rect) { boxes.append(box) }

    /// How much ink a box would cover: other notes weigh most.
    func cost(of box: Rect) -> Double {
        let room = box.insetBy(-2)
        let apart = box.insetBy(-Self.apart)
        let covered = points.count { room.contains($0) }
        return Double(covered) + 1000 * Double(boxes.count { $0.intersects(apart) })
    }
}
