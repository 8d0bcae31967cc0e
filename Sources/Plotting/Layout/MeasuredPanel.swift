/// What a panel needs around its frame, for a given size of the frame.
struct MeasuredPanel {
    let scaled: ScaledPanel
    let x: MeasuredAxis
    let y: MeasuredAxis
    let visibility: AxisVisibility
    let xTitle: TextBlock?
    let yTitle: TextBlock?
    let title: TextBlock?
    /// Of the row, at the right.
    let rowTitle: TextBlock?
    let colorBar: MeasuredColorBar?
    let endLabels: [EndLabel]

    /// - Parameter hasUprightLabels: whether labels of categories must stand upright.
    init(
        _ scaled: ScaledPanel, _ visibility: AxisVisibility, width: Double, height: Double, hasUprightLabels: Bool
    ) throws(PlotError) {
        self.scaled = scaled
        self.visibility = visibility
        let panel = scaled.panel
        x = try MeasuredAxis(scaled.x, .x, length: width, values: panel.x.tickValues, isUpright: hasUprightLabels)
        y = try MeasuredAxis(scaled.y, .y, length: height, values: panel.y.tickValues)
        xTitle = visibility.showsXTitle ? try Self.title(panel.x.title, Typography.axis, width: width) : nil
        yTitle = visibility.showsYTitle ? try Self.title(panel.y.title, Typography.axis, width: height) : nil
        title = try Self.panelTitle(visibility.title ?? "", width: width)
        rowTitle = try Self.title(visibility.rowTitle ?? "", Typography.panelTitle, width: height)
        if let color = scaled.color, visibility.showsColorBar {
            colorBar = try MeasuredColorBar(color, length: height)
        } else {
            colorBar = nil
        }
        endLabels = visibility.showsEndLabels ? try EndLabel.all(of: scaled) : []
    }

    /// Smaller where a word would run into the next panel's title.
    private static func panelTitle(_ text: String, width: Double) throws(PlotError) -> TextBlock? {
        let block = try title(text, Typography.panelTitle, width: width, .left)
        guard let block, block.width > width + Typography.titleGap else { return block }
        return try title(text, Typography.smallPanelTitle, width: width, .left)
    }

    private static func title(
        _ text: String, _ typesetter: Typesetter, width: Double, _ alignment: TextAlignment = .centre
    ) throws(PlotError) -> TextBlock? {
        text.isEmpty ? nil : try Typography.set(text, typesetter, width: width, alignment)
    }

    func margins(width: Double) -> Margins {
        let overhang = visibility.showsXLabels ? x.overhang(length: width) : (left: 0, right: 0)
        let labels = visibility.showsYLabels ? y.labelWidth + Typography.tickLength + Typography.tickLabelGap : 0
        let left = labels + (yTitle.map { $0.height + Typography.titleGap } ?? 0)
        let below = Typography.tickLength + (visibility.showsXLabels ? Typography.tickLabelGap + x.labelHeight : 0)
        return Margins(
            left: max(left, overhang.left), right: max(beside, overhang.right, 2),
            top: title.map { PanelTitle.height(of: $0) + Typography.titleGap } ?? 5,
            bottom: below + (xTitle.map { $0.height + Typography.titleGap } ?? 0))
    }

    /// At the right of the frame: labels at the lines' ends, or a colour bar, then the row's title.
    private var beside: Double {
        let labels = endLabels.map { EndLabel.gap + $0.block.width }.max() ?? 0
        let bar = colorBar.map(ColorBarLayout.width) ?? 0
        return max(labels, bar) + (rowTitle.map { $0.height + Typography.titleGap } ?? 0)
    }
}
