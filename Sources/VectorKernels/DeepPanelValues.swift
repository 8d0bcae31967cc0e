/// θ on one panel of the way of a deep component as a polynomial in the time, for panels that many times fall into.
struct DeepPanelValues {
    /// θ = Σ c_n uⁿ at the time (u + 1)/scale, u ∈ [−1, 1]: the even and the odd c_n.
    private let even: Vector
    private let odd: Vector
    private let scale: Double

    /// From how many times on it is faster to make the polynomial than to do without it.
    static var leastTimes: Int { 32 }

    /// - Parameters:
    ///   - nodes: the upper half of the 16 nodes of the rule.
    ///   - series: as for ``deepErrors``.
    /// - Returns: nil where the last two coefficients of Legendre's polynomials do not tell that what is left out is below 10⁻¹² of z.
    @inline(__always)
    init?(
        _ panel: DeepPanelSeries, _ component: DeepComponent, _ duration: Double, _ nodes: Vector,
        _ series: UnsafePointer<Vector>
    ) {
        let half = 0.5 * duration
        let (early, late) = (panel.values(after: half - half * nodes), panel.values(after: half + half * nodes))
        let evenParts = DeepPanelSeries.product(series, late + early)
        let oddParts = DeepPanelSeries.product(series + 8, late - early)
        guard abs(evenParts[7]) + abs(oddParts[7]) <= 1e-12 * component.observation else { return nil }
        even = DeepPanelSeries.product(series + 16, evenParts)
        odd = DeepPanelSeries.product(series + 24, oddParts)
        scale = 2 / duration
    }

    /// θ so long after the panel's begin. Times beyond its end give no number to be used.
    @inline(__always)
    func value(after times: Vector) -> Vector {
        let u = multiplyAdd(times, scale, -1)
        let square = u * u
        var (evenSum, oddSum) = (Vector(repeating: even[7]), Vector(repeating: odd[7]))
        for index in (0..<7).reversed() {
            evenSum = multiplyAdd(evenSum, square, even[index])
            oddSum = multiplyAdd(oddSum, square, odd[index])
        }
        return multiplyAdd(u, oddSum, evenSum)
    }
}
