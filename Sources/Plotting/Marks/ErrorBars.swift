/// A vertical bar with caps from a lower to an upper end: a standard error, a range. Bars lie under the points of their series, and those
/// that would end inside the marker are left out.
public struct ErrorBars: IntervalMark {
    public var layers: [Layer]
    public init(layers: [Layer]) { self.layers = layers }

    public static func layer(x: Channel, low: Channel, high: Channel) -> Layer {
        Layer(ErrorBarsGeometry(), Channels(x: x, low: low, high: high))
    }
}

struct ErrorBarsGeometry: Geometry {
    let traits = MarkTraits(name: "error bars", paint: .line, thinning: .spikes, ink: .alongEnds, isUnderMarkers: true)

    func swatch(of data: Channels) -> Swatch {
        .sample(Channels(x: Channel([0.5]), low: Channel([0]), high: Channel([1])), isWide: false)
    }

    func check(_ panel: Panel, number: Int) throws(PlotError) {
        for layer in panel.layers where layer.geometry is ErrorBarsGeometry {
            guard case .numbers(let lows)? = layer.channels.low?.values, case .numbers(let highs)? = layer.channels.high?.values,
                let wrong = zip(lows, highs).enumerated().first(where: { $1.0.isFinite && $1.1.isFinite && $1.0 > $1.1 })
            else { continue }
            throw .turnedInterval(panel: number, series: layer.series, place: layer.channels.x?.place(at: wrong.offset) ?? "")
        }
    }

    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        let shift = canvas.slot.offset
        let lows = canvas.space.ysOrLowerEdge(data.low)
        let highs = canvas.space.ys(data.high)
        let cap = lows.count > 60 ? 0.0 : 2.8
        var path = Path()
        for (x, (low, high)) in zip(canvas.space.xs(data.x), zip(lows, highs)) where x.isFinite && high.isFinite {
            // A bar inside its marker says nothing, and its caps would change the marker's shape.
            if abs(low - high) < canvas.markerSize { continue }
            path.add(polyline: [Point(x + shift, low), Point(x + shift, high)])
            guard cap > 0 else { continue }
            path.add(polyline: [Point(x + shift - cap, low), Point(x + shift + cap, low)])
            path.add(polyline: [Point(x + shift - cap, high), Point(x + shift + cap, high)])
        }
        guard !path.elements.isEmpty else { return [] }
        return [.stroke(path, Stroke(canvas.painted, width: canvas.style.width ?? 1.2))]
    }
}
