import Numerics

/// How much of a signal's energy lies in the leading learned directions.
///
/// Features whose first few directions hold the whole signal learn it from few samples: the rest of their capacity meets noise alone.
/// - Source: Zhang et al. 2024 (arXiv 2412.18756), section 4.
public struct Alignment: Codable, Sendable, Hashable {
    /// P₁ … P_N: P_k is the share of the energy in the k directions of largest |eigenvalue|. Never decreases, and ends at 1.
    public let shares: [Double]

    /// - Parameters:
    ///   - signal: the signal's coordinates in the learned directions, `[N]`, not all zero.
    ///   - eigenvalues: what each direction is multiplied by, `[N]`, of any sign. Among equals the earlier one comes first.
    /// - Complexity: O(N log N).
    public init(of signal: [Double], under eigenvalues: [Double]) {
        precondition(signal.count == eigenvalues.count, "one eigenvalue for each direction")
        let order = eigenvalues.indices.sorted { first, second in
            let (left, right) = (abs(eigenvalues[first]), abs(eigenvalues[second]))
            return left > right || (left == right && first < second)
        }
        let energy = PairwiseSum.sum(count: signal.count) { signal[$0] * signal[$0] }
        precondition(energy > 0, "a share is of something")
        var sum = 0.0
        shares = order.map { index in
            sum += signal[index] * signal[index]
            return min(sum / energy, 1)
        }
    }

    /// P_k.
    ///
    /// - Parameter count: k from 0 to N.
    public func share(ofLeading count: Int) -> Double { count == 0 ? 0 : shares[count - 1] }
}
