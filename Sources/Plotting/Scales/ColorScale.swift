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
}
