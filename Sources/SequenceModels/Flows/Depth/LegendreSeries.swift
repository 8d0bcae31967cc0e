import Numerics

/// From a function's values at the nodes of a Gauss–Legendre rule to the polynomial through them, in two steps of 8 × 8 matrices each: one for
/// its even part, one for its odd part.
enum LegendreSeries {
    /// - Parameter rule: the upper half of the 16 nodes and weights on [−1, 1].
    /// - Returns: the columns of four matrices, eight each. From the sums of the values at mirrored nodes to the coefficients of P_0, P_2, …, P_14;
    ///   from their differences to those of P_1, P_3, …, P_15; from the former to the coefficients of 1, x², …, x¹⁴; from the latter to those of
    ///   x, x³, …, x¹⁵.
    static func columns(of rule: Kernels.Rule) -> [SIMD8<Double>] {
        [0, 1].flatMap { parity in (0..<8).map { coefficients(from: $0, of: rule, parity) } }
            + [0, 1].flatMap { parity in (0..<8).map { powers(of: 2 * $0 + parity, parity) } }
    }

    /// What the value at a node adds to each coefficient: (n + ½) times its weight times P_n there.
    private static func coefficients(from node: Int, of rule: Kernels.Rule, _ parity: Int) -> SIMD8<Double> {
        var column = SIMD8<Double>.zero
        for index in 0..<8 {
            let degree = 2 * index + parity
            let value = polynomial(degree).reversed().reduce(0) { $0 * rule.nodes[node] + $1 }
            column[index] = (Double(degree) + 0.5) * rule.weights[node] * value
        }
        return column
    }

    /// The coefficients of a polynomial P_n in the powers of n's parity.
    private static func powers(of degree: Int, _ parity: Int) -> SIMD8<Double> {
        var column = SIMD8<Double>.zero
        for (power, coefficient) in polynomial(degree).enumerated() where power % 2 == parity { column[power / 2] = coefficient }
        return column
    }

    /// The coefficients of P_n, that of 1 first: exact, since they are whole multiples of 2⁻ⁿ below 2⁵³.
    private static func polynomial(_ degree: Int) -> [Double] {
        var (before, current): ([Double], [Double]) = ([], [1])
        for n in 0..<degree {
            var next = [0] + current.map { Double(2 * n + 1) * $0 }
            for (power, coefficient) in before.enumerated() { next[power] -= Double(n) * coefficient }
            (before, current) = (current, next.map { $0 / Double(n + 1) })
        }
        return current
    }
}
