/// The Gegenbauer polynomials of S^{d−1}, scaled to P_k(1) = 1: cos kθ on the circle, Legendre's on the sphere.
public struct Gegenbauer: Sendable, Hashable {
    /// d ≥ 2.
    public let dimension: Int

    public init(dimension: Int) {
        precondition(dimension >= 2, "a sphere that is connected")
        self.dimension = dimension
    }

    /// P₀(t) … P_m(t), `[m + 1]`.
    ///
    /// - Parameters:
    ///   - degree: m.
    ///   - t: from −1 to 1, where no |P_k| is above 1.
    /// - Source: Müller 1966: (k + d − 2) P_{k+1} = (2k + d − 2) t P_k − k P_{k−1}.
    public func values(through degree: Int, at t: Double) -> [Double] {
        var values = [1.0]
        if degree >= 1 { values.append(t) }
        for k in stride(from: 1, to: degree, by: 1) {
            let (order, shift) = (Double(k), Double(dimension - 2))
            values.append(((2 * order + shift) * t * values[k] - order * values[k - 1]) / (order + shift))
        }
        return values
    }
}
