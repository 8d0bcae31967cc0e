/// Draws a heat map: rectangles while they are few, a picture of cells beyond that.
struct HeatDrawing {
    private static let rectangleLimit = 100
    /// Pixels of the picture for one px of the figure.
    private static let density = 2.0
    /// Pixels of the picture for a cell, along each side, where all cells have one size.
    private static let evenDensity = 4

    let grid: HeatGrid
    let space: PanelSpace

    private var xs: [Double] {
        CellEdges(grid.x, kind: space.x.kind).edges.map { space.frame.x + space.x.unit(transformed: $0) * space.frame.width }
    }

    private var ys: [Double] {
        CellEdges(grid.y, kind: space.y.kind).edges.map { space.frame.maxY - space.y.unit(transformed: $0) * space.frame.height }
    }

    /// A text in the middle of each cell, light or dark as its colour needs; none anywhere if one is wider or higher than its cell.
    func labels(_ texts: [String], on colors: [Color?]) -> [SceneNode] {
        let (xs, ys) = (xs, ys)
        let columns = xs.count - 1
        var nodes: [SceneNode] = []
        for (index, text) in texts.enumerated() {
            guard let color = colors[index] else { continue }
            let (left, right) = (xs[index % columns], xs[index % columns + 1])
            let (bottom, top) = (ys[index / columns], ys[index / columns + 1])
            let block = Typography.cell.block(.plain(text))
            guard block.width + 4 < (right - left).magnitude, block.height < (bottom - top).magnitude else { return [] }
            let ink = [Color(0xFFFFFF), Theme.light.ink].max { $0.contrast(with: color) < $1.contrast(with: color) }
            let place = PlacedText(block, left: (left + right - block.width) / 2, top: (top + bottom - block.height) / 2)
            nodes += ink.map { TextDrawing.nodes(place, $0) } ?? []
        }
        return nodes
    }

    /// - Parameter colors: of the cells, row by row from below; `nil` where a value has none.
    func nodes(_ colors: [Color?]) -> [SceneNode] {
        let (xs, ys) = (xs, ys)
        // Edges from left to right and from below, also where an axis is reversed.
        let placed = turned(colors, columns: xs.count - 1, flipsColumns: space.x.isReversed, flipsRows: space.y.isReversed)
        let (across, up) = (space.x.isReversed ? xs.reversed() : xs, space.y.isReversed ? ys.reversed() : ys)
        return colors.count <= Self.rectangleLimit ? rectangles(placed, across, up) : [raster(placed, across, up)]
    }

    private func turned(_ colors: [Color?], columns: Int, flipsColumns: Bool, flipsRows: Bool) -> [Color?] {
        guard columns > 0, flipsColumns || flipsRows else { return colors }
        let rows = stride(from: 0, to: colors.count, by: columns).map { Array(colors[$0..<min($0 + columns, colors.count)]) }
        let ordered = flipsRows ? rows.reversed() : rows
        return ordered.flatMap { flipsColumns ? $0.reversed() : $0 }
    }

    /// Cells reach one px under their right and upper neighbours, which are drawn later: no seam shows.
    private func rectangles(_ colors: [Color?], _ xs: [Double], _ ys: [Double]) -> [SceneNode] {
        let columns = xs.count - 1
        return colors.enumerated().compactMap { index, color in
            guard let color else { return nil }
            let (column, row) = (index % columns, index / columns)
            let right = column < columns - 1 ? 1.0 : 0
            let above = row < ys.count - 2 ? 1.0 : 0
            let rect = Rect(
                x: xs[column], y: ys[row + 1] - above, width: xs[column + 1] - xs[column] + right,
                height: ys[row] - ys[row + 1] + above)
            return .rectangle(rect, color)
        }
    }

    private func raster(_ colors: [Color?], _ xs: [Double], _ ys: [Double]) -> SceneNode {
        let frame = space.frame
        let width = Self.pixels(of: frame.width, edges: xs)
        let height = Self.pixels(of: frame.height, edges: ys)
        let columns = Self.cells(width, from: frame.x, step: frame.width / Double(width), edges: xs)
        let rows = Self.cells(height, from: frame.maxY, step: -frame.height / Double(height), edges: ys).reversed()
        let pixels = rows.flatMap { row in
            columns.map { column in
                guard let row, let column else { return Color?.none }
                return colors[row * (xs.count - 1) + column]
            }
        }
        return .raster(Raster(width: width, height: height, pixels: pixels), frame)
    }

    /// Cells of one size need a few pixels each, which weigh far less than two pixels for one px of the figure.
    private static func pixels(of length: Double, edges: [Double]) -> Int {
        let fine = Int((length * density).rounded())
        let cells = edges.count - 1
        let even = length / Double(cells)
        let isEven = zip(edges, edges.dropFirst()).allSatisfy {
            ($1 - $0).magnitude > even * 0.999 && ($1 - $0).magnitude < even * 1.001
        }
        return isEven ? min(fine, cells * evenDensity) : fine
    }

    /// The cell under the middle of each pixel.
    private static func cells(_ count: Int, from start: Double, step: Double, edges: [Double]) -> [Int?] {
        var cell = 0
        return (0..<count).map { pixel in
            let place = (start + (Double(pixel) + 0.5) * step) * (step < 0 ? -1 : 1)
            let sign = step < 0 ? -1.0 : 1.0
            while cell < edges.count - 2, place >= edges[cell + 1] * sign { cell += 1 }
            return place >= edges[cell] * sign && place < edges[cell + 1] * sign ? cell : nil
        }
    }
}
