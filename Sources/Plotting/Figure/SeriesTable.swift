/// Which colour, marker and dash each series has, the same in every panel.
package struct SeriesTable: Sendable {
    package struct Entry: Sendable {
        package let name: String
        /// Its number among the series that take a colour, from 0 in the order of first appearance; `nil` when all its layers have
        /// colours of their own.
        package let colorIndex: Int?
        package let marker: Marker
        package let dash: Dash
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
        entries = Self.entries(order.map { ($0, byName[$0] ?? []) }, isOrdered: palette == .sequential)
        positions = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        self.palette = palette
    }

    package subscript(name: String) -> Entry? { positions[name].map { entries[$0] } }

    /// Series with points are told apart by their markers and keep solid lines; series of lines alone, by their dashes.
    private static func entries(_ series: [(name: String, layers: [Layer])], isOrdered: Bool) -> [Entry] {
        var (colored, marked, dashed) = (0, 0, 0)
        return series.map { name, layers in
            let takesColor = layers.contains { $0.style.paint == nil }
            let hasPoints = layers.contains(where: \.geometry.traits.hasMarkers)
            let isSolid = hasPoints || isOrdered
            defer {
                colored += takesColor ? 1 : 0
                marked += hasPoints ? 1 : 0
                dashed += isSolid ? 0 : 1
            }
            return Entry(
                name: name, colorIndex: takesColor ? colored : nil, marker: Marker.allCases[marked % Marker.allCases.count],
                dash: isSolid ? .solid : Dash.allCases[dashed % Dash.allCases.count], listed: listed(layers))
        }
    }

    /// One layer of each kind and style.
    private static func listed(_ layers: [Layer]) -> [Layer] {
        var listed: [Layer] = []
        for layer in layers where layer.style.isListed {
            let isKnown = listed.contains { $0.geometry.traits.name == layer.geometry.traits.name && $0.style == layer.style }
            if !isKnown { listed.append(layer) }
        }
        return listed
    }

    func color(of layer: Layer, _ theme: Theme) -> Color {
        switch layer.style.paint {
        case .ink: return theme.ink
        case .muted: return theme.muted
        case .palette(let index): return theme.palette[Int(index.magnitude % UInt(theme.palette.count))]
        case .series(let name): return color(ofSeries: name, theme)
        case nil: break
        }
        switch layer.geometry.traits.paint {
        case .muted: return theme.muted
        case .ink: return theme.ink
        case .line: return color(ofAnySeries: layer.series, theme) ?? theme.ink
        case .area: return color(ofAnySeries: layer.series, theme) ?? theme.neutral
        }
    }

    /// `nil` without a series beside others that have one.
    private func color(ofAnySeries name: String?, _ theme: Theme) -> Color? {
        if let name { return color(ofSeries: name, theme) }
        return entries.isEmpty ? theme.palette[0] : nil
    }

    private func color(ofSeries name: String, _ theme: Theme) -> Color {
        guard let index = positions[name].flatMap({ entries[$0].colorIndex }) else { return theme.ink }
        switch palette {
        case .categorical: return theme.palette[index % theme.palette.count]
        case .sequential:
            let last = entries.compactMap(\.colorIndex).max() ?? 0
            let position = last > 0 ? Double(index) / Double(last) : 1
            return ColorRamp.series(position, lightness: theme.sequence, isDark: theme.isDark)
        }
    }
}
