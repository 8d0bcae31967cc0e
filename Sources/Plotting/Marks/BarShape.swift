/// Bars on a baseline: those of `Bars` and of `Histogram`.
enum BarShape {
    /// - Parameters:
    ///   - sides: the left and the right side of each bar, in px.
    ///   - ends: where it starts and ends, in px.
    static func nodes(
        sides: some Sequence<(Double, Double)>, ends: some Sequence<(Double, Double)>, on canvas: Canvas
    ) -> [SceneNode] {
        var path = Path()
        for (across, up) in zip(sides, ends)
        where across.0.isFinite && across.1.isFinite && up.0.isFinite && up.1.isFinite {
            path.add(
                Rect(
                    x: min(across.0, across.1), y: min(up.0, up.1), width: (across.1 - across.0).magnitude,
                    height: (up.1 - up.0).magnitude))
        }
        return canvas.zero + (path.elements.isEmpty ? [] : [.fill(path, canvas.painted)])
    }
}
