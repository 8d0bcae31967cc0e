internal import Foundation

/// A straight line through the ln |θ*| of components over their ln λ, and the band about it that holds them all.
///
/// Across the band a function of θ* is interpolated between two rows or, if the band is wider, three.
struct SignalLine {
    /// Distances from the line in ln |θ*|: of the rows between which the function is interpolated.
    let rows: [Double]
    private let sign: Double
    private let center: Double
    private let height: Double
    private let slope: Double

    /// Nil if the signal changes its sign, or leaves every narrow band.
    init?(_ components: [ComponentPool.Component]) {
        sign = components[0].signal == 0 ? 0 : components[0].signal < 0 ? -1 : 1
        guard sign != 0 else {
            (center, height, slope, rows) = (0, 0, 0, [0])
            return
        }
        let sign = sign
        guard components.allSatisfy({ $0.signal * sign > 0 }) else { return nil }
        let count = Double(components.count)
        let center = components.reduce(0) { $0 + $1.x } / count
        let height = components.reduce(0) { $0 + log(abs($1.signal)) } / count
        let width = components.reduce(0) { $0 + ($1.x - center) * ($1.x - center) }
        let slope = components.reduce(0) { $0 + ($1.x - center) * (log(abs($1.signal)) - height) } / width
        (self.center, self.height, self.slope) = (center, height, slope)
        let farthest = components.reduce(0) { max($0, abs(log(abs($1.signal)) - height - slope * ($1.x - center))) }
        guard farthest < Self.widest else { return nil }
        switch farthest {
        case ..<1e-11: rows = [0]
        case ..<Self.narrow: rows = [-farthest, farthest]
        default: rows = [-farthest, 0, farthest]
        }
    }

    func signal(at x: Double, row: Int) -> Double { sign * exp(height + slope * (x - center) + rows[row]) }

    /// How a component is divided among the rows: by the line or the parabola through them.
    func shares(of component: ComponentPool.Component) -> [Double] {
        guard let edge = rows.last, edge > 0 else { return [1] }
        let u = (log(abs(component.signal)) - height - slope * (component.x - center)) / edge
        return rows.count == 2 ? [0.5 * (1 - u), 0.5 * (1 + u)] : [0.5 * u * (u - 1), 1 - u * u, 0.5 * u * (u + 1)]
    }

    // In these bands a contribution that goes like θ*² is exact to 10⁻⁶ with three rows, 5·10⁻⁶ with two.
    private static let widest = 0.015
    private static let narrow = 0.0015
}
