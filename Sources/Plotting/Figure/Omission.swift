/// Data that a figure can't show, counted: they leave gaps.
package struct Omission: Equatable, Sendable {
    package enum Reason: Equatable, Sendable, CaseIterable {
        case notANumber, infinite, notPositive, insideGap, beyondDomain
    }

    package let series: String?
    package let reason: Reason
    package let count: Int

    /// Those of a panel, one a series and reason. Marks of one series show the same data: what most of them lack counts once.
    static func all(of layers: [Layer], x: Scale, y: Scale, color: ColorScale?) -> [Omission] {
        var found: [Omission] = []
        for layer in layers where layer.geometry.traits.showsData || layer.geometry.traits.hasCells {
            for (reason, count) in counts(layer, x, y, color) {
                let place = found.firstIndex { $0.series == layer.series && $0.reason == reason }
                let omission = Omission(
                    series: layer.series, reason: reason, count: max(count, place.map { found[$0].count } ?? 0))
                if let place { found[place] = omission } else { found.append(omission) }
            }
        }
        return found
    }

    private static func counts(_ layer: Layer, _ x: Scale, _ y: Scale, _ color: ColorScale?) -> [(Reason, Int)] {
        let (data, lost) = (layer.channels, layer.lost)
        var along = [
            reasons(data.x, x.kind), reasons(data.y ?? data.high, y.kind),
            // The lower end of an interval may lie below a logarithmic axis.
            reasons(data.low, .linear),
        ]
        if layer.geometry.traits.hasCells, let color { along.append(reasons(data.value, color.scale.kind)) }
        if layer.geometry.traits.leavesOutBeyond {
            along += [x.isBeyond(data.x), y.isBeyond(data.y)].map { $0.map { $0 ? .beyondDomain : nil } }
        }
        var counts: [Reason: Int] = [:]
        for index in 0..<(along.map(\.count).max() ?? 0) {
            let reason = along.lazy.compactMap { index < $0.count ? $0[index] : nil }.first
            if let reason { counts[reason, default: 0] += 1 }
        }
        counts[.notANumber, default: 0] += lost.notANumber
        counts[.infinite, default: 0] += lost.infinite
        return Reason.allCases.compactMap { reason in counts[reason].flatMap { $0 > 0 ? (reason, $0) : nil } }
    }

    /// Empty where everything can be shown.
    private static func reasons(_ channel: Channel?, _ kind: ScaleKind) -> [Reason?] {
        guard case .numbers(let numbers)? = channel?.values, numbers.contains(where: { kind.transform($0).isNaN }) else {
            return []
        }
        return numbers.map { number in
            guard kind.transform(number).isNaN else { return nil }
            if number.isNaN { return .notANumber }
            if number.isInfinite { return .infinite }
            return kind == .log ? .notPositive : .insideGap
        }
    }

    /// What stands below the figure; `nil` when all is shown.
    static func sentence(_ omissions: [Omission]) -> String? {
        let parts = Reason.allCases.compactMap { reason -> String? in
            let those = omissions.filter { $0.reason == reason }
            let count = those.reduce(0) { $0 + $1.count }
            guard count > 0 else { return nil }
            var names: [String] = []
            for name in those.compactMap(\.series) where !names.contains(name) { names.append(name) }
            let of = names.isEmpty || names.count > 3 ? "" : " of " + names.map { "“\($0)”" }.joined(separator: ", ")
            return
                "\(NumberText.fixed(Double(count), decimals: 0)) \(count == 1 ? "value" : "values")\(of) \(words(reason, count))"
        }
        return parts.isEmpty ? nil : "Not shown: " + parts.joined(separator: "; ") + "."
    }

    private static func words(_ reason: Reason, _ count: Int) -> String {
        switch reason {
        case .notANumber: count == 1 ? "that is no number" : "that are no numbers"
        case .infinite: count == 1 ? "that is infinite" : "that are infinite"
        case .notPositive: "≤ 0 on a logarithmic axis"
        case .insideGap: "where the axis breaks"
        case .beyondDomain: "beyond the ends of an axis"
        }
    }
}

extension Plot {
    /// What of the data the figure can't show.
    package func omissions() throws(PlotError) -> [Omission] { try ScaledFigure(Figure(self)).omissions }
}
