/// Where marks of several series stand that share a place on x.
struct Dodge {
    /// Of the place's room that marks take up.
    private static let share = 0.78
    private static let shareOfPoints = 0.5

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
        let hasWidth = layers.contains { Self.isDodged($0) && !$0.style.isDodged }
        self.room = (room.isFinite ? room : 0) * (hasWidth ? Self.share : Self.shareOfPoints)
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
            return geometry.width(transformed: BarWidth.transformed(layer.channels.x, kind: geometry.x.kind)) * Self.share
        }
        return max(1, room / Double(max(1, slots.count)) * 0.94)
    }
}
