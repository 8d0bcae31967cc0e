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
        for channel in Self.channels(of: layer, name) {
            guard case .numbers(let numbers) = channel.values else { continue }
            for number in numbers { extent.hold(kind.transform(number)) }
        }
        layer.geometry.widen(&extent, along: name, layer.channels, kind)
        return extent
    }
}
