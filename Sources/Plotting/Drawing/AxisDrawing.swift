/// Draws the grid behind the marks and the axes around them.
struct AxisDrawing {
    let panel: PanelLayout
    let theme: Theme

    var grid: [SceneNode] {
        let frame = panel.frame
        var minor = Path()
        var major = Path()
        for tick in panel.x.ticks where !panel.x.isCategorical {
            let line = [Point(tick.position, frame.y), Point(tick.position, frame.maxY)]
            if tick.isMajor { major.add(polyline: line) } else { minor.add(polyline: line) }
        }
        for tick in panel.y.ticks where !panel.y.isCategorical {
            let line = [Point(frame.x, tick.position), Point(frame.maxX, tick.position)]
            if tick.isMajor { major.add(polyline: line) } else { minor.add(polyline: line) }
        }
        for place in borders { major.add(polyline: [Point(place, frame.y), Point(place, frame.maxY)]) }
        for place in guides { major.add(polyline: [Point(frame.x, place), Point(frame.maxX, place)]) }
        var nodes: [SceneNode] = []
        if !minor.elements.isEmpty { nodes.append(.stroke(minor, Stroke(theme.grid.opacity(0.45), width: 0.7))) }
        if !major.elements.isEmpty { nodes.append(.stroke(major, Stroke(theme.grid, width: 1))) }
        return nodes.isEmpty ? [] : [.group(name: "grid", clip: nil, nodes)]
    }

    /// Between categories of which each has marks of several series beside each other, so that one sees what belongs together. Bars show it
    /// themselves.
    private var borders: [Double] {
        let dodged = panel.scaled.layers.filter { $0.style.isDodged && $0.geometry.traits.paint == .line }
        guard panel.x.isCategorical, Set(dodged.map(\.series)).count > 1 else { return [] }
        let places = panel.x.ticks.map(\.position).sorted()
        return zip(places, places.dropFirst()).map { ($0 + $1) / 2 }
    }

    /// From the names of categories beside the panel to their points.
    private var guides: [Double] {
        let hasPoints = panel.scaled.layers.contains { $0.geometry.traits.hasMarkers }
        return panel.y.isCategorical && hasPoints ? panel.y.ticks.map(\.position) : []
    }

    var axes: [SceneNode] {
        let frame = panel.frame
        var ticks = Path()
        for tick in panel.x.ticks where !panel.x.isCategorical {
            let length = tick.isMajor ? Typography.tickLength : Typography.minorTickLength
            ticks.add(polyline: [Point(tick.position, frame.maxY), Point(tick.position, frame.maxY + length)])
        }
        for tick in panel.y.ticks where !panel.y.isCategorical {
            let length = tick.isMajor ? Typography.tickLength : Typography.minorTickLength
            ticks.add(polyline: [Point(frame.x - length, tick.position), Point(frame.x, tick.position)])
        }
        let line = Path(
            polyline: [Point(frame.x, frame.y), Point(frame.x, frame.maxY), Point(frame.maxX, frame.maxY)])
        let stroke = Stroke(theme.muted, width: 0.9)
        var nodes: [SceneNode] = [.stroke(line, stroke)] + breaks
        if !ticks.elements.isEmpty { nodes.append(.stroke(ticks, stroke)) }
        nodes += text(panel.x) + text(panel.y)
        return [.group(name: "axes", clip: nil, nodes)]
    }

    /// Two short lines across the axis, where values are left out.
    private var breaks: [SceneNode] {
        let frame = panel.frame
        var places: [Point] = []
        if let unit = panel.scaled.x.breakUnit { places.append(Point(frame.x + unit * frame.width, frame.maxY)) }
        if let unit = panel.scaled.y.breakUnit { places.append(Point(frame.x, frame.maxY - unit * frame.height)) }
        return places.flatMap { place -> [SceneNode] in
            let isOnX = place.y == frame.maxY
            let lines = [-2.5, 2.5].map { shift in
                isOnX
                    ? [Point(place.x + shift - 2, place.y + 5), Point(place.x + shift + 2, place.y - 5)]
                    : [Point(place.x - 5, place.y + shift + 2), Point(place.x + 5, place.y + shift - 2)]
            }
            var path = Path()
            for line in lines { path.add(polyline: line) }
            let ground = Path(polyline: lines[0] + lines[1].reversed(), closed: true)
            return [.fill(ground, theme.background), .stroke(path, Stroke(theme.muted, width: 0.9))]
        }
    }

    private func text(_ axis: AxisLayout) -> [SceneNode] {
        axis.labels.flatMap { TextDrawing.nodes($0, theme.muted) } + (axis.title.map { TextDrawing.nodes($0, theme.ink) } ?? [])
    }
}
