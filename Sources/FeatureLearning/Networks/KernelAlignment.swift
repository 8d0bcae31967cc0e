import Numerics

/// How well a kernel suits responses: the cosine between its centred Gram matrix and that of the ideal kernel y yᵀ.
///
/// 1 if one function of the kernel's space, the responses themselves, has all of its mass; near 0 if its mass is elsewhere. The scale of
/// the kernel and constant functions don't matter.
/// - Source: Cortes, Mohri & Rostamizadeh 2012 (arXiv 1203.0550), definition 4.
public struct KernelAlignment: Sendable, Hashable, Codable {
    /// From 0 to 1.
    public let value: Double

    /// - Parameters:
    ///   - kernel: K, `[n × n]`, symmetric and positive semi-definite.
    ///   - responses: y, `[n]`, not all equal.
    /// - Complexity: O(n²).
    public init(of kernel: Matrix, with responses: [Double]) {
        precondition(kernel.rows == kernel.columns && kernel.rows == responses.count, "one response a row of the Gram matrix")
        let mean = Summary(responses).mean
        let centred = responses.map { $0 - mean }
        let energy = PairwiseSum.sum(centred.map { $0 * $0 })
        precondition(energy > 0, "responses that differ")
        // The centred responses don't see what centring takes off the kernel.
        let form = PairwiseSum.sum(zip(centred, kernel * centred).map(*))
        value = form / (energy * Self.centredNorm(of: kernel))
    }

    /// ‖HKH‖, H = I − 11ᵀ/n.
    private static func centredNorm(of kernel: Matrix) -> Double {
        let count = kernel.rows
        let means = (0..<count).map { PairwiseSum.sum(kernel.column($0)) / Double(count) }
        let total = PairwiseSum.sum(means) / Double(count)
        let squares = PairwiseSum.sum(count: count) { column in
            PairwiseSum.sum(count: count) { row in
                let element = kernel[row, column] - means[row] - means[column] + total
                return element * element
            }
        }
        return squares.squareRoot()
    }
}
