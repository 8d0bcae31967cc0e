internal import Foundation
import Numerics

/// Quiet components (``QuietThreshold``) in expectation over their noise: E Σ (θ − s)² over them, in units of the noise
/// (``ScaledFlow``).
///
/// The flow is tabulated over ln l (Chebyshev points on short stretches) and over the observation (Gauss–Legendre). A model only
/// distributes its components over the table's entries (``QuietShares``).
struct QuietComponents: Sendable {
    let threshold: QuietThreshold
    /// For each stretch of ln l: the observations up to its threshold.
    private let rules: [NoiseRule]
    /// θ over time: for each node of ln l, the nodes of its rule one after another.
    private let curves: [[Double]]
    private let timeCount: Int

    init(_ flow: ScaledFlow, threshold: QuietThreshold, smallestEigenvalue: Double) {
        self.threshold = threshold
        timeCount = flow.times.count
        let rules = (0..<EigenvalueStretch.count(downTo: smallestEigenvalue)).map { stretch in
            NoiseRule(threshold: threshold.observation(stretch: stretch))
        }
        self.rules = rules
        curves = (0..<rules.count * EigenvalueStretch.nodes).parallelMap { node in
            let workspace = ScaledFlow.Workspace(flow)
            let eigenvalue = EigenvalueStretch.eigenvalue(ofNode: node)
            return rules[node / EigenvalueStretch.nodes].observations.flatMap { observation in
                flow.fill(workspace, eigenvalue: eigenvalue, observation: observation)
                return workspace.values()
            }
        }
    }

    /// E Σ (θ − s)² over the components while they are quiet, at each time.
    ///
    /// - Parameters:
    ///   - eigenvalues: l, `[N]`, not below the smallest.
    ///   - signal: s, `[N]`, not negative.
    func expectedError(eigenvalues: [Double], signal: [Double]) -> [Double] {
        var shares = QuietShares(rules: rules)
        for (eigenvalue, signal) in zip(eigenvalues, signal) where eigenvalue <= QuietThreshold.largestEigenvalue {
            shares.add(eigenvalue: eigenvalue, signal: signal)
        }
        var sums = [Double](repeating: shares.constant, count: timeCount)
        for (node, curve) in curves.enumerated() {
            for index in 0..<NoiseRule.count {
                let (squared, linear) = shares.share(node: node, index)
                if squared == 0 { continue }
                for time in 0..<timeCount {
                    let value = curve[index * timeCount + time]
                    sums[time] += value * (squared * value - 2 * linear)
                }
            }
        }
        return sums
    }
}
