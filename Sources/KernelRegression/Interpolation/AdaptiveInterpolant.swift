internal import Foundation
import Numerics

extension DiagonalAdaptiveKernel {
    /// The end of training, t → ∞, without integrating: of all interpolants, the one whose dual coordinates u are Φᵀν for some ν.
    ///
    /// - Parameters:
    ///   - loss: with at least as many functions as samples.
    ///   - eigenvalues: λ, `[N]`.
    ///   - tolerance: of the fit, relative to ‖y‖.
    /// - Complexity: ten to some dozens of Newton steps, each O(n² N + n³/3): a convex problem in n unknowns.
    /// - Throws: ``InterpolationFailure``; ``FlowDomainError`` for an illegal eigenvalue.
    public func limit(
        on loss: EmpiricalLoss, eigenvalues: [Double], tolerance: Double = 1e-10
    ) throws -> FlowSnapshot {
        try check(eigenvalues, for: loss)
        var search = AdaptiveInterpolantSearch(kernel: self, loss: loss, eigenvalues: eigenvalues)
        try search.run(tolerance: tolerance)
        let strengths = zip(search.parameters, eigenvalues).map { strength($0, eigenvalue: $1) }
        return FlowSnapshot(
            time: .infinity, coefficients: zip(strengths, search.parameters).map { $0 * $1 }, learnedEigenvalues: strengths)
    }
}

/// Newton's method for ν ↦ Φθ(Φᵀν) − y, the gradient of a convex function.
private struct AdaptiveInterpolantSearch {
    private let kernel: DiagonalAdaptiveKernel
    private let loss: EmpiricalLoss
    private let eigenvalues: [Double]
    private let coordinates: [DualCoordinate]
    private let bounds: [Double]
    private var points: [DualCoordinate.Point]
    /// y − Φθ.
    private var residual: [Double]

    init(kernel: DiagonalAdaptiveKernel, loss: EmpiricalLoss, eigenvalues: [Double]) {
        self.kernel = kernel
        self.loss = loss
        self.eigenvalues = eigenvalues
        coordinates = eigenvalues.map { DualCoordinate(kernel: kernel, eigenvalue: $0) }
        bounds = coordinates.map(\.bound)
        points = [DualCoordinate.Point](repeating: DualCoordinate.Point(), count: eigenvalues.count)
        residual = loss.responses
    }

    var parameters: [Double] { Self.parameters(points, coordinates) }

    mutating func run(tolerance: Double) throws(InterpolationFailure) {
        let target = Self.norm(loss.responses)
        for _ in 0..<200 {
            if Self.norm(residual) <= tolerance * target { return }
            let direction = try newtonDirection()
            guard move(along: direction) else { break }
        }
        guard Self.norm(residual) <= tolerance * target else {
            throw .noConvergence(relativeResidual: Self.norm(residual) / target)
        }
    }

    /// (ΦGΦᵀ)⁻¹(y − Φθ), G = dθ/du = a b^D dθ/dβ.
    private func newtonDirection() throws(InterpolationFailure) -> [Double] {
        let roots = zip(parameters, eigenvalues).map { beta, eigenvalue in
            let law = kernel.derivatives(beta, eigenvalue: eigenvalue)
            return (law.strength * law.sensitivity).squareRoot()
        }
        do {
            return try CholeskyFactorization(of: loss.design.scaling(columns: roots).outerGram()).solve(residual)
        } catch {
            throw .noInterpolant
        }
    }

    /// Halves the step until the convex function's slope along it has not turned steeply upwards.
    private mutating func move(along direction: [Double]) -> Bool {
        let change = loss.design.transposeMultiplied(by: direction)
        let slope = Self.dot(direction, residual)
        var step = 1.0
        while step > 1e-12 {
            if let next = points(after: step, change) {
                let after = self.residual(next)
                if Self.dot(direction, after) >= -0.5 * slope {
                    points = next
                    residual = after
                    return true
                }
            }
            step *= 0.5
        }
        return false
    }

    /// Nil if the step leaves the domain.
    private func points(after step: Double, _ change: [Double]) -> [DualCoordinate.Point]? {
        var next = points
        for index in next.indices {
            let value = points[index].value + step * change[index]
            guard abs(value) < bounds[index] else { return nil }
            next[index] = coordinates[index].point(at: value, from: points[index])
        }
        return next
    }

    private func residual(_ points: [DualCoordinate.Point]) -> [Double] {
        let parameters = Self.parameters(points, coordinates)
        let coefficients = parameters.indices.map { index in
            kernel.strength(parameters[index], eigenvalue: eigenvalues[index]) * parameters[index]
        }
        return zip(loss.responses, loss.design * coefficients).map { $0 - $1 }
    }

    private static func parameters(_ points: [DualCoordinate.Point], _ coordinates: [DualCoordinate]) -> [Double] {
        zip(points, coordinates).map { $1.scale * sinh($0.place) }
    }

    private static func dot(_ left: [Double], _ right: [Double]) -> Double {
        PairwiseSum.sum(count: left.count) { left[$0] * right[$0] }
    }

    private static func norm(_ vector: [Double]) -> Double { dot(vector, vector).squareRoot() }
}
