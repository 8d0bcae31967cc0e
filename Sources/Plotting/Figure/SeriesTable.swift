/// Which colour, marker and dash each series has, the same in every panel.
package struct SeriesTable: Equatable, Sendable {
    package struct Entry: Equatable, Sendable {
        package let name: String
        /// In the order of first appearance, from 0.
        package let index: Int
        package let marker: Marker
        package let dash: Dash
        /// Whether any of its layers has no colour of its own.
        package let takesColor: Bool
        /// The layers that the legend shows this series by.
        package let listed: [Layer]
    }

    package let entries: [Entry]
    private let palette: SeriesPalette
    private let positions: [String: Int]

    init(_ panels: [Panel], palette: SeriesPalette) {
        let layers = panels.flatMap(\.layers)
        var order: [String] = []
        var byName: [String: [Layer]] = [:]
        for layer in layers {
            guard let name = layer.series else { continue }
            if byName[name] == nil { order.append(name) }
            byName[name, default: []].append(layer)
        }
        entries = order.enumerated().map { index, name in
            Self.entry(name, index, byName[name] ?? [], isOrdered: palette == .sequential)
        }
        positions = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        self.palette = palette
    }

    package subscript(name: String) -> Entry? { positions[name].map { entries[$0] } }

    /// Series with points are told apart by their markers and keep solid lines; series of lines alone, by their dashes.
    private static func entry(_ name: String, _ index: Int, _ layers: [Layer], isOrdered: Bool) -> Entry {
        let hasPoints = layers.contains { $0.geometry == .points }
        let dash: Dash = hasPoints || isOrdered ? .solid : Dash.allCases[index % Dash.allCases.count]
        var listed: [Layer] = []
        for layer in layers where layer.style.isListed {
            let isNew = !listed.contains { $0.geometry.name == layer.geometry.name && $0.style == layer.style }
            if isNew { listed.append(layer) }
        }
        return Entry(
            name: name, index: index, marker: Marker.allCases[index % Marker.allCases.count], dash: dash,
            takesColor: layers.contains { $0.style.paint == nil }, listed: listed)
    }

    func color(of layer: Layer, _ theme: Theme) -> Color {
        switch layer.style.paint {
        case .ink: return theme.ink
        case .muted: return theme.muted
        case .palette(let index): return theme.palette[Int(index.magnitude % UInt(theme.palette.count))]
        case .series(let name): return color(ofSeries: name, theme)
        case nil: break
        }
        switch layer.geometry {
        case .rule, .slope: return theme.muted
        case .text: return theme.ink
        default: break
        }
        if let name = layer.series { return color(ofSeries: name, theme) }
        if entries.isEmpty { return theme.palette[0] }
        switch layer.geometry {
        case .bars, .histogram, .boxes: return theme.neutral
        default: return theme.ink
        }
    }

    private func color(ofSeries name: String, _ theme: Theme) -> Color {
        guard let index = positions[name] else { return theme.ink }
        switch palette {
        case .categorical: return theme.palette[index % theme.palette.count]
        case .sequential:
            let colored = entries.filter(\.takesColor).map(\.index)
            let rank = colored.firstIndex(of: index) ?? 0
            let position = colored.count > 1 ? Double(rank) / Double(colored.count - 1) : 1
            return ColorRamp.series(position, lightness: theme.sequence, isDark: theme.isDark)
        }
    }
}
