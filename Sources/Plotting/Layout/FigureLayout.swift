/// Stage 3: everything at its place, in px.
package struct FigureLayout {
    package let width: Double
    package let height: Double
    package let title: PlacedText?
    package let legend: LegendLayout?
    package let panels: [PanelLayout]
    package let series: SeriesTable
    private let data: FigureData

    init(_ scaled: ScaledFigure) throws(PlotError) {
        let plot = scaled.figure.plot
        guard plot.width.isFinite, plot.width > 0, plot.width < 10_000, plot.height.map({ $0.isFinite && $0 < 10_000 }) ?? true
        else { throw .size(width: plot.width, height: plot.height ?? 0) }
        let header = try Header(scaled)
        let inner = plot.width - 2 * Typography.outerMargin - header.sideWidth
        let available = plot.height.map { $0 - 2 * Typography.outerMargin - header.titleHeight }
        let first = try GridMeasure(scaled, width: inner, height: available)
        let legend = try header.legend(gridLeft: first.left.first ?? 0, figureWidth: plot.width)
        let legendHeight = header.isAbove ? legend.map { $0.height + 4 } ?? 0 : 0
        let grid = try available.map { (height) throws(PlotError) in
            try GridMeasure(scaled, width: inner, height: height - legendHeight)
        }
        let measure = grid ?? first
        guard measure.hasRoom else { throw .size(width: plot.width, height: plot.height ?? measure.height) }
        let origin = Point(Typography.outerMargin, Typography.outerMargin + header.titleHeight + legendHeight)
        width = plot.width
        height = plot.height ?? (origin.y + max(measure.height, header.sideHeight) + Typography.outerMargin).rounded(.up)
        title = header.title.map { PlacedText($0, left: Typography.outerMargin, top: Typography.outerMargin) }
        self.legend = legend
        series = scaled.series
        data = FigureData(figure: scaled)
        panels = scaled.panels.indices.map { Self.panel($0, measure, origin) }
    }

    /// The data behind the figure; see `FigureData`.
    package var csv: String { data.csv }

    private static func panel(_ index: Int, _ grid: GridMeasure, _ origin: Point) -> PanelLayout {
        let measured = grid.panels[index]
        let frame = grid.frame(at: index, origin: origin)
        let (column, row) = (index % grid.left.count, index / grid.left.count)
        let axes = AxisPlacement(
            measured: measured, frame: frame, leftMargin: grid.left[column], bottomMargin: grid.bottom[row])
        let title = measured.title.map { block in
            PlacedText(block, left: frame.x, top: frame.y - Typography.titleGap - block.height)
        }
        return PanelLayout(
            scaled: measured.scaled, frame: frame, x: axes.x, y: axes.y, title: title,
            colorBar: measured.colorBar.map { ColorBarLayout($0, left: frame.maxX, top: frame.y, height: frame.height) })
    }
}
