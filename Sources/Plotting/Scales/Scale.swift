/// From data to the unit interval: 0 at the left or lower end of an axis, 1 at the other.
package struct Scale: Equatable, Sendable {
    package let kind: ScaleKind
    /// The smaller and the larger end, transformed.
    package let lower: Double
    package let upper: Double
    /// The larger end is at the left, or below.
    package var isReversed = false
    /// What lies beyond an end is drawn at it.
    package var isClamped = false
    package var numbers = NumberStyle.automatic

    init(
        kind: ScaleKind, lower: Double, upper: Double, isReversed: Bool = false, isClamped: Bool = false,
        numbers: NumberStyle = .automatic
    ) {
        self.kind = kind
        self.lower = lower
        self.upper = upper
        self.isReversed = isReversed
        self.isClamped = isClamped
        self.numbers = numbers
    }

    /// The domain in data units.
    package var domain: ClosedRange<Double> { kind.inverse(lower)...kind.inverse(upper) }

    /// NaN for values that the scale can't show.
    package func unit(_ value: Double) -> Double { unit(transformed: kind.transform(value)) }

    package func unit(transformed: Double) -> Double {
        let unit = (transformed - lower) / (upper - lower)
        let placed = isReversed ? 1 - unit : unit
        return isClamped && !placed.isNaN ? min(max(placed, 0), 1) : placed
    }

    package func value(atUnit unit: Double) -> Double {
        kind.inverse(lower + (isReversed ? 1 - unit : unit) * (upper - lower))
    }

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

    /// Where a broken axis breaks, if inside its domain.
    package var breakUnit: Double? {
        guard case .broken(let gap) = kind, lower < gap.lowerBound, gap.lowerBound < upper else { return nil }
        return unit(gap.lowerBound)
    }

    /// Where bars and stems start.
    package var baseline: Double {
        if kind == .log { return isReversed ? 1 : 0 }
        return min(max(unit(0), 0), 1)
    }
}
