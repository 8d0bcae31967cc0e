/// Stage 3: everything at its place, in px.
package struct FigureLayout {
    /// Of width and height, in px.
    private static let limit = 10_000.0

    package let width: Double
    package let height: Double
    package let title: PlacedText?
    package let legend: LegendLayout?
    package let panels: [PanelLayout]
    /// Which data are not shown, and why.
    package let footnote: PlacedText?
    package let series: SeriesTable
    private let data: FigureData

    init(_ scaled: ScaledFigure) throws(PlotError) {
        let plot = scaled.figure.plot
        for (side, length) in [("width", plot.width), ("height", plot.height ?? 0)] where length >= Self.limit {
            throw .tooLarge(side: side, length: length, limit: Self.limit)
        }
        guard plot.width > 0, plot.height.map(\.isFinite) ?? true else {
            throw .size(width: plot.width, height: plot.height ?? 0)
        }
        let header = try Header(scaled)
        let inner = plot.width - 2 * Typography.outerMargin - header.sideWidth
        let note = try Self.footnote(scaled, width: plot.width - 2 * Typography.outerMargin)
        let noteHeight = note.map { $0.height + Typography.titleGap } ?? 0
        let available = plot.height.map { $0 - 2 * Typography.outerMargin - header.titleHeight - noteHeight }
        let first = try GridMeasure(scaled, width: inner, height: available)
        let legend = try header.legend(gridLeft: first.left.first ?? 0, figureWidth: plot.width)
        let gap = first.hasTitles ? Typography.legendGapOverTitles : Typography.legendGap
        let legendHeight = header.isAbove ? legend.map { $0.height + gap } ?? 0 : 0
        let grid = try available.map { (height) throws(PlotError) in
            try GridMeasure(scaled, width: inner, height: height - legendHeight)
        }
        let measure = grid ?? first
        guard measure.hasRoom else { throw .size(width: plot.width, height: plot.height ?? measure.height) }
        let origin = Point(Typography.outerMargin, Typography.outerMargin + header.titleHeight + legendHeight)
        let content = origin.y + max(measure.height, header.sideHeight) + noteHeight + Typography.outerMargin
        width = plot.width
        // Frames of a given shape may be too narrow for the height that the author gave, on a phone above all: no hole stays below them.
        height = plot.height.map { scaled.shape == nil ? $0 : min($0, content.rounded(.up)) } ?? content.rounded(.up)
        footnote = note.map { [height] in
            PlacedText($0, left: Typography.outerMargin, top: height - Typography.outerMargin - $0.height)
        }
        title = header.title.map { PlacedText($0, left: Typography.outerMargin, top: Typography.outerMargin) }
        self.legend = legend
        series = scaled.series
        data = FigureData(figure: scaled)
        panels = scaled.panels.indices.map { Self.panel($0, measure, origin) }
    }

    /// The data behind the figure; see `FigureData`.
    package var csv: String { data.csv }

    private static func footnote(_ scaled: ScaledFigure, width: Double) throws(PlotError) -> TextBlock? {
        guard scaled.figure.plot.showsOmissions, let text = Omission.sentence(scaled.omissions) else { return nil }
        return try Typography.set(text, Typography.footnote, width: width, .left)
    }

    private static func panel(_ index: Int, _ grid: GridMeasure, _ origin: Point) -> PanelLayout {
        let measured = grid.panels[index]
        let frame = grid.frame(at: index, origin: origin)
        let (column, row) = (index % grid.left.count, index / grid.left.count)
        let axes = AxisPlacement(
            measured: measured, frame: frame, leftMargin: grid.left[column], bottomMargin: grid.bottom[row])
        let title = measured.title.map { block in
            PlacedText(block, left: frame.x, top: frame.y - Typography.titleGap - PanelTitle.height(of: block))
        }
        let barHeight = grid.isBarShared ? grid.frame(at: grid.panels.count - 1, origin: origin).maxY - frame.y : frame.height
        return PanelLayout(
            scaled: measured.scaled, frame: frame, x: axes.x, y: axes.y, title: title,
            rowTitle: measured.rowTitle.map { rowTitle($0, frame, right: frame.maxX + grid.right[column]) },
            colorBar: measured.colorBar.map { ColorBarLayout($0, left: frame.maxX, top: frame.y, height: barHeight) },
            ends: ends(measured.endLabels, frame))
    }

    /// Read from above, at the right edge of the grid.
    private static func rowTitle(_ block: TextBlock, _ frame: Rect, right: Double) -> PlacedText {
        PlacedText(
            block, origin: Point(right - block.ascent, frame.y + (frame.height - block.width) / 2), angle: .pi / 2)
    }

    private static func ends(_ labels: [EndLabel], _ frame: Rect) -> [PanelLayout.End] {
        zip(labels, EndLabel.middles(labels, in: frame)).map { label, middle in
            let end = frame.maxY - label.position * frame.height
            return PanelLayout.End(
                series: label.series,
                text: PlacedText(label.block, left: frame.maxX + EndLabel.gap, top: middle - label.block.height / 2),
                leader: [Point(frame.maxX + 2, end), Point(frame.maxX + EndLabel.gap - 4, middle)])
        }
    }
}
