/// Draws bars and histograms.
struct BarDrawing {
    let layer: Layer
    let geometry: PanelGeometry
    let color: Color
    let dodge: Dodge

    var nodes: [SceneNode] {
        var path = Path()
        for rect in rects { path.add(rect) }
        return path.elements.isEmpty ? [] : [.fill(path, color)]
    }

    private var rects: [Rect] {
        let ends = vertical
        return zip(horizontal, ends).compactMap { across, up in
            guard across.0.isFinite, across.1.isFinite, up.0.isFinite, up.1.isFinite else { return nil }
            return Rect(x: across.0, y: min(up.0, up.1), width: across.1 - across.0, height: (up.1 - up.0).magnitude)
        }
    }

    private var horizontal: [(Double, Double)] {
        let xs = geometry.xs(layer.channels.x)
        if let xEnd = layer.channels.xEnd {
            return zip(xs, geometry.xs(xEnd)).map { ($0 + 0.4, max($0 + 0.8, $1 - 0.4)) }
        }
        let width = dodge.width(layer, geometry)
        let shift = dodge.offset(layer)
        return xs.map { ($0 + shift - width / 2, $0 + shift + width / 2) }
    }

    private var vertical: [(Double, Double)] {
        if let low = layer.channels.low, let high = layer.channels.high {
            return zip(geometry.ys(low), geometry.ys(high)).map { ($0.isNaN ? geometry.baseline : $0, $1) }
        }
        return geometry.ys(layer.channels.y).map { (geometry.baseline, $0) }
    }
}
