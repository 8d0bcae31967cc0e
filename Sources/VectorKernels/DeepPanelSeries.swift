/// One panel of the way of a deep component: its time as a polynomial in the state x ∈ [−1, 1], and the inverse of that.
struct DeepPanelSeries {
    private let nodes: DeepPanelNodes
    /// half · dt/dq (or dt/dw) = Σ a_n xⁿ: the even and the odd a_n.
    private let even: Vector
    private let odd: Vector
    /// The time is this much plus Σ a_n x^{n + 1}/(n + 1).
    private let constant: Double

    /// - Parameter series: the columns of four matrices, as for ``deepErrors``.
    @inline(__always)
    init(_ nodes: DeepPanelNodes, _ series: UnsafePointer<Vector>) {
        self.nodes = nodes
        let sums = nodes.half * (nodes.upper + nodes.lower)
        let differences = nodes.half * (nodes.upper - nodes.lower)
        // Coefficients of Legendre's polynomials fall off faster than those of powers in them grow.
        even = Self.product(series + 16, Self.product(series, sums))
        odd = Self.product(series + 24, Self.product(series + 8, differences))
        constant = (even * Self.evenIntegrals - odd * Self.oddIntegrals).sum()
    }

    /// The product of a matrix, given by its eight columns, and a vector.
    @inline(__always)
    static func product(_ columns: UnsafePointer<Vector>, _ factors: Vector) -> Vector {
        var sum = columns[0] * factors[0]
        for index in 1..<8 { sum = multiplyAdd(columns[index], Vector(repeating: factors[index]), sum) }
        return sum
    }

    /// 1/(n + 1) of even n, and of odd n.
    private static var evenIntegrals: Vector { 1 / Vector(1, 3, 5, 7, 9, 11, 13, 15) }
    private static var oddIntegrals: Vector { 1 / Vector(2, 4, 6, 8, 10, 12, 14, 16) }

    /// θ, at these times after the panel's begin. Times outside the panel give values at its ends.
    @inline(__always)
    func values(after times: Vector) -> Vector {
        let inside = times.replacing(with: 0, where: times .< 0).replacing(with: nodes.duration, where: times .> nodes.duration)
        return nodes.value(at: position(after: inside))
    }

    /// x where the panel has taken this long: Newton's method, held inside a bracket.
    private func position(after times: Vector) -> Vector {
        var (lower, upper) = (Vector(repeating: -1), Vector(repeating: 1))
        var position = guess(times)
        for _ in 0..<60 {
            let (time, slope) = time(at: position)
            let excess = time - times
            let isPast = excess .> 0
            upper.replace(with: position, where: isPast)
            lower.replace(with: position, where: .!isPast)
            let next = position - excess / slope
            let isInside = (next .>= lower) .& (next .<= upper)
            let moved = next.replacing(with: 0.5 * (lower + upper), where: .!isInside)
            let step = moved - position
            position = moved
            // The next error is of the order of this one squared.
            if all(step * step .<= 1e-12) { break }
        }
        return position
    }

    /// The inverse's cubics through both ends of either half of the panel.
    private func guess(_ times: Vector) -> Vector {
        let (sum, difference) = (even.sum(), odd.sum())
        let isLate = times .>= constant
        let duration = Vector(repeating: constant).replacing(with: nodes.duration - constant, where: isLate)
        let enter = duration / Vector(repeating: sum - difference).replacing(with: even[0], where: isLate)
        let leave = duration / Vector(repeating: even[0]).replacing(with: sum + difference, where: isLate)
        let u = (times - Vector.zero.replacing(with: constant, where: isLate)) / duration
        let curve = multiplyAdd(u, enter + leave - 2, 3 - 2 * enter - leave)
        let cubic = u * multiplyAdd(u, curve, enter)
        let inside = cubic.replacing(with: 0, where: cubic .< 0).replacing(with: 1, where: cubic .> 1)
        return inside - Vector(repeating: 1).replacing(with: 0, where: isLate)
    }

    /// The time, and its derivative.
    @inline(__always)
    private func time(at x: Vector) -> (time: Vector, slope: Vector) {
        let square = x * x
        let (evenParts, oddParts) = (even * Self.evenIntegrals, odd * Self.oddIntegrals)
        var slopes = (Vector(repeating: even[7]), Vector(repeating: odd[7]))
        var times = (Vector(repeating: evenParts[7]), Vector(repeating: oddParts[7]))
        for index in (0..<7).reversed() {
            slopes.0 = multiplyAdd(slopes.0, square, even[index])
            slopes.1 = multiplyAdd(slopes.1, square, odd[index])
            times.0 = multiplyAdd(times.0, square, evenParts[index])
            times.1 = multiplyAdd(times.1, square, oddParts[index])
        }
        return (multiplyAdd(x, multiplyAdd(x, times.1, times.0), constant), multiplyAdd(x, slopes.1, slopes.0))
    }
}
