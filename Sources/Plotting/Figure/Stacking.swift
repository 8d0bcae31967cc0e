/// Gives stacked bars the ends that they have once they stand on each other, and those below zero hang from each other.
enum Stacking {
    private struct Place: Hashable {
        let key: String
        let isBelow: Bool
    }

    /// `low` is where a bar starts, the end that is nearer to zero.
    static func stacked(_ layers: [Layer]) -> [Layer] {
        var ends: [Place: Double] = [:]
        return layers.map { layer in
            guard layer.geometry.traits.isStacked, case .numbers(let heights)? = layer.channels.y?.values,
                let keys = layer.channels.x.map(keys), keys.count == heights.count
            else { return layer }
            var stacked = layer
            var lows: [Double] = []
            var highs: [Double] = []
            for (key, height) in zip(keys, heights) {
                let above = Place(key: key, isBelow: false)
                // What has no sign stays with the others.
                let isBelow = height < 0 || (!(height > 0) && ends[above] == nil)
                let place = isBelow ? Place(key: key, isBelow: true) : above
                let low = ends[place] ?? 0
                lows.append(low)
                highs.append(low + height)
                if height.isFinite { ends[place] = low + height }
            }
            stacked.channels.low = Channel(lows)
            stacked.channels.high = Channel(highs)
            return stacked
        }
    }

    private static func keys(_ channel: Channel) -> [String] {
        switch channel.values {
        case .numbers(let numbers): numbers.map(\.description)
        case .categories(let names): names
        }
    }
}
