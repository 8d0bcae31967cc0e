/// What a panel needs around its frame, for a given size of the frame.
struct MeasuredPanel {
    let scaled: ScaledPanel
    let x: MeasuredAxis
    let y: MeasuredAxis
    let visibility: AxisVisibility
    let xTitle: TextBlock?
    let yTitle: TextBlock?
    let title: TextBlock?
    let colorBar: MeasuredColorBar?

    init(_ scaled: ScaledPanel, _ visibility: AxisVisibility, width: Double, height: Double) throws(PlotError) {
        self.scaled = scaled
        self.visibility = visibility
        let panel = scaled.panel
        x = try MeasuredAxis(scaled.x, .x, length: width, values: panel.x.tickValues)
        y = try MeasuredAxis(scaled.y, .y, length: height, values: panel.y.tickValues)
        xTitle = visibility.showsXTitle && !panel.x.title.isEmpty ? try Typography.set(panel.x.title, Typography.axis) : nil
        yTitle = visibility.showsYTitle && !panel.y.title.isEmpty ? try Typography.set(panel.y.title, Typography.axis) : nil
        title = try panel.title.map { (text) throws(PlotError) in try Typography.set(text, Typography.panelTitle) }
        if let color = scaled.color, visibility.showsColorBar {
            colorBar = try MeasuredColorBar(color, length: height)
        } else {
            colorBar = nil
        }
    }

    func margins(width: Double) -> Margins {
        let overhang = visibility.showsXLabels ? x.overhang(length: width) : (left: 0, right: 0)
        let labels = visibility.showsYLabels ? y.labelWidth + Typography.tickLength + Typography.tickLabelGap : 0
        let left = labels + (yTitle.map { $0.height + Typography.titleGap } ?? 0)
        let below = Typography.tickLength + (visibility.showsXLabels ? Typography.tickLabelGap + x.labelHeight : 0)
        return Margins(
            left: max(left, overhang.left), right: max(colorBar.map(ColorBarLayout.width) ?? 0, overhang.right, 2),
            top: title.map { $0.height + Typography.titleGap } ?? 5,
            bottom: below + (xTitle.map { $0.height + Typography.titleGap } ?? 0))
    }
}
