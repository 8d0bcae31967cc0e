internal import Foundation

/// Ticks at values of the author's choice.
struct ValueTicks {
    private let scale: Scale

    init(_ scale: Scale) { self.scale = scale }

    /// Ascending; values outside the domain are left out.
    func ticks(_ values: [Double]) -> [Tick] {
        let shown = values.sorted().map { (value: $0, position: scale.unit($0)) }.filter { -1e-9...1 + 1e-9 ~= $0.position }
        if scale.kind == .time, let step = TimeStep.between(shown.map(\.value)) {
            let before = [nil] + shown.map { Double?.some($0.value) }
            return zip(shown, before).map { tick, before in
                Tick(value: tick.value, position: tick.position, label: step.label(tick.value, after: before))
            }
        }
        return shown.map { Tick(value: $0.value, position: $0.position, label: label($0.value)) }
    }

    private func label(_ value: Double) -> TickLabel {
        if case .categories(let names) = scale.kind, value >= 0, value < Double(names.count) { return .plain(names[Int(value)]) }
        let exponent = value == 0 ? 0 : Int(log10(value.magnitude).rounded(.down))
        if exponent >= 5 || exponent <= -4 {
            let mantissa = value / pow(10, Double(exponent))
            let isPower = (mantissa - 1).magnitude < 1e-9
            return .power(mantissa: isPower ? nil : significant(mantissa), exponent: exponent)
        }
        return .plain(significant(value))
    }

    /// Up to four decimals, no trailing zeros.
    private func significant(_ value: Double) -> String {
        for decimals in 0...4
        where (value - (value * pow(10, Double(decimals))).rounded() / pow(10, Double(decimals))).magnitude < 1e-9 {
            return NumberText.fixed(value, decimals: decimals)
        }
        return NumberText.fixed(value, decimals: 5)
    }
}
