internal import Foundation

/// An axis's ticks for a length, and the room that their labels take.
struct MeasuredAxis {
    struct Label {
        let position: Double
        let block: TextBlock
    }

    /// Between labels below a horizontal axis, and between those of categories beside a vertical one, in px.
    private static let categoryGap = 10.0
    /// Between numbers beside a vertical axis, in px.
    private static let lineGap = 5.0

    let ticks: [Tick]
    let labels: [Label]
    /// How labels of categories below a horizontal axis stand.
    let turn: LabelTurn
    let isCategorical: Bool
    /// Beside a vertical axis: the length that labels of categories need, in px.
    let leastLength: Double

    var labelWidth: Double { labels.map(\.block.width).max() ?? 0 }

    /// Labels below a horizontal axis share a baseline.
    var labelAscent: Double { labels.map(\.block.ascent).max() ?? 0 }

    /// Of labels below a horizontal axis.
    var labelHeight: Double {
        labels.map { $0.block.width * sin(-turn.angle) + $0.block.height * cos(turn.angle) }.max() ?? 0
    }

    /// - Parameter isUpright: whether labels of categories must stand upright.
    init(_ scale: Scale, _ name: AxisName, length: Double, values: [Double]?, isUpright: Bool = false) throws(PlotError) {
        let gap = name == .x ? Self.categoryGap : Self.lineGap
        var categories = CategoryLabels.none
        if case .categories(let names) = scale.kind {
            categories = try name == .x ? .below(names, length: length, gap: gap, isUpright: isUpright) : .beside(names)
            isCategorical = true
        } else {
            isCategorical = false
        }
        let named = categories.blocks
        func block(_ label: TickLabel) -> TextBlock {
            if case .plain(let text) = label, let block = named[text] { return block }
            return Typography.tick.block(label)
        }
        let choice = TickChoice(
            scale: scale, length: length, spacing: name == .x ? 62 : 36, gap: gap,
            extent: { name == .x ? block($0).width : block($0).height })
        let ticks = choice.ticks(values)
        self.ticks = ticks
        labels = ticks.compactMap { tick in tick.label.map { Label(position: tick.position, block: block($0)) } }
        turn = categories.turn
        let tallest = named.values.map(\.height).max() ?? 0
        leastLength = name == .y ? Double(named.count) * (tallest + Self.categoryGap) : 0
    }

    /// How far labels below a horizontal axis of that length reach over its left and right end.
    func overhang(length: Double) -> (left: Double, right: Double) {
        var (left, right) = (0.0, 0.0)
        for label in labels {
            let centre = label.position * length
            let reach = turn.reach(label.block)
            left = max(left, reach.left - centre)
            right = max(right, centre + reach.right - length)
        }
        return (left, right)
    }
}
