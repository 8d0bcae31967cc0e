/// The data behind a figure as CSV in long form: one row a datum, in the order of drawing.
///
/// Columns: `panel` (its title, or its number from 1), `series`, `mark`, then those of `x`, `x_end`, `y`, `low`, `high`, `lower_quartile`,
/// `upper_quartile` and `value` that occur. Numbers have full precision. Layers of more than 2500 data hold what is drawn:
/// of each of 600 columns of the panel the extremes (for points, one a cell of a fine grid and the extremes).
struct FigureData {
    private static let columns = ["x", "x_end", "y", "low", "high", "lower_quartile", "upper_quartile", "value"]

    let figure: ScaledFigure

    var csv: String {
        let used = usedColumns
        var lines = [(["panel", "series", "mark"] + used + (hasLabels ? ["label"] : [])).joined(separator: ",")]
        for (index, panel) in figure.panels.enumerated() {
            let name = panel.panel.title ?? String(index + 1)
            for layer in panel.layers { lines += rows(layer, panel: name, used) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private var allLayers: [Layer] { figure.panels.flatMap(\.layers) }

    private var usedColumns: [String] {
        let names = Set(allLayers.flatMap { $0.channels.named.map(\.name) } + (hasSlopes ? ["value"] : []))
        return Self.columns.filter(names.contains)
    }

    private var hasLabels: Bool { allLayers.contains { label($0) != nil } }

    private var hasSlopes: Bool {
        allLayers.contains {
            if case .slope = $0.geometry { true } else { false }
        }
    }

    private func rows(_ layer: Layer, panel: String, _ used: [String]) -> [String] {
        let named = Dictionary(layer.channels.named.map { ($0.name, texts($0.channel)) }, uniquingKeysWith: { first, _ in first })
        var count = layer.channels.count
        var fixed: [String: String] = [:]
        if case .slope(let slope) = layer.geometry {
            count = 1
            fixed["value"] = NumberText.plain(slope.slope)
            if let anchor = slope.anchor {
                fixed["x"] = NumberText.plain(anchor.x)
                fixed["y"] = NumberText.plain(anchor.y)
            }
        }
        let lead = [panel, layer.series ?? "", layer.geometry.name].map(Self.field).joined(separator: ",")
        let end = hasLabels ? "," + Self.field(label(layer) ?? "") : ""
        return (0..<count).map { row in
            let cells = used.map { column in named[column].map { $0[row] } ?? fixed[column] ?? "" }
            return lead + "," + cells.joined(separator: ",") + end
        }
    }

    private func label(_ layer: Layer) -> String? {
        switch layer.geometry {
        case .rule(let rule): rule.label
        case .slope(let slope): slope.label
        case .text(let text): text.text
        default: nil
        }
    }

    private func texts(_ channel: Channel) -> [String] {
        switch channel.values {
        case .numbers(let numbers): numbers.map(NumberText.plain)
        case .categories(let names): names.map(Self.field)
        }
    }

    private static func field(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
