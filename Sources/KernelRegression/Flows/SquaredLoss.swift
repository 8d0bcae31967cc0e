/// The empirical squared loss (1/2n) Σ (y_i − Σ_j θ_j e_j(x_i))² as a flow sees it: by products alone.
protocol SquaredLoss: Sendable {
    /// n.
    var sampleSize: Int { get }
    /// N.
    var count: Int { get }

    /// g_j = (1/n) Σ (y_i − f(x_i)) e_j(x_i), `[N]`; `residual` has room for n numbers.
    func descent(
        at coefficients: UnsafePointer<Double>, into gradient: UnsafeMutablePointer<Double>,
        residual: UnsafeMutablePointer<Double>)

    /// (ΦᵀΦ/n)v, `[N]`; `room` has room for n numbers.
    func curvature(
        _ vector: UnsafePointer<Double>, into product: UnsafeMutablePointer<Double>, room: UnsafeMutablePointer<Double>)
}

extension EmpiricalLoss: SquaredLoss {}
