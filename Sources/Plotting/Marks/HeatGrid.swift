/// The grid under a heat map or contours: the centres of its columns and rows.
struct HeatGrid {
    var x: Channel
    var y: Channel
    /// How many values each row came with.
    var rowCounts: [Int]

    /// Throws unless each row has a value for each x, and both ascend.
    func check(_ panel: Panel, number: Int) throws(PlotError) {
        let isWhole = rowCounts.count == y.count && rowCounts.allSatisfy { $0 == x.count }
        guard isWhole, x.count > 0, y.count > 0 else {
            throw .heatMapShape(panel: number, columns: x.count, rows: y.count, rowCounts: rowCounts)
        }
        if !ascends(x, panel.x) { throw .heatMapOrder(panel: number, axis: "x") }
        if !ascends(y, panel.y) { throw .heatMapOrder(panel: number, axis: "y") }
    }

    private func ascends(_ centres: Channel, _ axis: Axis) -> Bool {
        if case .categories(let names) = centres.values { return Set(names).count == names.count }
        guard case .numbers(let numbers) = centres.values else { return true }
        let places = numbers.map(axis.kind.transform)
        return zip(places, places.dropFirst()).allSatisfy { $0 < $1 } && places.allSatisfy(\.isFinite)
    }
}
