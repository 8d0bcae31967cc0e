/// Keeps of a large layer what can be seen at the finest resolution that figures are drawn at: files stay small and extremes stay. Of points,
/// which are all drawn, it keeps a sample for the table and for what pointers find.
///
/// The resolution is a fixed number of columns of the panel, whatever its size in px, so that the CSV depends on the data alone.
struct Decimation {
    private static let columns = 600.0
    private static let threshold = 2500
    private static let pointLimit = 2000

    let x: Scale
    let y: Scale

    func layer(_ layer: Layer) -> Layer {
        guard layer.channels.count > Self.threshold, let kept = indices(layer) else { return layer }
        var thinned = layer
        thinned.channels = layer.channels.selecting(kept)
        if layer.geometry.traits.thinning == .scatter { thinned.crowd = layer.channels }
        return thinned
    }

    /// Ascending; `nil` for layers that are left whole.
    private func indices(_ layer: Layer) -> [Int]? {
        guard let across = layer.channels.x.map(x.units) else { return nil }
        let low = (layer.channels.low ?? layer.channels.y).map(y.units)
        let high = (layer.channels.high ?? layer.channels.y).map(y.units)
        guard let low, let high, low.count == across.count, high.count == across.count else { return nil }
        switch layer.geometry.traits.thinning {
        case .everything: return nil
        case .curve: return isAscending(across) ? extremes(across, low, high, keepsEnds: true) : path(across, high)
        case .spikes: return extremes(across, low, high, keepsEnds: false)
        case .scatter: return scatter(across, high)
        }
    }

    private func isAscending(_ values: [Double]) -> Bool {
        let shown = values.filter { !$0.isNaN }
        return zip(shown, shown.dropFirst()).allSatisfy { $0 <= $1 }
    }

    /// Of each column the lowest and the highest, and for lines the first, the last and one datum of each gap.
    private func extremes(_ across: [Double], _ low: [Double], _ high: [Double], keepsEnds: Bool) -> [Int] {
        var kept: Set<Int> = []
        var columns: [Int: (lowest: Int, highest: Int, last: Int)] = [:]
        var wasShown = true
        for index in across.indices {
            let isShown = !across[index].isNaN && !high[index].isNaN
            defer { wasShown = isShown }
            guard isShown else {
                if wasShown, keepsEnds { kept.insert(index) }
                continue
            }
            let column = Int(min(max((across[index] * Self.columns).rounded(.down), -1), Self.columns + 1))
            guard let seen = columns[column] else {
                columns[column] = (index, index, index)
                if keepsEnds { kept.insert(index) }
                continue
            }
            let isLower = low[index].isNaN || low[index] < low[seen.lowest]
            columns[column] = (
                isLower ? index : seen.lowest, high[index] > high[seen.highest] ? index : seen.highest, index
            )
        }
        for (_, seen) in columns {
            kept.formUnion([seen.lowest, seen.highest])
            if keepsEnds { kept.insert(seen.last) }
        }
        return kept.sorted()
    }

    /// Drops data of a curve that are nearer to the last kept one than can be seen.
    private func path(_ across: [Double], _ up: [Double]) -> [Int] {
        let tolerance = 0.5 / Self.columns
        var kept: [Int] = []
        for index in across.indices {
            guard let last = kept.last, index < across.count - 1, !across[index].isNaN, !up[index].isNaN else {
                kept.append(index)
                continue
            }
            let isNear = max((across[index] - across[last]).magnitude, (up[index] - up[last]).magnitude) < tolerance
            if !isNear { kept.append(index) }
        }
        return kept
    }

    /// One datum a cell of a grid, as fine as the limit allows, and the extremes of each column: a sample for the table. Which datum is by a
    /// hash of its number: the first of each cell would be those of stripes.
    private func scatter(_ across: [Double], _ up: [Double]) -> [Int] {
        var columns = Self.columns
        var kept: [SIMD2<Int32>: Int] = [:]
        repeat {
            kept.removeAll(keepingCapacity: true)
            for index in across.indices {
                let place = SIMD2(across[index], up[index]) * columns
                guard place.x.magnitude < 1e6, place.y.magnitude < 1e6 else { continue }
                let cell = SIMD2<Int32>(place.rounded(.down))
                if let other = kept[cell], Self.rank(other) <= Self.rank(index) { continue }
                kept[cell] = index
            }
            columns *= min(1 / 1.2, (Double(Self.pointLimit) / Double(max(1, kept.count))).squareRoot() * 1.05)
        } while kept.count > Self.pointLimit
        let coarse = across.map { $0 * 0.25 }
        return Set(kept.values).union(extremes(coarse, up, up, keepsEnds: false)).sorted()
    }

    private static func rank(_ index: Int) -> UInt64 {
        let bits = UInt64(truncatingIfNeeded: index) &* 0x9E37_79B9_7F4A_7C15
        return (bits ^ (bits >> 29)) &* 0xBF58_476D_1CE4_E5B9
    }
}
