/// Where marks of several series stand that share a place on x.
struct Dodge {
    private let slots: [String: Int]
    private let room: Double

    init(_ layers: [Layer], _ geometry: PanelGeometry) {
        var order: [String: Int] = [:]
        var room = Double.infinity
        for layer in layers where Self.isDodged(layer) {
            let name = layer.series ?? ""
            if order[name] == nil { order[name] = order.count }
            room = min(room, geometry.width(transformed: BarWidth.transformed(layer.channels.x, kind: geometry.x.kind)))
        }
        slots = order
        self.room = (room.isFinite ? room : 0) * 0.78
    }

    static func isDodged(_ layer: Layer) -> Bool {
        switch layer.geometry {
        case .bars(let isStacked): !isStacked
        case .boxes: true
        default: layer.style.isDodged
        }
    }

    /// From the centre of the place, in px.
    func offset(_ layer: Layer) -> Double {
        guard Self.isDodged(layer), slots.count > 1, let slot = slots[layer.series ?? ""] else { return 0 }
        return (Double(slot) + 0.5 - Double(slots.count) / 2) * room / Double(slots.count)
    }

    /// The width of a bar, in px.
    func width(_ layer: Layer, _ geometry: PanelGeometry) -> Double {
        guard Self.isDodged(layer) else {
            return geometry.width(transformed: BarWidth.transformed(layer.channels.x, kind: geometry.x.kind)) * 0.78
        }
        return max(1, room / Double(max(1, slots.count)) * 0.94)
    }
}
