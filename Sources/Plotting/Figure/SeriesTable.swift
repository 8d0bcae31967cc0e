/// Which colour, marker and dash each series has, the same in every panel.
package struct SeriesTable: Sendable {
    package struct Entry: Sendable {
        package let name: String
        /// Its colour's number in the palette, or its place among ordered series, from 0; `nil` when all its layers have colours of their
        /// own, or the key has one for it.
        package let colorIndex: Int?
        /// What the report's key says.
        package let paint: Paint?
        package let marker: Marker
        package let dash: Dash
        /// The layers that the legend shows this series by.
        package let listed: [Layer]
    }

    package let entries: [Entry]
    private let palette: SeriesPalette
    private let positions: [String: Int]

    init(_ panels: [Panel], palette: SeriesPalette, key: SeriesKey? = nil) {
        let layers = panels.flatMap(\.layers)
        var order: [String] = []
        var byName: [String: [Layer]] = [:]
        for layer in layers {
            guard let name = layer.series else { continue }
            if byName[name] == nil { order.append(name) }
            byName[name, default: []].append(layer)
        }
        entries = Self.entries(order.map { ($0, byName[$0] ?? []) }, isOrdered: palette == .sequential, key)
        positions = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        self.palette = palette
    }

    package subscript(name: String) -> Entry? { positions[name].map { entries[$0] } }

    /// Series with points are told apart by their markers and keep solid lines; series of lines alone, by their dashes. Those that the key
    /// knows look as it says; the others share what is left.
    private static func entries(
        _ series: [(name: String, layers: [Layer])], isOrdered: Bool, _ key: SeriesKey?
    ) -> [Entry] {
        let known = series.map { key?.entry($0.name) }
        let lines = zip(series, known).filter { !$0.0.layers.contains(where: \.geometry.traits.hasMarkers) }.compactMap {
            $0.1?.look
        }
        let taken = Taken(known.compactMap { $0?.look }, lines: lines)
        let qualifiers = Qualifiers(known.compactMap(\.self))
        var (colored, marked, dashed) = (0, 0, 0)
        return zip(series, known).map { series, known in
            let (name, layers) = series
            let takesColor = layers.contains { $0.style.paint == nil } && known == nil
            let hasPoints = layers.contains(where: \.geometry.traits.hasMarkers)
            let isSolid = hasPoints || isOrdered
            defer {
                colored += takesColor ? 1 : 0
                marked += hasPoints && known == nil ? 1 : 0
                dashed += isSolid || known != nil ? 0 : 1
            }
            var dash = isOrdered ? Dash.solid : taken.freeDash(dashed)
            var marker = taken.freeMarker(marked)
            if let known {
                let place = qualifiers.place(of: known)
                dash = place.map { Dash.allCases[$0 % Dash.allCases.count] } ?? known.look.dash
                marker = place.flatMap { $0 > 0 ? taken.freeMarker(marked + $0 - 1) : nil } ?? known.look.marker
            }
            return Entry(
                name: name, colorIndex: takesColor ? taken.freeColor(colored, isOrdered: isOrdered) : nil,
                paint: known?.look.paint, marker: marker, dash: hasPoints ? .solid : dash, listed: listed(layers))
        }
    }

    /// How series of one look are told apart: *with tail*, *without tail*.
    private struct Qualifiers {
        private var order: [String] = []

        /// Those of looks that several series have, in the order of first appearance.
        init(_ known: [(look: SeriesLook, qualifier: String)]) {
            for (look, qualifier) in known where !order.contains(qualifier) {
                if known.contains(where: { $0.look == look && $0.qualifier != qualifier }) { order.append(qualifier) }
            }
        }

        /// `nil` for a series whose look no other has.
        func place(of known: (look: SeriesLook, qualifier: String)) -> Int? { order.firstIndex(of: known.qualifier) }
    }

    /// What the key has given away in a figure.
    private struct Taken {
        private let colors: [Int]
        private let markers: [Marker]
        private let dashes: [Dash]

        /// - Parameter lines: the looks of series of lines alone; those with points are solid.
        init(_ looks: [SeriesLook], lines: [SeriesLook]) {
            let palette = 0..<Theme.colorNames.count
            let used = looks.compactMap { if case .palette(let number) = $0.paint { number } else { nil } }
            func free<Value: Equatable>(_ all: [Value], _ used: [Value]) -> [Value] {
                let left = all.filter { !used.contains($0) }
                return left.isEmpty ? all : left
            }
            colors = free(Array(palette), used)
            markers = free(Marker.allCases, looks.map(\.marker))
            dashes = free(Dash.allCases, lines.map(\.dash))
        }

        func freeColor(_ number: Int, isOrdered: Bool) -> Int { isOrdered ? number : colors[number % colors.count] }
        func freeMarker(_ number: Int) -> Marker { markers[number % markers.count] }
        func freeDash(_ number: Int) -> Dash { dashes[number % dashes.count] }
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
        if let paint = layer.style.paint { return color(paint, theme) }
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

    private func color(_ paint: Paint, _ theme: Theme) -> Color {
        switch paint {
        case .ink: theme.ink
        case .muted: theme.muted
        case .palette(let index): theme.palette[Int(index.magnitude % UInt(theme.palette.count))]
        case .series(let name): color(ofSeries: name, theme)
        }
    }

    func color(ofSeries name: String, _ theme: Theme) -> Color {
        if let paint = self[name]?.paint, paint != .series(name) { return color(paint, theme) }
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
