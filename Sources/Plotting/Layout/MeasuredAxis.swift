internal import Foundation

/// An axis's ticks for a length, and the room that their labels take.
struct MeasuredAxis {
    struct Label {
        let position: Double
        let block: TextBlock
    }

    /// How far slanted labels of categories are turned, in radians.
    static let slant = -0.7

    let ticks: [Tick]
    let labels: [Label]
    /// Labels that don't fit side by side are slanted.
    let isSlanted: Bool
    let isCategorical: Bool

    var labelWidth: Double { labels.map(\.block.width).max() ?? 0 }

    /// Labels below a horizontal axis share a baseline.
    var labelAscent: Double { labels.map(\.block.ascent).max() ?? 0 }

    /// Of labels below a horizontal axis.
    var labelHeight: Double {
        labels.map { label in
            isSlanted ? label.block.width * sin(-Self.slant) + label.block.height * cos(Self.slant) : label.block.height
        }.max() ?? 0
    }

    init(_ scale: Scale, _ name: AxisName, length: Double, values: [Double]?) throws(PlotError) {
        var blocks: [String: TextBlock] = [:]
        if case .categories(let names) = scale.kind {
            for name in names { blocks[name] = try Typography.set(name, Typography.tick) }
            isCategorical = true
        } else {
            isCategorical = false
        }
        let named = blocks
        func block(_ label: TickLabel) -> TextBlock {
            if case .plain(let text) = label, let block = named[text] { return block }
            return Typography.tick.block(label)
        }
        let choice = TickChoice(
            scale: scale, length: length, spacing: name == .x ? 58 : 34, gap: name == .x ? 10 : 5,
            extent: { name == .x ? block($0).width : block($0).height })
        let ticks = choice.ticks(values)
        self.ticks = ticks
        labels = ticks.compactMap { tick in tick.label.map { Label(position: tick.position, block: block($0)) } }
        isSlanted = isCategorical && name == .x && !choice.isClear(ticks)
    }

    /// How far labels below a horizontal axis of that length reach over its left and right end.
    func overhang(length: Double) -> (left: Double, right: Double) {
        var (left, right) = (0.0, 0.0)
        for label in labels {
            let centre = label.position * length
            let reach = isSlanted ? label.block.width * cos(Self.slant) : label.block.width / 2
            left = max(left, reach - centre)
            right = max(right, centre + (isSlanted ? label.block.height / 2 : reach) - length)
        }
        return (left, right)
    }
}
