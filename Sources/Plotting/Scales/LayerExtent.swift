/// What one layer needs of an axis.
struct LayerExtent {
    let layer: Layer
    let name: AxisName
    let kind: ScaleKind

    /// The channels that lie along an axis.
    static func channels(of layer: Layer, _ name: AxisName) -> [Channel] {
        let data = layer.channels
        let all = name == .x ? [data.x, data.xEnd] : [data.y, data.low, data.high, data.lowerQuartile, data.upperQuartile]
        return all.compactMap { $0 }
    }

    var extent: Extent {
        var extent = Extent()
        if case .heatMap(let grid) = layer.geometry {
            let edges = CellEdges(name == .x ? grid.x : grid.y, kind: kind).edges
            if let first = edges.first, let last = edges.last {
                extent.pin(first)
                extent.pin(last)
            }
            return extent
        }
        for channel in Self.channels(of: layer, name) {
            guard case .numbers(let numbers) = channel.values else { continue }
            for number in numbers { extent.hold(kind.transform(number)) }
        }
        addBaseline(&extent)
        return extent
    }

    private func addBaseline(_ extent: inout Extent) {
        switch layer.geometry {
        case .bars:
            if name == .x {
                let half = BarWidth.transformed(layer.channels.x, kind: kind) / 2
                if !extent.isEmpty {
                    extent.hold(extent.lower - half)
                    extent.hold(extent.upper + half)
                }
            } else if kind != .log {
                extent.pin(0)
            }
        case .slope(let slope): extent.needsRoom = name == .y && slope.anchor == nil
        case .histogram, .stems: if name == .y, kind != .log { extent.pin(0) }
        default: break
        }
    }
}
