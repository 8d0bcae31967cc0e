import Numerics

extension FixedKernelFlow {
    /// The end of training, t → ∞: with at least as many functions as samples the interpolant of least Σ θ_j²/λ_j, else the
    /// least-squares fit.
    public func limit(on loss: EmpiricalLoss, eigenvalues: [Double]) throws -> FlowSnapshot {
        var trajectory = try start(on: loss, eigenvalues: eigenvalues)
        try trajectory.advance(to: .infinity)
        return trajectory.snapshot
    }
}
