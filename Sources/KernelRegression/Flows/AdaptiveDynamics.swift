import Numerics

/// β' = a b^D g(β) and its linearization, evaluated in place.
struct AdaptiveDynamics: Sendable {
    let kernel: DiagonalAdaptiveKernel
    let loss: any SquaredLoss
    let eigenvalues: [Double]
    /// min(√λ, b₀/√D), `[N]`.
    let scales: [Double]

    init(kernel: DiagonalAdaptiveKernel, loss: any SquaredLoss, eigenvalues: [Double]) {
        self.kernel = kernel
        self.loss = loss
        self.eigenvalues = eigenvalues
        scales = eigenvalues.map { kernel.scale(eigenvalue: $0) }
    }

    var count: Int { eigenvalues.count }

    /// Room for what an evaluation needs on the way.
    struct Room: Sendable {
        var strength: [Double]
        var coefficients: [Double]
        var residual: [Double]

        init(count: Int, sampleSize: Int) {
            strength = [Double](repeating: 0, count: count)
            coefficients = strength
            residual = [Double](repeating: 0, count: sampleSize)
        }
    }

    var room: Room { Room(count: count, sampleSize: loss.sampleSize) }

    /// β' at β.
    func derivative(at beta: [Double], into derivative: inout [Double], room: inout Room) {
        for index in 0..<count {
            let strength = kernel.strength(beta[index], eigenvalue: eigenvalues[index])
            room.strength[index] = strength
            room.coefficients[index] = strength * beta[index]
        }
        loss.descent(at: room.coefficients, into: &derivative, residual: &room.residual)
        for index in 0..<count { derivative[index] *= room.strength[index] }
    }

    /// How fast the flow forgets at β: the spectral radius of the contracting part of the linearization,
    /// diag(dA/dβ g) − A (ΦᵀΦ/n) dθ/dβ. Its eigenvalues are real: it is similar to a symmetric matrix.
    ///
    /// - Parameters:
    ///   - derivative: β' at β.
    ///   - direction: where the power iteration starts; where it arrives.
    func spectralRadius(
        at beta: [Double], derivative: [Double], direction: inout [Double], iterations: Int, room: inout Room
    ) -> Double {
        var roots = room.strength
        var drift = 0.0
        for index in 0..<count {
            let law = kernel.derivatives(beta[index], eigenvalue: eigenvalues[index])
            roots[index] = (law.strength * law.sensitivity).squareRoot()
            drift = max(drift, -law.slope * derivative[index] / law.strength)
        }
        var product = direction
        var radius = 0.0
        for _ in 0..<iterations {
            let norm = PairwiseSum.sum(count: count) { direction[$0] * direction[$0] }.squareRoot()
            guard norm > 0 else { break }
            for index in 0..<count { room.coefficients[index] = roots[index] * direction[index] / norm }
            loss.curvature(room.coefficients, into: &product, room: &room.residual)
            for index in 0..<count { direction[index] = roots[index] * product[index] }
            radius = PairwiseSum.sum(count: count) { direction[$0] * direction[$0] }.squareRoot()
        }
        return radius + drift
    }
}
