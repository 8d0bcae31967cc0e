/// Hours, days, months or years on an axis of time, whichever leaves room for the labels.
struct TimeTicks {
    let scale: Scale

    init(_ scale: Scale) { self.scale = scale }

    /// From dense to sparse.
    func candidates(atMost limit: Int) -> [[Tick]] {
        let domain = scale.domain
        guard domain.lowerBound > -CivilDate.reach, domain.upperBound < CivilDate.reach else {
            return LinearTicks(scale).candidates(atMost: limit)
        }
        let span = domain.upperBound - domain.lowerBound
        let steps = TimeStep.all.filter { span / $0.length <= Double(limit + 1) }
        let calendar = steps.map { ticks($0, in: domain) }.filter { !$0.isEmpty && $0.count <= limit }
        // Within a second or so there is no step of the calendar.
        return calendar.isEmpty ? LinearTicks(scale).candidates(atMost: limit) : calendar
    }

    private func ticks(_ step: TimeStep, in domain: ClosedRange<Double>) -> [Tick] {
        var ticks: [Tick] = []
        for place in step.places(from: domain.lowerBound, to: domain.upperBound) {
            ticks.append(
                Tick(value: place, position: scale.unit(place), label: step.label(place, after: ticks.last?.value)))
        }
        return ticks
    }
}
