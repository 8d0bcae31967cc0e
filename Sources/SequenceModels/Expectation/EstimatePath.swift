import Numerics

/// The estimates of a flow at a row of times, and how far they are from each other.
struct EstimatePath {
    /// Σ (θ_j/z_j)², at each time.
    let learnedComponents: [Double]
    /// Row by row.
    private let distances: [Double]
    private let count: Int

    /// - Complexity: O(N K²) for K times.
    init(of flow: any GradientFlow, eigenvalues: [Double], observation: [Double], times: [Double]) {
        let blocks = eigenvalues.indices.split(every: 128).parallelMap { block in
            block.reduce(into: Sums(count: times.count)) { sums, index in
                let observed = observation[index]
                guard observed != 0 else { return }
                // One component's error against a truth of zero is θ².
                let curve = flow.errorCurve(
                    of: FlowComponents(eigenvalues: [eigenvalues[index]], observation: [observed], signal: [0]))
                sums.add(times.map { curve.split(at: $0).total.squareRoot() }, of: abs(observed))
            }
        }
        count = times.count
        learnedComponents = (0..<count).map { k in PairwiseSum.sum(blocks.map { $0.learned[k] }) }
        distances = (0..<count * count).map { pair in PairwiseSum.sum(blocks.map { $0.distances[pair] }) }
    }

    /// ‖θ(t_k) − θ(t_l)‖².
    func squaredDistance(_ k: Int, _ l: Int) -> Double { distances[k * count + l] }

    private struct Sums: Sendable {
        var learned: [Double]
        var distances: [Double]

        init(count: Int) {
            learned = [Double](repeating: 0, count: count)
            distances = [Double](repeating: 0, count: count * count)
        }

        mutating func add(_ values: [Double], of observation: Double) {
            for k in values.indices {
                let fraction = values[k] / observation
                learned[k] += fraction * fraction
                for l in k..<values.count {
                    distances[k * values.count + l] += (values[l] - values[k]) * (values[l] - values[k])
                }
            }
        }
    }
}
