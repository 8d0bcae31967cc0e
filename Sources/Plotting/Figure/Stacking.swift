/// Gives stacked bars the ends that they have once they stand on each other.
enum Stacking {
    static func stacked(_ layers: [Layer]) -> [Layer] {
        var tops: [String: Double] = [:]
        return layers.map { layer in
            guard layer.geometry.traits.isStacked, case .numbers(let heights)? = layer.channels.y?.values,
                let keys = layer.channels.x.map(keys), keys.count == heights.count
            else { return layer }
            var stacked = layer
            var lows: [Double] = []
            var highs: [Double] = []
            for (key, height) in zip(keys, heights) {
                let low = tops[key] ?? 0
                lows.append(low)
                highs.append(low + height)
                if height.isFinite { tops[key] = low + height }
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
