/// Drops labels until the rest are clear of each other.
enum LabelThinning {
    static func thinned(_ ticks: [Tick], isClear: ([Tick]) -> Bool) -> [Tick] {
        var kept = ticks
        var stride = 1
        while !isClear(kept), stride < ticks.count {
            stride += 1
            var index = -1
            kept = ticks.map { tick in
                guard tick.isMajor else { return tick }
                index += 1
                var thinned = tick
                if index % stride != 0 { thinned.label = nil }
                return thinned
            }
        }
        return kept
    }
}
