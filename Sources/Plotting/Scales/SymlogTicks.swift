internal import Foundation

/// Zero and the decades on both sides of it.
struct SymlogTicks {
    let scale: Scale
    let threshold: Double

    /// From dense to sparse.
    func candidates(atMost limit: Int) -> [[Tick]] {
        let domain = scale.domain
        let largest = max(domain.lowerBound.magnitude, domain.upperBound.magnitude)
        let first = Int(log10(threshold).rounded(.up))
        let last = Int(log10(largest).rounded(.down))
        guard first <= last else { return LinearTicks(scale).candidates(atMost: limit) }
        return [1, 2, 3, 4, 5, 10, 20, 50, 100].map { stride in
            ticks(first...last, stride: stride, in: domain)
        }.filter { $0.count(where: \.isMajor) <= limit }
    }

    private func ticks(_ decades: ClosedRange<Int>, stride: Int, in domain: ClosedRange<Double>) -> [Tick] {
        var ticks: [Tick] = []
        func append(_ value: Double, _ label: TickLabel?) {
            if domain.contains(value) { ticks.append(Tick(value: value, position: scale.unit(value), label: label)) }
        }
        for decade in decades.reversed() {
            let label = TickLabel.power(mantissa: nil, exponent: decade)
            append(-pow(10, Double(decade)), (decades.upperBound - decade).isMultiple(of: stride) ? negative(label) : nil)
        }
        append(0, .plain("0"))
        for decade in decades {
            let label = TickLabel.power(mantissa: nil, exponent: decade)
            append(pow(10, Double(decade)), (decades.upperBound - decade).isMultiple(of: stride) ? label : nil)
        }
        return ticks
    }

    private func negative(_ label: TickLabel) -> TickLabel {
        guard case .power(let mantissa, let exponent, _) = label else { return label }
        return .power(mantissa: mantissa, exponent: exponent, isNegative: true)
    }
}
