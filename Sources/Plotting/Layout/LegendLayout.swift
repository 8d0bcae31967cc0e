/// The key of the series, at its place.
package struct LegendLayout: Sendable {
    static let swatchGap = 6.0
    private static let entryGap = 18.0
    private static let lineHeight = 19.0

    package struct Item: Sendable {
        package let entry: SeriesTable.Entry
        package let swatch: Rect
        package let text: PlacedText
    }

    package let items: [Item]
    package let width: Double
    package let height: Double

    /// In lines no wider than `width`, from the upper left corner; one entry a line when it is 0.
    init(_ series: SeriesTable, left: Double, top: Double, width: Double) throws(PlotError) {
        var items: [Item] = []
        var x = left
        var y = top
        var right = left
        for entry in series.entries where !entry.listed.isEmpty {
            let block = try Typography.set(entry.name, Typography.legend)
            let swatchWidth = width > 0 ? Self.swatchWidth(entry) : series.entries.map(Self.swatchWidth).max() ?? 0
            let entryWidth = swatchWidth + Self.swatchGap + block.width
            if x > left, x + entryWidth > left + width {
                x = left
                y += Self.lineHeight
            }
            let swatch = Rect(x: x, y: y + 2, width: swatchWidth, height: Self.lineHeight - 5)
            let middle = swatch.y + swatch.height / 2
            let baseline = middle + Typography.legend.size * 0.36
            items.append(
                Item(entry: entry, swatch: swatch, text: PlacedText(block, origin: Point(swatch.maxX + Self.swatchGap, baseline)))
            )
            right = max(right, x + entryWidth)
            x += entryWidth + Self.entryGap
        }
        self.items = items
        self.width = right - left
        height = items.isEmpty ? 0 : y + Self.lineHeight - top
    }

    private static func swatchWidth(_ entry: SeriesTable.Entry) -> Double {
        entry.listed.contains { $0.geometry.swatch(of: $0.channels).isWide } ? 26 : 11
    }
}
