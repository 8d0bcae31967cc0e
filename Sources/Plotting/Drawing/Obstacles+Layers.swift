extension Obstacles {
    init(_ layers: [Layer], _ space: PanelSpace) {
        self.init()
        for layer in layers {
            switch layer.geometry.traits.ink {
            case .nowhere: break
            case .alongLine: for run in Runs.shown(space.points(layer.channels)) { add(polyline: run) }
            case .atPoints: add(space.points(layer.channels).filter(\.isShown))
            case .alongEnds:
                let xs = space.xs(layer.channels.x)
                for ys in [layer.channels.low, layer.channels.high].map(space.ys) {
                    for run in Runs.shown(zip(xs, ys).map { Point($0, $1) }) { add(polyline: run) }
                }
            }
        }
    }
}
