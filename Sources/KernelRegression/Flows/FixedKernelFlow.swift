internal import Foundation
import Numerics
import SequenceModels

/// Gradient flow with a fixed kernel K(x, x') = Σ λ_j e_j(x) e_j(x'): θ_j = √λ_j β_j, so f_t(X) = (I − e^{−Kt/n}) y.
///
/// - Source: Li & Lin 2024 (arXiv 2409.00894), eq. (2); kernel gradient flow, Yao, Rosasco & Caponnetto 2007.
public struct FixedKernelFlow: KernelFlow, Hashable, Codable {
    public init() {}

    public var label: String { "fixed kernel" }

    /// - Throws: ``FlowDomainError``; ``LinearAlgebraError`` if the design is not finite.
    /// - Complexity: one eigendecomposition of the order min(n, N); each time then costs O(n N).
    public func start(on loss: EmpiricalLoss, eigenvalues: [Double]) throws -> Trajectory {
        try check(eigenvalues, for: loss)
        return try Trajectory(loss: loss, eigenvalues: eigenvalues)
    }

    public struct Trajectory: FlowTrajectory {
        public private(set) var time = 0.0
        /// √λ, `[N]`.
        public let learnedEigenvalues: [Double]
        /// θ = T diag((1 − e^{−κt})/κ) c.
        private let transform: Matrix
        private let rates: [Double]
        private let coordinates: [Double]

        init(loss: EmpiricalLoss, eigenvalues: [Double]) throws(LinearAlgebraError) {
            learnedEigenvalues = eigenvalues.map { $0.squareRoot() }
            if let normal = loss.normal {
                let roots = Matrix.diagonal(learnedEigenvalues)
                let scaled = normal.gram.scaling(columns: learnedEigenvalues).transposed
                    .scaling(columns: learnedEigenvalues)
                let decomposition = try SymmetricEigendecomposition(of: scaled)
                let start = zip(learnedEigenvalues, normal.correlation).map { $0 * $1 }
                rates = decomposition.values
                transform = roots * decomposition.vectors
                coordinates = decomposition.vectors.transposeMultiplied(by: start)
            } else {
                let scale = 1 / Double(loss.sampleSize)
                let features = loss.design.scaling(columns: learnedEigenvalues)
                let decomposition = try SymmetricEigendecomposition(of: scale * features.outerGram())
                rates = decomposition.values
                transform = loss.design.scaling(columns: eigenvalues).transposeMultiplied(by: decomposition.vectors)
                coordinates = decomposition.vectors.transposeMultiplied(by: loss.responses).map { scale * $0 }
            }
        }

        public var coefficients: [Double] {
            transform * coordinates.indices.map { learned(rates[$0]) * coordinates[$0] }
        }

        /// Time may also go back, and be infinite: the interpolant of least norm, or the least-squares fit.
        public mutating func advance(to time: Double) throws(FlowDomainError) {
            try FlowDomainError.check(time: time)
            self.time = time
        }

        /// (1 − e^{−κt})/κ. Of the rates that are zero but for rounding, nothing is ever learned.
        private func learned(_ rate: Double) -> Double {
            let floor = 1e-14 * Double(rates.count) * (rates.first ?? 0)
            guard rate > floor else { return 0 }
            return -expm1(-rate * time) / rate
        }
    }
}
