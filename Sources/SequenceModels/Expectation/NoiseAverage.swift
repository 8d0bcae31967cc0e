import Numerics

/// The mean error curve of pooled components over equally spaced values of their noise.
struct NoiseAverage: ErrorCurve {
    /// Of a fixed size each, evaluated in parallel.
    private let parts: [Part]

    private struct Part: Sendable {
        let curve: any ErrorCurve
        let sign: Double
    }

    /// - Parameter count: of noise values, even.
    init(of flow: any GradientFlow, _ pool: ComponentPool, noise: Double, count: Int) {
        let step = 2 * Self.range / Double(count)
        let nodes = (0..<count).map { (Double($0) + 0.5) * step - Self.range }
        let densities = nodes.map { step * NormalDistribution.density($0) }
        let groups = [1.0, -1].flatMap { sign in
            let entries = pool.entries.filter { $0.weight * sign > 0 }
            return entries.indices.split(every: max(1, Self.partLength / count)).map { (sign: sign, entries: entries[$0]) }
        }
        parts = groups.parallelMap { group in
            Part(curve: flow.errorCurve(of: Self.components(group.entries, noise, nodes, densities)), sign: group.sign)
        }
    }

    func split(at time: Double) -> ErrorSplit {
        let splits = parts.parallelMap { $0.curve.split(at: time) }
        // Weights have signs: what is infinite in some part is so in the mean, and no difference of two infinities.
        guard splits.allSatisfy({ $0.overshoot.isFinite }) else { return ErrorSplit(undershoot: 0, overshoot: .infinity) }
        return ErrorSplit(
            undershoot: PairwiseSum.sum(count: splits.count) { parts[$0].sign * splits[$0].undershoot },
            overshoot: PairwiseSum.sum(count: splits.count) { parts[$0].sign * splits[$0].overshoot })
    }

    /// Every entry under every value of the noise; of −z and z, without signal, one.
    private static func components(
        _ entries: ArraySlice<ComponentPool.Entry>, _ noise: Double, _ nodes: [Double], _ densities: [Double]
    ) -> FlowComponents {
        var (eigenvalues, observation, signal, weights) = ([Double](), [Double](), [Double](), [Double]())
        for entry in entries {
            let isSymmetric = entry.signal == 0
            for index in (isSymmetric ? nodes.count / 2 : 0)..<nodes.count {
                eigenvalues.append(entry.eigenvalue)
                observation.append(entry.signal + noise * nodes[index])
                signal.append(entry.signal)
                weights.append(abs(entry.weight) * densities[index] * (isSymmetric ? 2 : 1))
            }
        }
        return FlowComponents(eigenvalues: eigenvalues, observation: observation, signal: signal, weights: weights)
    }

    /// Components of a part: milliseconds of work, so that waiting for another core never costs more than it saves.
    private static let partLength = 16_384

    /// In standard deviations: what lies beyond has probability 2·10⁻⁹.
    private static let range = 6.0
}
