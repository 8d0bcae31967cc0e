internal import Foundation

/// The labels of an axis of categories, in as many lines as their room asks for.
struct CategoryLabels {
    /// By name.
    let blocks: [String: TextBlock]
    let turn: LabelTurn

    static let none = CategoryLabels(blocks: [:], turn: .level)

    /// Of a label, in px; longer ones have several lines.
    private static let widest = 150.0
    /// Between two slanted labels, in px.
    private static let slantedGap = 6.0
    /// Of slanted labels, how far the first may reach over the axis's left end: so many px, or this share of the axis if that is more.
    private static let overhang = (px: 70.0, share: 0.25)

    /// Labels beside a vertical axis.
    static func beside(_ names: [String]) throws(PlotError) -> CategoryLabels {
        CategoryLabels(blocks: try set(names, width: widest, .right), turn: .level)
    }

    /// Labels below a horizontal axis: side by side in up to three lines; slanted where a word is too long for that; upright where slanted
    /// ones would reach far over the axis, or into each other.
    static func below(_ names: [String], length: Double, gap: Double, isUpright: Bool) throws(PlotError) -> CategoryLabels {
        let place = length / Double(max(1, names.count))
        if isUpright { return CategoryLabels(blocks: try upright(names, place: place), turn: .upright) }
        let level = try set(names, width: min(place - gap, widest), .centre)
        let tallest = Typography.tick.size * 3.8
        if level.values.allSatisfy({ $0.width <= place - gap && $0.height <= tallest }) {
            return CategoryLabels(blocks: level, turn: .level)
        }
        if let slanted = try slanted(names, place: place, length: length) { return slanted }
        return CategoryLabels(blocks: try upright(names, place: place), turn: .upright)
    }

    /// Slanted, lines lie across the axis: the more of them, the more room a name takes along it.
    private static func slanted(_ names: [String], place: Double, length: Double) throws(PlotError) -> CategoryLabels? {
        let across = place * sin(-LabelTurn.slanted.angle)
        let limit = max(overhang.px, length * overhang.share)
        for factor in [1, 1.4, 2] {
            let blocks = try set(names, width: factor * widest, .right)
            let reaches = names.enumerated().map { index, name in
                (blocks[name].map(LabelTurn.slanted.reach)?.left ?? 0) - (Double(index) + 0.5) * place
            }
            if blocks.values.allSatisfy({ $0.height + slantedGap <= across }), reaches.allSatisfy({ $0 <= limit }) {
                return CategoryLabels(blocks: blocks, turn: .slanted)
            }
        }
        return nil
    }

    /// In as many lines as stand beside each other in a category's place.
    private static func upright(_ names: [String], place: Double) throws(PlotError) -> [String: TextBlock] {
        var blocks: [String: TextBlock] = [:]
        for width in stride(from: 110.0, through: 560, by: 30) {
            blocks = try set(names, width: width, .right)
            if blocks.values.allSatisfy({ $0.height <= place - 3 }) { break }
        }
        return blocks
    }

    private static func set(
        _ names: [String], width: Double, _ alignment: TextAlignment
    ) throws(PlotError) -> [String: TextBlock] {
        var blocks: [String: TextBlock] = [:]
        for name in names { blocks[name] = try Typography.set(name, Typography.tick, width: width, alignment) }
        return blocks
    }
}
