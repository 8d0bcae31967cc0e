/// Lines of equal value over a grid, each with its value.
public struct Contours: Mark {
    public var layers: [Layer]

    /// - Parameters:
    ///   - x, y: of the grid, ascending.
    ///   - values: `[y.count][x.count]`; lines end where one is missing.
    ///   - levels: the values that lines are drawn at; at most 500.
    ///   - isLabelled: whether each level's longest line carries its value.
    public init(x: [Double], y: [Double], values: [[Double]], levels: [Double], isLabelled: Bool = true, series: String? = nil) {
        let isWhole = values.count == y.count && values.allSatisfy { $0.count == x.count }
        let grid = HeatGrid(x: Channel(x), y: Channel(y), rowCounts: values.map(\.count))
        let channels = Channels(
            x: isWhole ? Channel(values.flatMap { _ in x }) : nil,
            y: isWhole ? Channel(zip(y, values).flatMap { place, row in row.map { _ in place } }) : nil,
            value: Channel(values.flatMap { $0 }))
        let geometry = ContoursGeometry(grid: grid, levels: levels.sorted(), isLabelled: isLabelled)
        layers = [Layer(geometry, channels, series: series)]
    }
}

struct ContoursGeometry: Geometry {
    let grid: HeatGrid
    let levels: [Double]
    let isLabelled: Bool

    private static let mostLevels = 500

    let traits = MarkTraits(name: "contours", paint: .line, thinning: .everything, ink: .nowhere, showsData: false)

    func swatch(of data: Channels) -> Swatch {
        .sample(Channels(x: Channel([0, 1]), y: Channel([0, 1]), value: Channel([0, 1, 0, 1])), isWide: true)
    }

    func check(_ panel: Panel, number: Int) throws(PlotError) {
        try grid.check(panel, number: number)
        let count = levels.count
        if !(1...Self.mostLevels).contains(count) {
            throw .setting(
                "the number of levels of the contours", panel: number, value: Double(count),
                allowed: "from 1 to \(Self.mostLevels)")
        }
        if let level = levels.first(where: { !$0.isFinite }) {
            throw .setting("a level of the contours", panel: number, value: level, allowed: "finite")
        }
    }

    func nodes(_ data: Channels, on canvas: Canvas, _ notes: inout NotePlacement) -> [SceneNode] {
        guard case .numbers(let values)? = data.value?.values else { return [] }
        let xs = canvas.space.xs(grid.x)
        let ys = canvas.space.ys(grid.y)
        var path = Path()
        guard xs.count * ys.count == values.count, xs.count > 1, ys.count > 1 else { return sample(canvas) }
        for level in levels {
            let lines = MarchingSquares(columns: xs.count, values: values, level: level).lines.map { line in
                line.map { Self.point($0, xs, ys) }.filter(\.isShown)
            }
            for line in lines where line.count > 1 { path.add(polyline: line) }
            if isLabelled { label(level, lines, canvas, &notes) }
        }
        guard !path.elements.isEmpty else { return [] }
        return [.stroke(path, canvas.stroke(width: 1.2, dash: canvas.style.dash ?? canvas.dash ?? .solid))]
    }

    /// In the legend.
    private func sample(_ canvas: Canvas) -> [SceneNode] {
        let frame = canvas.space.frame
        let line = [Point(frame.x, frame.y + frame.height / 2), Point(frame.maxX, frame.y + frame.height / 2)]
        return [.stroke(Path(polyline: line), canvas.stroke(width: 1.2, dash: canvas.style.dash ?? canvas.dash ?? .solid))]
    }

    /// From columns and rows, counted from 0 and between whole numbers on the grid's edges, to px.
    private static func point(_ place: Point, _ xs: [Double], _ ys: [Double]) -> Point {
        func between(_ values: [Double], _ place: Double) -> Double {
            let index = min(Int(place), values.count - 2)
            return values[index] + (place - Double(index)) * (values[index + 1] - values[index])
        }
        return Point(between(xs, place.x), between(ys, place.y))
    }

    private func label(_ level: Double, _ lines: [[Point]], _ canvas: Canvas, _ notes: inout NotePlacement) {
        guard let longest = lines.max(by: { $0.count < $1.count }), longest.count > 8,
            let block = notes.block(NumberText.short(level))
        else { return }
        let boxes = [0.5, 0.3, 0.7].map { share in
            let middle = longest[Int(Double(longest.count) * share)]
            return Rect(
                x: middle.x - block.width / 2, y: middle.y - block.height / 2, width: block.width, height: block.height)
        }
        for line in lines { notes.keepClear(of: line) }
        notes.put(block, among: boxes, canvas.color)
    }
}
