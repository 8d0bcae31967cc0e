/// Cells of colour over a grid. The plot's `color` says how values become colours; cells whose value it can't show stay empty.
public struct HeatMap: Mark {
    public var layers: [Layer]

    /// - Parameters:
    ///   - x: the cells' centres along x, ascending: numbers, or strings as categories.
    ///   - y: the cells' centres along y, ascending.
    ///   - values: `[y.count][x.count]`.
    public init<X: Plottable, Y: Plottable>(x: [X], y: [Y], values: [[Double]]) {
        let rows = values.indices.flatMap { row in values[row].map { _ in row } }
        let columns = values.flatMap { row in Array(row.indices) }
        let isWhole = values.count == y.count && values.allSatisfy { $0.count == x.count }
        let grid = HeatGrid(x: X.channel(x), y: Y.channel(y), rowCounts: values.map(\.count))
        let channels = Channels(
            x: isWhole ? grid.x.selecting(columns) : nil, y: isWhole ? grid.y.selecting(rows) : nil,
            value: Channel(values.flatMap { $0 }))
        layers = [Layer(.heatMap(grid), channels)]
    }
}
