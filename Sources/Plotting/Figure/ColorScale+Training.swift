extension ColorScale {
    /// - Parameter panels: those that share the scale, with their numbers from 1.
    static func trained(_ panels: [(number: Int, panel: Panel)]) throws(PlotError) -> ColorScale? {
        guard let (number, panel) = panels.first(where: { !$0.panel.cells.isEmpty }) else { return nil }
        let axis = panel.color.axis
        var extent = Extent()
        for (_, panel) in panels {
            for value in panel.color.axis.included { extent.hold(axis.kind.transform(value)) }
            for layer in panel.cells {
                guard case .numbers(let values)? = layer.channels.value?.values else { continue }
                for value in values { extent.hold(axis.kind.transform(value)) }
            }
        }
        if let given = try Extent(givenBy: axis, panel: number, name: "color") { extent = given }
        if case .diverging(let middle) = panel.color.ramp, !extent.isEmpty {
            let centre = axis.kind.transform(middle)
            guard centre.isFinite else {
                let allowed = middle.isFinite ? "where the scale has a place for it" : "finite"
                throw .setting("the middle of the color scale", panel: number, value: middle, allowed: allowed)
            }
            let reach = max((extent.upper - centre).magnitude, (centre - extent.lower).magnitude)
            extent = Extent(lower: centre - reach, upper: centre + reach)
        }
        if extent.isEmpty { throw .nothingToShow(panel: number) }
        // Of the colours of a single value only its own is in the panel.
        let single = extent.lower == extent.upper ? [axis.kind.inverse(extent.lower)] : nil
        // Colours need no room beyond the values, unless the author wants some.
        if single != nil || axis.padding != nil && axis.domain == nil {
            (extent.lower, extent.upper) = try extent.padded(axis, panel: number, name: "color scale")
        }
        let scale = Scale(
            kind: axis.kind, lower: extent.lower, upper: extent.upper, isReversed: axis.isReversed, numbers: axis.numbers)
        return ColorScale(title: axis.title, scale: scale, ramp: panel.color.ramp, tickValues: axis.tickValues ?? single)
    }
}

extension Panel {
    /// The layers whose values are shown as colours.
    var cells: [Layer] { layers.filter { $0.geometry.traits.hasCells } }
}
