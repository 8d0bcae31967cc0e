/// Where marks of several series stand that share a place on x.
struct Dodge {
    /// Of the place's room that marks without a width take up.
    private static let shareOfPoints = 0.5
    /// On an axis of numbers marks stay near their place: at most this far apart, in px.
    private static let apart = 8.0

    private let slots: [String: Int]
    private let room: Double

    init(_ layers: [Layer], _ space: PanelSpace) {
        var order: [String: Int] = [:]
        var room = Double.infinity
        for layer in layers where Self.isDodged(layer) {
            let name = layer.series ?? ""
            if order[name] == nil { order[name] = order.count }
            room = min(room, space.width(transformed: BarWidth.transformed(layer.channels.x, kind: space.x.kind)))
        }
        slots = order
        let hasWidth = layers.contains { Self.isDodged($0) && !$0.style.isDodged }
        let shared = (room.isFinite ? room : 0) * (hasWidth ? Slot.share : Self.shareOfPoints)
        if case .categories = space.x.kind {
            self.room = shared
        } else {
            self.room = hasWidth ? shared : min(shared, Self.apart * Double(order.count))
        }
    }

    private static func isDodged(_ layer: Layer) -> Bool { layer.geometry.isDodged(layer.style) }

    func slot(of layer: Layer) -> Slot {
        guard Self.isDodged(layer) else { return Slot() }
        let share = room / Double(max(1, slots.count))
        let width = max(1, share * 0.94)
        guard slots.count > 1, let slot = slots[layer.series ?? ""] else { return Slot(width: width) }
        return Slot(offset: (Double(slot) + 0.5 - Double(slots.count) / 2) * room / Double(slots.count), width: width)
    }
}
