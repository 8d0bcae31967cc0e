internal import Foundation

/// Round numbers on a linear axis: steps of 1, 2 or 5 times a power of ten.
struct LinearTicks {
    /// The domain; of a broken axis, what lies before the gap and what lies behind it.
    private let parts: [ClosedRange<Double>]
    private let position: (Double) -> Double

    init(_ scale: Scale) {
        let domain = scale.domain
        if case .broken(let gap) = scale.kind, domain.contains(gap.lowerBound), domain.contains(gap.upperBound) {
            parts = [domain.lowerBound...gap.lowerBound, gap.upperBound...domain.upperBound]
        } else {
            parts = [domain]
        }
        position = { scale.unit($0) }
    }

    /// From dense to sparse; none has more than `limit` labels.
    func candidates(atMost limit: Int) -> [[Tick]] {
        let span = parts.reduce(0) { $0 + ($1.upperBound - $1.lowerBound) }
        let least = span / Double(limit)
        guard least > 0, span.isFinite else { return [] }
        let exponent = Int(log10(least).rounded(.down))
        var candidates: [[Tick]] = []
        for power in exponent...exponent + 2 {
            for factor in [1, 2, 5] {
                let ticks = apart(parts.flatMap { self.ticks(in: $0, factor: factor, power: power) })
                if ticks.count <= limit, !ticks.isEmpty { candidates.append(ticks) }
            }
        }
        return candidates
    }

    /// Where an axis breaks, two numbers stand at one place: the first is left out.
    private func apart(_ ticks: [Tick]) -> [Tick] {
        guard parts.count > 1 else { return ticks }
        return zip(ticks, ticks.dropFirst().map(\.position) + [.infinity]).filter { abs($0.position - $1) > 1e-9 }.map(\.0)
    }

    private func ticks(in part: ClosedRange<Double>, factor: Int, power: Int) -> [Tick] {
        let (lower, upper) = (part.lowerBound, part.upperBound)
        let step = Double(factor) * pow(10, Double(power))
        let tolerance = 1e-9
        let first = (lower / step - tolerance).rounded(.up)
        let last = (upper / step + tolerance).rounded(.down)
        guard first <= last, last - first < 1000, first.magnitude < 1e15, last.magnitude < 1e15 else { return [] }
        let format = LinearFormat(largest: max(lower.magnitude, upper.magnitude), power: power)
        return (Int(first)...Int(last)).compactMap { multiple in
            let value = decimal(multiple * factor, power: power)
            let place = position(value)
            return place.isFinite ? Tick(value: value, position: place, label: format.label(value)) : nil
        }
    }

    /// `digits` · 10^`power`, rounded once.
    private func decimal(_ digits: Int, power: Int) -> Double {
        power >= 0 ? Double(digits) * pow(10, Double(power)) : Double(digits) / pow(10, Double(-power))
    }
}
