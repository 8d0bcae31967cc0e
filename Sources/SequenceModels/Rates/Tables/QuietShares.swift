import Numerics

/// What components give to the entries of a table over ln l and the observation: Σ (θ − s)² = Σ a θ² − 2 Σ b θ + c.
struct QuietShares {
    private(set) var constant = 0.0
    private let rules: [NoiseRule]
    private var squared: [SIMD8<Double>]
    private var linear: [SIMD8<Double>]

    init(rules: [NoiseRule]) {
        self.rules = rules
        squared = Array(repeating: .zero, count: rules.count * EigenvalueStretch.nodes * NoiseRule.groups)
        linear = squared
    }

    mutating func add(eigenvalue: Double, signal: Double) {
        let (stretch, weights) = EigenvalueStretch.weights(of: eigenvalue, stretches: rules.count)
        var mass = 0.0
        rules[stretch].tilted(by: signal, .current) { group, sum, difference in
            mass += sum.sum()
            for node in 0..<EigenvalueStretch.nodes {
                let entry = (stretch * EigenvalueStretch.nodes + node) * NoiseRule.groups + group
                squared[entry] += weights[node] * sum
                if signal > 0 { linear[entry] += (weights[node] * signal) * difference }
            }
        }
        constant += signal * signal * mass
    }

    /// a and b of an entry.
    func share(node: Int, _ index: Int) -> (squared: Double, linear: Double) {
        let entry = node * NoiseRule.groups + index >> 3
        return (squared[entry][index & 7], linear[entry][index & 7])
    }
}
