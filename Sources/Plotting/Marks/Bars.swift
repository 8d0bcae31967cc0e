/// A bar from zero (on a logarithmic axis: from the lower edge) to each datum; bars of several series stand beside each other.
public struct Bars: PointwiseMark {
    public var layers: [Layer]
    public init(layers: [Layer]) { self.layers = layers }

    public static func layer(x: Channel, y: Channel) -> Layer {
        Layer(BarsGeometry(isStacked: false), Channels(x: x, y: y))
    }

    /// Bars of several series stand on each other; those of values below 0 hang from zero, each from the end of the one before.
    public func stacked() -> Bars {
        var copy = self
        for index in copy.layers.indices { copy.layers[index].geometry = BarsGeometry(isStacked: true) }
        return copy
    }
}

struct BarsGeometry: Geometry {
    let traits: MarkTraits

    init(isStacked: Bool) {
        traits = MarkTraits(name: "bars", paint: .area, thinning: .everything, ink: .atPoints, isStacked: isStacked)
    }

    func isDodged(_ style: MarkStyle) -> Bool { !traits.isStacked }

    func swatch(of data: Channels) -> Swatch { .square }

    func widen(_ extent: inout Extent, along axis: AxisName, _ data: Channels, _ kind: ScaleKind) {
        switch axis {
        case .x: extent.spread(by: BarWidth.transformed(data.x, kind: kind) / 2)
        case .y: extent.pinBaseline(kind)
        }
    }

    /// Of two bars of one series at one place the longer would hide the other, and stacked ones would both start at the same end.
    func check(_ panel: Panel, number: Int) throws(PlotError) {
        for layer in panel.layers where layer.geometry is BarsGeometry {
            guard let x = layer.channels.x else { continue }
            let repeated: Int? =
                switch x.values {
                case .numbers(let numbers): numbers.firstRepeated(where: \.isFinite)
                case .categories(let names): names.firstRepeated { _ in true }
                }
            if let repeated { throw .repeatedBar(panel: number, series: layer.series, place: x.place(at: repeated)) }
        }
    }

    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        let half = canvas.barWidth(data.x) / 2
        let shift = canvas.slot.offset
        let sides = canvas.space.xs(data.x).map { ($0 + shift - half, $0 + shift + half) }
        return BarShape.nodes(sides: sides, ends: ends(data, canvas.space), on: canvas)
    }

    /// Stacked bars have ends of their own.
    private func ends(_ data: Channels, _ space: PanelSpace) -> [(Double, Double)] {
        guard let low = data.low, let high = data.high else { return space.ys(data.y).map { (space.baseline, $0) } }
        return zip(space.ys(low), space.ys(high)).map { ($0.isNaN ? space.baseline : $0, $1) }
    }
}

extension Array where Element: Hashable {
    /// Of the elements that count, where the first stands for the second time.
    fileprivate func firstRepeated(where counts: (Element) -> Bool) -> Int? {
        var seen: Set<Element> = []
        return firstIndex { counts($0) && !seen.insert($0).inserted }
    }
}
