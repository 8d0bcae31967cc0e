/// Chooses an axis's ticks: as many labels as its length has room for, and never two that touch.
package struct TickChoice {
    package var scale: Scale
    /// Of the axis, in px.
    package var length: Double
    /// Labels are at least this far apart from centre to centre, in px.
    package var spacing: Double
    /// Between two labels, in px.
    package var gap: Double
    /// A label's extent along the axis, in px.
    package var extent: (TickLabel) -> Double

    package init(
        scale: Scale, length: Double, spacing: Double, gap: Double, extent: @escaping (TickLabel) -> Double
    ) {
        self.scale = scale
        self.length = length
        self.spacing = spacing
        self.gap = gap
        self.extent = extent
    }

    /// From the left or from below. At least one label whenever a round number lies in the domain.
    package func ticks(_ chosen: [Double]? = nil) -> [Tick] {
        if let chosen { return LabelThinning.thinned(inOrder(ValueTicks(scale).ticks(chosen)), isClear: isClear) }
        switch scale.kind {
        case .categories(let names): return inOrder(categoryTicks(names))
        case .linear, .broken: return firstClear(LinearTicks(scale).candidates(atMost: budget))
        case .squareRoot: return firstClear(SquareRootTicks(scale).candidates(atMost: budget))
        case .time: return firstClear(TimeTicks(scale).candidates(atMost: budget))
        case .log: return firstClear(LogTicks(scale).candidates(atMost: budget, length: length))
        case .symlog(let threshold):
            return firstClear(SymlogTicks(scale: scale, threshold: threshold).candidates(atMost: budget, length: length))
        }
    }

    /// From the left or from below, as the author wants them written.
    private func inOrder(_ ticks: [Tick]) -> [Tick] {
        let written = scale.numbers == .si ? ticks.map(\.withPrefix) : ticks
        return scale.isReversed ? written.reversed() : written
    }

    private var budget: Int { max(2, Int(length / spacing) + 1) }

    private func categoryTicks(_ names: [String]) -> [Tick] {
        names.enumerated().map { index, name in
            Tick(value: Double(index), position: scale.unit(transformed: Double(index)), label: .plain(name))
        }
    }

    /// The densest candidate that is clear; when none is, the sparsest with labels dropped until it is.
    private func firstClear(_ unordered: [[Tick]]) -> [Tick] {
        let candidates = unordered.map(inOrder)
        for ticks in candidates where ticks.count(where: \.isMajor) >= 2 && isClear(ticks) { return ticks }
        let sparse = candidates.last { $0.contains(where: \.isMajor) } ?? candidates.first ?? []
        return LabelThinning.thinned(sparse, isClear: isClear)
    }

    /// Whether no two neighbouring labels touch.
    package func isClear(_ ticks: [Tick]) -> Bool {
        var end = -Double.infinity
        for tick in ticks {
            guard let label = tick.label else { continue }
            let half = extent(label) / 2
            let centre = tick.position * length
            if centre - half < end + gap { return false }
            end = centre + half
        }
        return true
    }
}
