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

    /// An entry before it has a place.
    private struct Measured {
        let entry: SeriesTable.Entry
        let swatchWidth: Double
        let block: TextBlock

        var width: Double { swatchWidth + swatchGap + block.width }
        var height: Double { lineHeight + block.height - Typography.legend.size * 0.907 }
    }

    /// In rows no wider than `width`, from the upper left corner; one entry a row when it is 0.
    init(_ series: SeriesTable, left: Double, top: Double, width: Double) throws(PlotError) {
        let measured = try Self.measured(series.entries.filter { !$0.listed.isEmpty }, width: width)
        let places = LegendRows(measured.map(\.width), gap: Self.entryGap, room: width).places
        var heights = [Double](repeating: 0, count: (places.last?.row ?? -1) + 1)
        for (item, place) in zip(measured, places) { heights[place.row] = max(heights[place.row], item.height) }
        items = zip(measured, places).map { item, place in
            Self.item(item, left: left + place.x, top: top + heights[..<place.row].reduce(0, +))
        }
        self.width = zip(measured, places).map { $0.width + $1.x }.max() ?? 0
        height = heights.reduce(0, +)
    }

    private static func measured(_ entries: [SeriesTable.Entry], width: Double) throws(PlotError) -> [Measured] {
        let broadest = entries.map(swatchWidth).max() ?? 0
        var measured: [Measured] = []
        for entry in entries {
            let swatch = width > 0 ? swatchWidth(entry) : broadest
            let room = width > 0 ? width - swatch - swatchGap : widestAside
            let block = try Typography.set(entry.name, Typography.legend, width: room, .left)
            measured.append(Measured(entry: entry, swatchWidth: swatch, block: block))
        }
        return measured
    }

    private static func item(_ measured: Measured, left: Double, top: Double) -> Item {
        let swatch = Rect(x: left, y: top + 2, width: measured.swatchWidth, height: lineHeight - 6)
        let baseline = swatch.y + swatch.height / 2 + Typography.legend.size * 0.36
        return Item(
            entry: measured.entry, swatch: swatch,
            text: PlacedText(measured.block, origin: Point(swatch.maxX + swatchGap, baseline)))
    }

    private static func swatchWidth(_ entry: SeriesTable.Entry) -> Double {
        entry.listed.contains { $0.geometry.swatch(of: $0.channels).isWide } ? 26 : 11
    }
}
