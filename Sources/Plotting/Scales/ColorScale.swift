/// From values to colours.
package struct ColorScale: Equatable, Sendable {
    package let title: String
    package let scale: Scale
    package let ramp: ColorAxis.Ramp
    package let tickValues: [Double]?

    /// `nil` for values that the scale can't show; values beyond the domain take its end's colour.
    package func color(_ value: Double) -> Color? {
        let unit = scale.unit(value)
        return unit.isNaN ? nil : color(atUnit: unit)
    }

    package func color(atUnit unit: Double) -> Color {
        let position = min(max(unit, 0), 1)
        switch ramp {
        case .sequential: return ColorRamp.sequential(position)
        case .diverging: return ColorRamp.diverging(position)
        }
    }

    /// - Parameter panels: those that share the scale, with their numbers from 1.
    static func trained(_ panels: [(number: Int, panel: Panel)]) throws(PlotError) -> ColorScale? {
        guard let (number, panel) = panels.first(where: { !$0.panel.heatMaps.isEmpty }) else { return nil }
        let axis = panel.color.axis
        var extent = Extent()
        for (_, panel) in panels {
            for layer in panel.heatMaps {
                guard case .numbers(let values)? = layer.channels.value?.values else { continue }
                for value in values { extent.hold(axis.kind.transform(value)) }
            }
        }
        if let domain = axis.domain {
            extent = Extent(lower: axis.kind.transform(domain.lowerBound), upper: axis.kind.transform(domain.upperBound))
            guard extent.lower < extent.upper else { throw .invalidDomain(panel: number, axis: "color") }
        }
        if case .diverging(let middle) = panel.color.ramp, !extent.isEmpty {
            let centre = axis.kind.transform(middle)
            guard centre.isFinite else { throw .invalidDomain(panel: number, axis: "color") }
            let reach = max((extent.upper - centre).magnitude, (centre - extent.lower).magnitude)
            extent = Extent(lower: centre - reach, upper: centre + reach)
        }
        if extent.isEmpty { throw .nothingToShow(panel: number) }
        if extent.lower == extent.upper { (extent.lower, extent.upper) = extent.padded(axis.kind) }
        let scale = Scale(kind: axis.kind, lower: extent.lower, upper: extent.upper)
        return ColorScale(title: axis.title, scale: scale, ramp: panel.color.ramp, tickValues: axis.tickValues)
    }
}

extension Panel {
    var heatMaps: [Layer] {
        layers.filter {
            if case .heatMap = $0.geometry { true } else { false }
        }
    }
}
