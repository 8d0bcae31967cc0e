internal import Foundation

/// An axis's ticks for a length, and the room that their labels take.
struct MeasuredAxis {
    struct Label {
        let position: Double
        let block: TextBlock
    }

    /// How far slanted labels of categories are turned, in radians.
    static let slant = -0.7
    /// Between labels below a horizontal axis, in px.
    private static let categoryGap = 10.0
    /// Of a category's label, in px; longer ones have several lines.
    private static let widestCategory = 150.0

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
        let gap = name == .x ? Self.categoryGap : 5
        var blocks: [String: TextBlock] = [:]
        var slants = false
        if case .categories(let names) = scale.kind {
            (blocks, slants) = try Self.blocks(names, room: name == .x ? length / Double(names.count) - gap : nil)
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
            scale: scale, length: length, spacing: name == .x ? 62 : 36, gap: gap,
            extent: { name == .x ? block($0).width : block($0).height })
        let ticks = choice.ticks(values)
        self.ticks = ticks
        labels = ticks.compactMap { tick in tick.label.map { Label(position: tick.position, block: block($0)) } }
        isSlanted = isCategorical && name == .x && (slants || !choice.isClear(ticks))
    }

    /// The names in up to three lines that fit side by side; in longer ones, to be slanted, where they don't.
    ///
    /// - Parameter room: for each; `nil` below each other.
    private static func blocks(
        _ names: [String], room: Double?
    ) throws(PlotError) -> (blocks: [String: TextBlock], slants: Bool) {
        var blocks: [String: TextBlock] = [:]
        for name in names {
            blocks[name] = try Typography.set(name, Typography.tick, width: min(room ?? widestCategory, widestCategory))
        }
        guard let room else { return (blocks, false) }
        let tallest = Typography.tick.size * 3.8
        if blocks.values.allSatisfy({ $0.width <= room && $0.height <= tallest }) { return (blocks, false) }
        // Slanted, lines lie across the axis: the more of them, the more room a name takes along it.
        let across = (room + Self.categoryGap) * sin(-slant)
        for width in [1, 1.4, 2].map({ $0 * widestCategory }) {
            for name in names { blocks[name] = try Typography.set(name, Typography.tick, width: width) }
            if blocks.values.allSatisfy({ $0.height <= across }) { break }
        }
        return (blocks, true)
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
