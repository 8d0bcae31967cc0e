internal import Foundation

/// Zero and the decades on both sides of it.
struct SymlogTicks {
    /// A decade without a label has a tick from this length on, in px.
    private static let roomForDecade = 5.0
    /// From so many decades on from label to label, their exponents are round.
    private static let wideStride = 5

    let scale: Scale
    let threshold: Double

    /// From dense to sparse.
    ///
    /// - Parameter length: of the axis, in px.
    func candidates(atMost limit: Int, length: Double) -> [[Tick]] {
        let domain = scale.domain
        let largest = min(max(domain.lowerBound.magnitude, domain.upperBound.magnitude), .greatestFiniteMagnitude)
        let first = Int(log10(threshold).rounded(.up))
        let last = Int(log10(largest).rounded(.down))
        guard first <= last else { return LinearTicks(scale).candidates(atMost: limit) }
        let hasOthers = length / (scale.upper - scale.lower) >= Self.roomForDecade
        let byDecade = [1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 500].flatMap { stride in
            (first...min(first + 2, last)).map { innermost in
                ticks(first...last, stride: stride, innermost: innermost, in: domain).filter { hasOthers || $0.isMajor }
            }
        }.filter { $0.count(where: \.isMajor) <= limit }
        // A domain far from zero may hold no power of ten.
        return byDecade + LinearTicks(scale).candidates(atMost: limit)
    }

    /// - Parameter innermost: the first decade with a label: near zero there is little room.
    private func ticks(_ decades: ClosedRange<Int>, stride: Int, innermost: Int, in domain: ClosedRange<Double>) -> [Tick] {
        var ticks: [Tick] = []
        func append(_ value: Double, _ label: TickLabel?) {
            if domain.contains(value) { ticks.append(Tick(value: value, position: scale.unit(value), label: label)) }
        }
        func label(_ decade: Int) -> TickLabel? {
            let isOne = stride < Self.wideStride ? decades.upperBound - decade : decade
            guard decade >= innermost, isOne.isMultiple(of: stride) else { return nil }
            return .power(mantissa: nil, exponent: decade)
        }
        for decade in decades.reversed() { append(-pow(10, Double(decade)), label(decade).map(negative)) }
        append(0, .plain("0"))
        for decade in decades { append(pow(10, Double(decade)), label(decade)) }
        return ticks
    }

    private func negative(_ label: TickLabel) -> TickLabel {
        guard case .power(let mantissa, let exponent, _) = label else { return label }
        return .power(mantissa: mantissa, exponent: exponent, isNegative: true)
    }
}
