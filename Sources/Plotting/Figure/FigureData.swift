internal import ChapterInterface
internal import Foundation

/// The data behind a figure as CSV in long form: one row a datum, in the order of drawing.
///
/// Columns: `panel` (its title, or its number from 1), `series`, `mark`, then those of `x`, `x_end`, `y`, `low`, `high`, `lower_quartile`,
/// `upper_quartile` and `value` that occur. The first three stand in the first row of a mark alone (`FigureTable`). Numbers have six
/// significant digits, and more where data lie close together far from 0, such as times. Layers of more than 2500 data hold what is drawn:
/// of each of 600 columns of the panel the extremes; of points, which are all drawn, a sample: one a cell of a grid and the extremes.
struct FigureData {
    private static let columns = ["x", "x_end", "y", "low", "high", "lower_quartile", "upper_quartile", "value"]

    /// Far more than a drawing shows, and than most of its numbers are known to.
    private static let digits = 6

    let figure: ScaledFigure

    var csv: String {
        let used = usedColumns
        var text = Array((["panel", "series", "mark"] + used + (hasLabels ? ["label"] : [])).joined(separator: ",").utf8)
        text.append(Self.newLine)
        var memory = ColumnMemory<WrittenColumn>()
        for (index, panel) in figure.panels.enumerated() {
            let name = panel.panel.title ?? String(index + 1)
            for layer in panel.layers { write(layer, panel: name, used, &memory, to: &text) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static let (comma, newLine) = (UInt8(ascii: ","), UInt8(ascii: "\n"))

    private var allLayers: [Layer] { figure.panels.flatMap(\.layers) }

    private var usedColumns: [String] {
        let names = Set(allLayers.flatMap { $0.geometry.tabulated($0.channels).named.map(\.name) })
        return Self.columns.filter(names.contains)
    }

    private var hasLabels: Bool { allLayers.contains { $0.geometry.label != nil } }

    private func write(
        _ layer: Layer, panel: String, _ used: [String], _ memory: inout ColumnMemory<WrittenColumn>, to text: inout [UInt8]
    ) {
        let data = layer.geometry.tabulated(layer.channels)
        let named = data.named
        let columns = used.map { name in named.first { $0.name == name }.map { written($0.channel, &memory) } }
        let lead = [panel, layer.series ?? "", layer.geometry.traits.name].map(WrittenText.csvField).joined(separator: ",")
        let same = FigureTable.sameMark.dropLast()
        let end = Array(((hasLabels ? "," + WrittenText.csvField(layer.geometry.label ?? "") : "") + "\n").utf8)
        for row in 0..<data.count {
            if row == 0 { text += lead.utf8 } else { text += same.utf8 }
            for column in columns {
                text.append(Self.comma)
                column?.append(row: row, to: &text)
            }
            text += end
        }
    }

    private func written(_ channel: Channel, _ memory: inout ColumnMemory<WrittenColumn>) -> WrittenColumn {
        switch channel.values {
        case .numbers(let numbers): memory.written(numbers) { WrittenColumn($0, digits: Self.digits($0)) }
        case .categories(let names): WrittenColumn(names.map(WrittenText.csvField))
        }
    }

    /// As many as tell apart what lies a millionth of the data's extent apart.
    private static func digits(_ numbers: [Double]) -> Int {
        var (least, largest, farthest) = (Double.infinity, -Double.infinity, 0.0)
        for number in numbers where number.isFinite {
            (least, largest, farthest) = (min(least, number), max(largest, number), max(farthest, number.magnitude))
        }
        guard least < largest, (largest - least).isFinite else { return digits }
        return digits + Int(max(0, min(9, log10(farthest / (largest - least)).rounded(.down))))
    }
}
