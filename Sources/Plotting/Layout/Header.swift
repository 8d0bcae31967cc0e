/// The figure's title and legend.
struct Header {
    private static let sideGap = 14.0

    private let series: SeriesTable
    private let placement: LegendPlacement
    private let side: LegendLayout?
    let title: TextBlock?

    init(_ scaled: ScaledFigure) throws(PlotError) {
        let plot = scaled.figure.plot
        series = scaled.series
        placement = plot.legend
        title = try plot.title.map { (text) throws(PlotError) in
            try Typography.set(
                text, Typography.figureTitle, width: plot.width - 2 * Typography.outerMargin, .left)
        }
        side = plot.legend == .right ? try LegendLayout(scaled.series, left: 0, top: 0, width: 0) : nil
    }

    var titleHeight: Double { title.map { $0.height + Typography.titleGap } ?? 0 }

    var isAbove: Bool { placement == .above }

    /// The room that a legend on the right takes.
    var sideWidth: Double { side.map { $0.items.isEmpty ? 0 : $0.width + Self.sideGap } ?? 0 }

    var sideHeight: Double { side?.height ?? 0 }

    /// At its place; `nil` when it is hidden or has nothing to show.
    func legend(gridLeft: Double, figureWidth: Double) throws(PlotError) -> LegendLayout? {
        let top = Typography.outerMargin + titleHeight
        let layout: LegendLayout
        switch placement {
        case .hidden, .atEnds: return nil
        case .above:
            let left = Typography.outerMargin + gridLeft
            layout = try LegendLayout(series, left: left, top: top, width: figureWidth - left - Typography.outerMargin)
        case .right:
            let left = figureWidth - Typography.outerMargin - sideWidth + Self.sideGap
            layout = try LegendLayout(series, left: left, top: top, width: 0)
        }
        return layout.items.isEmpty ? nil : layout
    }
}
