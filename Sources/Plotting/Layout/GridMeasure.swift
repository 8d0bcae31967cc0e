/// The sizes of a grid's panels: frames of one size, aligned, with room for what stands around them.
struct GridMeasure {
    private static let smallest = 24.0
    private static let aspect = 0.68
    private static let heights = 150.0...330.0
    /// Of a frame above others: the more there are, the flatter, so that a reader sees several at once.
    private static func tallest(rows: Int) -> Double { rows > 4 ? 160 : rows > 1 ? 240 : heights.upperBound }
    /// Of a frame whose axes count in one unit.
    private static func tallestSquare(rows: Int) -> Double { rows > 4 ? 160 : rows > 3 ? 200 : rows > 1 ? 300 : 440 }

    let panels: [MeasuredPanel]
    /// By column and by row.
    let left: [Double]
    let right: [Double]
    let top: [Double]
    let bottom: [Double]
    let columnGap: Double
    let frameWidth: Double
    let frameHeight: Double
    /// One colour bar stands beside all rows.
    let isBarShared: Bool
    /// Whether a panel of the first row has a title.
    let hasTitles: Bool

    /// - Parameters:
    ///   - width: of the grid, without the figure's own margins.
    ///   - height: of the grid; `nil` for panels of a pleasant shape.
    init(_ figure: ScaledFigure, width: Double, height: Double?) throws(PlotError) {
        let columns = figure.figure.columns
        var frame = (width: width / Double(columns) - 60, height: Self.heights.upperBound)
        var measure = try GridMeasure(figure, frame: frame, width: width, height: height)
        for _ in 0..<4 where (measure.frameWidth, measure.frameHeight) != frame {
            frame = (measure.frameWidth, measure.frameHeight)
            measure = try GridMeasure(figure, frame: frame, width: width, height: height, after: measure)
        }
        self = measure
    }

    /// - Parameter before: labels that stood upright in it do so again, or two ways to stand would take turns, each making the other fit.
    private init(
        _ figure: ScaledFigure, frame: (width: Double, height: Double), width: Double, height: Double?,
        after before: GridMeasure? = nil
    ) throws(PlotError) {
        let (columns, rows) = (figure.figure.columns, figure.figure.rows)
        var byColumn = [Margins](repeating: Margins(), count: columns)
        var byRow = [Margins](repeating: Margins(), count: rows)
        var panels: [MeasuredPanel] = []
        for (index, panel) in figure.panels.enumerated() {
            let measured = try MeasuredPanel(
                panel, AxisVisibility(figure, index: index), width: max(frame.width, 1), height: max(frame.height, 1),
                hasUprightLabels: before?.panels[index].x.turn == .upright)
            let margins = measured.margins(width: max(frame.width, 1))
            byColumn[index % columns] = byColumn[index % columns].union(margins)
            byRow[index / columns] = byRow[index / columns].union(margins)
            panels.append(measured)
        }
        self.panels = panels
        left = byColumn.map(\.left)
        right = byColumn.map(\.right)
        top = byRow.map(\.top)
        bottom = byRow.map(\.bottom)
        columnGap =
            figure.panels.contains { $0.color != nil && !figure.figure.plot.sharing.contains(.color) }
            ? Typography.barColumnGap : min(Typography.columnGap, width * 0.022)
        let gaps = Double(columns - 1) * columnGap
        isBarShared = figure.figure.plot.sharing.contains(.color)
        hasTitles = panels.prefix(columns).contains { $0.title != nil }
        let broadest = (width - gaps - (left + right).reduce(0, +)) / Double(columns)
        let highest = height.map { height in
            let rowGaps = Double(rows - 1) * Typography.rowGap
            return (height - rowGaps - (byRow.map(\.top) + byRow.map(\.bottom)).reduce(0, +)) / Double(rows)
        }
        let size = Self.size(
            broadest: broadest, highest: highest, least: panels.map(\.y.leastLength).max() ?? 0, rows: rows, shape: figure.shape)
        (frameWidth, frameHeight) = (size.width, size.height)
    }

    /// Of a frame.
    ///
    /// - Parameters:
    ///   - highest: where the figure's height is given.
    ///   - least: what labels of categories beside it need.
    ///   - shape: height over width, where both axes count in one unit.
    private static func size(
        broadest: Double, highest: Double?, least: Double, rows: Int, shape: Double?
    ) -> (width: Double, height: Double) {
        if let shape {
            let height = min(broadest * shape, highest ?? tallestSquare(rows: rows))
            return (height / shape, height)
        }
        return (broadest, highest ?? max(least, min(max(broadest * aspect, heights.lowerBound), tallest(rows: rows))))
    }

    var hasRoom: Bool { frameWidth >= Self.smallest && frameHeight >= Self.smallest }

    /// Of the whole grid.
    var height: Double {
        (top + bottom).reduce(0, +) + Double(top.count) * frameHeight + Double(top.count - 1) * Typography.rowGap
    }

    /// The frame of the panel at `index`, the grid's upper left corner at `origin`.
    func frame(at index: Int, origin: Point) -> Rect {
        let (column, row) = (index % left.count, index / left.count)
        let before = (0..<column).reduce(0) { $0 + left[$1] + right[$1] + frameWidth + columnGap }
        let above = (0..<row).reduce(0) { $0 + top[$1] + bottom[$1] + frameHeight + Typography.rowGap }
        return Rect(
            x: origin.x + before + left[column], y: origin.y + above + top[row], width: frameWidth, height: frameHeight)
    }
}
