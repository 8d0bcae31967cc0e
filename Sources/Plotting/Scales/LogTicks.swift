internal import Foundation

/// Decades and their parts on a logarithmic axis.
struct LogTicks {
    /// Below this many decades, parts of a decade have labels.
    private static let shortSpan = 2.2
    /// Below this many, round numbers of a linear axis serve better.
    private static let tinySpan = 0.5
    /// A decade shows its parts from this length on, in px.
    private static let roomForParts = 26.0
    /// A decade without a label has a tick from this length on, in px.
    private static let roomForDecade = 5.0

    private let scale: Scale

    init(_ scale: Scale) { self.scale = scale }

    /// From dense to sparse.
    func candidates(atMost limit: Int, length: Double) -> [[Tick]] {
        let span = scale.upper - scale.lower
        if span < Self.tinySpan { return LinearTicks(scale).candidates(atMost: limit) }
        let parts = [[1, 2, 3, 5], [1, 2, 5], [1, 3], [1, 5], [1]].map(partTicks).filter { $0.count(where: \.isMajor) <= limit }
        if span < Self.shortSpan { return parts + LinearTicks(scale).candidates(atMost: limit) }
        let byDecade = [1, 2, 3, 4, 5, 10, 20, 50, 100, 200, 500].map { stride in
            decadeTicks(
                stride: stride, hasParts: length / span >= Self.roomForParts, hasOthers: length / span >= Self.roomForDecade)
        }.filter { $0.count(where: \.isMajor) <= limit }
        // Up to two decades may hold a single power of ten.
        return byDecade + parts
    }

    private var decades: ClosedRange<Int> {
        Int(scale.lower.rounded(.down))...Int(scale.upper.rounded(.up))
    }

    private func decadeTicks(stride: Int, hasParts: Bool, hasOthers: Bool) -> [Tick] {
        var ticks: [Tick] = []
        for decade in decades where hasOthers || decade.isMultiple(of: stride) {
            let isLabelled = decade.isMultiple(of: stride)
            append(1, decade, isLabelled ? .power(mantissa: nil, exponent: decade) : nil, to: &ticks)
            if stride == 1, hasParts { for part in 2...9 { append(part, decade, nil, to: &ticks) } }
        }
        return ticks
    }

    private func partTicks(_ labelled: [Int]) -> [Tick] {
        var ticks: [Tick] = []
        for decade in decades {
            for part in 1...9 {
                append(part, decade, labelled.contains(part) ? label(part, decade) : nil, to: &ticks)
            }
        }
        return ticks
    }

    private func append(_ part: Int, _ decade: Int, _ label: TickLabel?, to ticks: inout [Tick]) {
        let transformed = log10(Double(part)) + Double(decade)
        guard transformed >= scale.lower - 1e-9, transformed <= scale.upper + 1e-9 else { return }
        ticks.append(Tick(value: value(part, decade), position: scale.unit(transformed: transformed), label: label))
    }

    private func value(_ part: Int, _ decade: Int) -> Double {
        decade >= 0 ? Double(part) * pow(10, Double(decade)) : Double(part) / pow(10, Double(-decade))
    }

    private var arePlain: Bool { scale.lower >= -3 && scale.upper < 5 }

    private func label(_ part: Int, _ decade: Int) -> TickLabel {
        if arePlain { return .plain(NumberText.fixed(value(part, decade), decimals: max(0, -decade))) }
        return .power(mantissa: part == 1 ? nil : String(part), exponent: decade)
    }
}
