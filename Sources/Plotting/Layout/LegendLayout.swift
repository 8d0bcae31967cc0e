/// The key of the series, at its place.
package struct LegendLayout: Sendable {
    static let swatchGap = 6.0
    private static let entryGap = 18.0
    private static let lineHeight = 21.0
    /// Of a name at the right of the panels, in px; longer ones have several lines.
    private static let widestAside = 170.0

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
        let entries = series.entries.filter { !$0.listed.isEmpty }
        var items: [Item] = []
        var (x, y, right, height) = (left, top, left, 0.0)
        let broadest = entries.map(Self.swatchWidth).max() ?? 0
        for entry in entries {
            let swatchWidth = width > 0 ? Self.swatchWidth(entry) : broadest
            let room = width > 0 ? width - swatchWidth - Self.swatchGap : Self.widestAside
            let block = try Typography.set(entry.name, Typography.legend, width: room, isCentred: false)
            let entryWidth = swatchWidth + Self.swatchGap + block.width
            if x > left, x + entryWidth > left + width {
                x = left
                y += height
                height = 0
            }
            let swatch = Rect(x: x, y: y + 2, width: swatchWidth, height: Self.lineHeight - 6)
            let baseline = swatch.y + swatch.height / 2 + Typography.legend.size * 0.36
            items.append(
                Item(entry: entry, swatch: swatch, text: PlacedText(block, origin: Point(swatch.maxX + Self.swatchGap, baseline)))
            )
            right = max(right, x + entryWidth)
            height = max(height, Self.lineHeight + block.height - Typography.legend.size * 0.907)
            x += entryWidth + Self.entryGap
        }
        self.items = items
        self.width = right - left
        self.height = items.isEmpty ? 0 : y + height - top
    }

    private static func swatchWidth(_ entry: SeriesTable.Entry) -> Double {
        entry.listed.contains { $0.geometry.swatch(of: $0.channels).isWide } ? 26 : 11
    }
}
