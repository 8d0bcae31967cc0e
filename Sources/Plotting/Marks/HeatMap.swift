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
        layers = [Layer(HeatMapGeometry(grid: grid), channels)]
    }

    /// Writes each value into its cell, where it has room.
    ///
    /// - Parameter decimals: after the point.
    public func numbered(decimals: Int = 2) -> HeatMap {
        var copy = self
        for index in copy.layers.indices {
            guard var geometry = copy.layers[index].geometry as? HeatMapGeometry else { continue }
            geometry.decimals = max(0, decimals)
            copy.layers[index].geometry = geometry
        }
        return copy
    }
}

struct HeatMapGeometry: Geometry {
    let grid: HeatGrid
    /// Of the numbers in the cells; `nil` where they have none.
    var decimals: Int?

    let traits = MarkTraits(
        name: "heat map", paint: .line, thinning: .everything, ink: .nowhere, hasCells: true, showsData: false)

    func swatch(of data: Channels) -> Swatch { .none }

    /// Cells reach beyond their centres, and no further.
    func widen(_ extent: inout Extent, along axis: AxisName, _ data: Channels, _ kind: ScaleKind) {
        let edges = CellEdges(axis == .x ? grid.x : grid.y, kind: kind).edges
        for edge in [edges.first, edges.last].compactMap(\.self) { extent.pin(edge) }
    }

    func check(_ panel: Panel, number: Int) throws(PlotError) { try grid.check(panel, number: number) }

    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        guard let scale = canvas.colorScale, case .numbers(let numbers)? = data.value?.values else { return [] }
        let drawing = HeatDrawing(grid: grid, space: canvas.space)
        let colors: [Color?] = numbers.map { scale.color($0) }
        guard let decimals else { return drawing.nodes(colors) }
        return drawing.nodes(colors) + drawing.labels(numbers.map { NumberText.fixed($0, decimals: decimals) }, on: colors)
    }
}
