/// Integrates the way of a component. What is kept of it is a record of 8 numbers, λ, z, β∞, growth, growth panels, the number of
/// times and two for the caller; and the times of its panels' ends.
///
/// - Parameters:
///   - rule: the nodes and weights of the upper half of the Gauss–Legendre rule with 16 nodes.
///   - limit: β∞, where θ = z.
///   - growth: asinh(β∞/2s₀).
///   - panels: into how many the growth is divided.
///   - record: 8 numbers.
///   - times: as many as there are panels, those of the saturation too, and one more.
package func deepIntegrate(
    depth: Int, initialScale: Double, eigenvalue: Double, observation: Double, limit: Double, growth: Double,
    panels: Int, rule: (nodes: SIMD8<Double>, weights: SIMD8<Double>), record: UnsafeMutablePointer<Double>,
    times: UnsafeMutablePointer<Double>
) {
    (record[0], record[1], record[2], record[3], record[4]) = (eigenvalue, observation, limit, growth, Double(panels))
    record[5] = Double(panels + saturationPanels + 1)
    path(depth, initialScale, record, times, rule).integrate(into: times)
}

/// β, θ and z − θ of one integrated component.
package func deepState(
    depth: Int, initialScale: Double, rule: (nodes: SIMD8<Double>, weights: SIMD8<Double>), record: UnsafePointer<Double>,
    times: UnsafePointer<Double>, time: Double
) -> (coefficient: Double, value: Double, residual: Double) {
    path(depth, initialScale, record, times, rule).state(at: time)
}

/// Σ w (θ − θ*)² of integrated components, below the truth and beyond it. The caller's two numbers of a record are θ* and w.
///
/// - Parameter times: those of all components, one after another.
package func deepSplit(
    depth: Int, initialScale: Double, rule: (nodes: SIMD8<Double>, weights: SIMD8<Double>), records: UnsafePointer<Double>,
    count: Int, times: UnsafePointer<Double>, time: Double
) -> (under: Double, over: Double) {
    var (under, over) = (0.0, 0.0)
    var times = times
    for index in 0..<count {
        let record = records + 8 * index
        var value = 0.0
        if record[1] > 0 { value = path(depth, initialScale, record, times, rule).state(at: time).value }
        times += Int(record[5])
        let distance = value - record[6]
        let square = record[7] * distance * distance
        if distance < 0 { under += square } else { over += square }
    }
    return (under, over)
}

@inline(__always)
private func path(
    _ depth: Int, _ initialScale: Double, _ record: UnsafePointer<Double>, _ times: UnsafePointer<Double>,
    _ rule: (nodes: Vector, weights: Vector)
) -> DeepPath {
    DeepPath(
        component: DeepComponent(
            depth: depth, eigenvalue: record[0], initialScale: initialScale, observation: record[1], limit: record[2]),
        panels: DeepPanels(growth: record[3], growthPanels: Int(record[4])), times: times, rule: rule)
}
