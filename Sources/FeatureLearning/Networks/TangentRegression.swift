internal import Foundation
import Numerics

/// Regression with a kernel that stands still, by gradient flow of (1/2n) Σ (f(x_i) − y_i)² from f = 0, in closed form at every time:
/// f_t(x) = K(x, X) K⁻¹ (I − e^{−Kt/n}) y.
///
/// With the tangent kernel of a network at its start, this is what training would be if the features did not move.
/// - Source: Jacot, Gabriel & Hongler 2018 (arXiv 1806.07572), section 5.
public struct TangentRegression: Sendable {
    private let rates: [Double]
    private let vectors: Matrix
    private let coordinates: [Double]

    /// - Parameters:
    ///   - kernel: K, `[n × n]`.
    ///   - responses: y, `[n]`.
    /// - Throws: ``LinearAlgebraError`` if the kernel is not finite.
    /// - Complexity: one eigendecomposition of order n.
    public init(kernel: Matrix, responses: [Double]) throws(LinearAlgebraError) {
        precondition(kernel.rows == responses.count, "one response a row of the Gram matrix")
        let scale = 1 / Double(responses.count)
        let decomposition = try SymmetricEigendecomposition(of: scale * kernel)
        // Negative ones are rounding errors around zero.
        rates = decomposition.values.map { max($0, 0) }
        vectors = decomposition.vectors
        coordinates = vectors.transposeMultiplied(by: responses).map { scale * $0 }
    }

    /// The largest eigenvalue of K/n: how fast the fastest function is learned.
    public var fastestRate: Double { rates[0] }

    /// Predictions at other points, for any number of times.
    ///
    /// - Parameter testKernel: K(x*, X), `[k × n]`.
    /// - Complexity: k n² once, k n for each time.
    public func predictor(testKernel: Matrix) -> Predictor { Predictor(flow: self, cross: testKernel * vectors) }

    public struct Predictor: Sendable {
        private let flow: TangentRegression
        private let cross: Matrix

        fileprivate init(flow: TangentRegression, cross: Matrix) {
            self.flow = flow
            self.cross = cross
        }

        /// f_t, `[k]`.
        ///
        /// - Parameter time: t ≥ 0; infinite for the interpolant of least norm.
        public func values(at time: Double) -> [Double] {
            cross * flow.coordinates.indices.map { flow.learned(flow.rates[$0], time) * flow.coordinates[$0] }
        }
    }

    /// (1 − e^{−κt})/κ. Of the rates that are zero but for rounding, nothing is ever learned.
    private func learned(_ rate: Double, _ time: Double) -> Double {
        rate > 1e-14 * Double(rates.count) * rates[0] ? -expm1(-rate * time) / rate : 0
    }
}
