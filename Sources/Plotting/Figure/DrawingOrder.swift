/// Which of a panel's marks lie on which. The author's order, but for two things that are never meant otherwise: error bars lie under the
/// points of their series, and rules over all data.
enum DrawingOrder {
    static func ordered(_ layers: [Layer]) -> [Layer] {
        var ordered = layers.filter { !$0.geometry.traits.isOverData }
        for index in ordered.indices where ordered[index].geometry.traits.isUnderMarkers {
            let series = ordered[index].series
            let first = ordered[..<index].firstIndex { $0.geometry.traits.hasMarkers && $0.series == series }
            if let first { ordered.insert(ordered.remove(at: index), at: first) }
        }
        return ordered + layers.filter(\.geometry.traits.isOverData)
    }
}
