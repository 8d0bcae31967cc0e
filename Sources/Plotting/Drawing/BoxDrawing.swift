/// Draws box plots.
struct BoxDrawing {
    let layer: Layer
    let geometry: PanelGeometry
    let color: Color
    let dodge: Dodge

    var nodes: [SceneNode] {
        let data = layer.channels
        let xs = geometry.xs(data.x).map { $0 + dodge.offset(layer) }
        let half = min(dodge.width(layer, geometry) * 0.4, 22)
        let columns = [data.low, data.lowerQuartile, data.y, data.upperQuartile, data.high].map(geometry.ys)
        var boxes = Path()
        var medians = Path()
        var whiskers = Path()
        for (index, x) in xs.enumerated() where x.isFinite {
            let (low, lower, median, upper, high) = (
                columns[0][index], columns[1][index], columns[2][index], columns[3][index], columns[4][index]
            )
            guard [lower, median, upper, high].allSatisfy(\.isFinite) else { continue }
            boxes.add(Rect(x: x - half, y: upper, width: 2 * half, height: lower - upper))
            medians.add(polyline: [Point(x - half, median), Point(x + half, median)])
            let bottom = low.isFinite ? low : geometry.frame.maxY
            whiskers.add(polyline: [Point(x, lower), Point(x, bottom)])
            whiskers.add(polyline: [Point(x, upper), Point(x, high)])
            for end in [bottom, high] { whiskers.add(polyline: [Point(x - half / 2, end), Point(x + half / 2, end)]) }
        }
        guard !boxes.elements.isEmpty else { return [] }
        return [
            .stroke(whiskers, Stroke(color, width: 1.1)), .fill(boxes, color.opacity(0.25)),
            .stroke(boxes, Stroke(color, width: 1.1)), .stroke(medians, Stroke(color, width: 2.2)),
        ]
    }
}
