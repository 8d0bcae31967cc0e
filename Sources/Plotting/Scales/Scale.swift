/// From data to the unit interval: 0 at the left or lower end of an axis, 1 at the other.
package struct Scale: Equatable, Sendable {
    package let kind: ScaleKind
    /// The ends, transformed.
    package let lower: Double
    package let upper: Double

    /// The domain in data units.
    package var domain: ClosedRange<Double> { kind.inverse(lower)...kind.inverse(upper) }

    /// NaN for values that the scale can't show.
    package func unit(_ value: Double) -> Double { unit(transformed: kind.transform(value)) }

    package func unit(transformed: Double) -> Double { (transformed - lower) / (upper - lower) }

    package func value(atUnit unit: Double) -> Double { kind.inverse(lower + unit * (upper - lower)) }

    package func units(_ channel: Channel) -> [Double] { transformed(channel).map { unit(transformed: $0) } }

    /// Each datum transformed; NaN where the scale can't show it.
    package func transformed(_ channel: Channel) -> [Double] {
        switch channel.values {
        case .numbers(let numbers): return numbers.map(kind.transform)
        case .categories(let names):
            guard case .categories(let order) = kind else { return names.map { _ in .nan } }
            let positions = Dictionary(order.enumerated().map { ($1, Double($0)) }, uniquingKeysWith: { first, _ in first })
            return names.map { positions[$0] ?? .nan }
        }
    }

    /// Where bars and stems start.
    package var baseline: Double {
        kind == .log ? 0 : min(max(unit(0), 0), 1)
    }
}
