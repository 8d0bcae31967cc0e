/// Adds w (θ − θ*)² of integrated components at many times, below the truth and beyond it. The caller's two numbers of a record are θ*
/// and w.
///
/// Each panel's time is a polynomial through the panel's 16 nodes, made once. The times that fall into the panel invert it eight at a time;
/// if they are many, 16 of the panel's own do, and θ is a polynomial through these.
///
/// - Parameters:
///   - series: from values at the rule's nodes to coefficients of Legendre polynomials, and from those to coefficients of powers: the eight
///     columns each of four matrices, of the even part and of the odd part, then again.
///   - times: increasing, not negative, filled up to groups of eight, and one group of infinities beyond.
///   - values: room for as many.
///   - scratch: room for ``deepErrorScratch`` groups of eight.
///   - under: `[groups]`.
///   - over: `[groups]`.
package func deepErrors(
    depth: Int, initialScale: Double, rule: (nodes: SIMD8<Double>, weights: SIMD8<Double>),
    series: UnsafePointer<SIMD8<Double>>, records: UnsafePointer<Double>, count: Int, times: UnsafePointer<Double>,
    groups: Int, values: UnsafeMutablePointer<Double>, scratch: UnsafeMutablePointer<SIMD8<Double>>,
    under: UnsafeMutablePointer<SIMD8<Double>>, over: UnsafeMutablePointer<SIMD8<Double>>
) {
    DeepPanelExponentials.fill(scratch, rule.nodes)
    for index in 0..<count {
        let record = records + 8 * index
        let limit = Vector(repeating: record[1])
        var filled = 0
        if record[1] > 0 {
            let component = DeepComponent(
                depth: depth, eigenvalue: record[0], initialScale: initialScale, observation: record[1], limit: record[2])
            let panels = DeepPanels(growth: record[3], growthPanels: Int(record[4]))
            filled = fill(
                values, component, panels, DeepPanelExponentials(panels, rule.nodes, scratch), rule, series, at: times, 8 * groups
            )
        }
        while filled < 8 * groups {
            store(limit, values + filled)
            filled += 8
        }
        add(values, groups, signal: record[6], weight: record[7], under, over)
    }
}

/// How many groups of eight of scratch ``deepErrors`` needs.
package let deepErrorScratch = 2 * saturationPanels

/// θ at the times before the end of the last panel.
///
/// - Returns: how many these are.
@inline(__always)
private func fill(
    _ values: UnsafeMutablePointer<Double>, _ component: DeepComponent, _ panels: DeepPanels,
    _ exponentials: DeepPanelExponentials, _ rule: (nodes: Vector, weights: Vector), _ series: UnsafePointer<Vector>,
    at times: UnsafePointer<Double>, _ count: Int
) -> Int {
    var (start, filled, exponentials) = (0.0, 0, exponentials)
    for index in 0..<panels.count {
        guard filled < count else { break }
        let nodes = DeepPanelNodes(component, panels, index, &exponentials, rule.weights)
        let end = start + nodes.duration
        if times[filled] < end {
            let panel = DeepPanelSeries(nodes, series)
            let crowd = filled + DeepPanelValues.leastTimes
            let isCrowded = crowd <= count && times[crowd - 1] < end
            if isCrowded, let curve = DeepPanelValues(panel, component, nodes.duration, rule.nodes, series) {
                filled = fill(values, from: filled, to: count, times, before: end) { curve.value(after: $0 - start) }
            } else {
                filled = fill(values, from: filled, to: count, times, before: end) { panel.values(after: $0 - start) }
            }
        }
        start = end
    }
    return filled
}

/// θ at the times before a panel's end.
///
/// - Returns: how many are filled then.
@inline(__always)
private func fill(
    _ values: UnsafeMutablePointer<Double>, from first: Int, to count: Int, _ times: UnsafePointer<Double>, before end: Double,
    _ value: (Vector) -> Vector
) -> Int {
    var filled = first
    while filled < count, times[filled] < end {
        // Lanes beyond the panel are filled again by the next one.
        store(value(load(times + filled)), values + filled)
        if times[filled + 7] < end {
            filled += 8
        } else {
            while times[filled] < end { filled += 1 }
        }
    }
    return filled
}

/// The squares of one component's errors, added to those of others.
@inline(__always)
private func add(
    _ values: UnsafeMutablePointer<Double>, _ groups: Int, signal: Double, weight: Double, _ under: UnsafeMutablePointer<Vector>,
    _ over: UnsafeMutablePointer<Vector>
) {
    for group in 0..<groups {
        let distance = load(values + 8 * group) - signal
        let square = weight * distance * distance
        let isUnder = distance .< 0
        under[group] += square.replacing(with: 0, where: .!isUnder)
        over[group] += square.replacing(with: 0, where: isUnder)
    }
}

@inline(__always)
private func load(_ numbers: UnsafePointer<Double>) -> Vector { UnsafeRawPointer(numbers).loadUnaligned(as: Vector.self) }

@inline(__always)
private func store(_ vector: Vector, _ numbers: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(numbers).storeBytes(of: vector, as: Vector.self)
}
