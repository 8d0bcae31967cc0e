/// Which data of a large layer a reader's pointer finds: of each run of neighbours the one that stands out most, at whatever moment.
///
/// Layers of one series and length, such as a line and its band, keep the same data, and so does a layer at all moments.
struct ValueThinning {
    private struct Key: Hashable {
        let panel: Int
        let series: String?
        let count: Int
        let limit: Int
    }

    /// How far each datum was seen to lie from the middle of its run, in panels' heights.
    private var distances: [Key: [Double]] = [:]

    /// - Parameters:
    ///   - heights: of the data, on the unit interval.
    ///   - limit: how many data stay, at least 2.
    mutating func see(_ heights: [Double], of layer: Layer, panel: Int, limit: Int) {
        guard heights.count > limit else { return }
        let key = Key(panel: panel, series: layer.series, count: heights.count, limit: limit)
        var farthest = distances[key] ?? [Double](repeating: 0, count: heights.count)
        for run in Self.runs(limit, over: heights.count) {
            let shown = heights[run].filter(\.isFinite)
            guard !shown.isEmpty else { continue }
            let middle = shown.reduce(0, +) / Double(shown.count)
            for index in run where heights[index].isFinite {
                farthest[index] = max(farthest[index], (heights[index] - middle).magnitude)
            }
        }
        distances[key] = farthest
    }

    /// Ascending, the first and the last datum among them; `nil` where all stay.
    func kept(of layer: Layer, count: Int, panel: Int, limit: Int) -> [Int]? {
        guard let distances = distances[Key(panel: panel, series: layer.series, count: count, limit: limit)] else { return nil }
        return Self.runs(limit, over: count).map { run in
            if run.lowerBound == 0 { return 0 }
            if run.upperBound == count { return count - 1 }
            return run.max { distances[$0] < distances[$1] } ?? run.lowerBound
        }
    }

    private static func runs(_ number: Int, over count: Int) -> [Range<Int>] {
        (0..<number).map { $0 * count / number..<($0 + 1) * count / number }
    }
}
