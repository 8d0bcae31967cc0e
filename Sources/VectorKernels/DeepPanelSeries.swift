/// One panel of the way of a deep component: its time as a polynomial in the state x ∈ [−1, 1], and the inverse of that.
struct DeepPanelSeries {
    private let nodes: DeepPanelNodes
    /// half · dt/dq (or dt/dw) = Σ a_n xⁿ: the even and the odd a_n.
    private let even: Vector
    private let odd: Vector
    /// The time is this much plus Σ a_n x^{n + 1}/(n + 1): these coefficients, of even n and of odd n.
    private let constant: Double
    private let evenTimes: Vector
    private let oddTimes: Vector
    /// n a_n, of which the derivative of dt/dx is the sum with x^{n − 1}: those of n = 2, 4, …, 14 and of odd n.
    private let evenBends: Vector
    private let oddBends: Vector
    /// The inverse on x < 0 and on x > 0.
    private let early: DeepPanelGuess
    private let late: DeepPanelGuess

    /// - Parameter series: the columns of four matrices, as for ``deepErrors``.
    @inline(__always)
    init(_ nodes: DeepPanelNodes, _ series: UnsafePointer<Vector>) {
        self.nodes = nodes
        let sums = nodes.half * (nodes.upper + nodes.lower)
        let differences = nodes.half * (nodes.upper - nodes.lower)
        // Coefficients of Legendre's polynomials fall off faster than those of powers in them grow.
        let (even, odd) = (
            Self.product(series + 16, Self.product(series, sums)),
            Self.product(series + 24, Self.product(series + 8, differences))
        )
        (self.even, self.odd) = (even, odd)
        (evenTimes, oddTimes) = (even * Self.evenIntegrals, odd * Self.oddIntegrals)
        constant = (evenTimes - oddTimes).sum()
        let bends = even * Vector(0, 2, 4, 6, 8, 10, 12, 14)
        evenBends = Vector(bends[1], bends[2], bends[3], bends[4], bends[5], bends[6], bends[7], 0)
        oddBends = odd * Vector(1, 3, 5, 7, 9, 11, 13, 15)
        let (slope, change) = (even.sum(), odd.sum())
        let (bend, turn) = (oddBends.sum(), evenBends.sum())
        early = DeepPanelGuess(
            duration: constant, slopes: (slope - change, even[0]), curvatures: (bend - turn, odd[0]))
        late = DeepPanelGuess(
            duration: nodes.duration - constant, slopes: (even[0], slope + change), curvatures: (odd[0], bend + turn))
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

    /// x where the panel has taken this long: Chebyshev's method, held inside a bracket.
    private func position(after times: Vector) -> Vector {
        var (lower, upper) = (Vector(repeating: -1), Vector(repeating: 1))
        var position = guess(times)
        for _ in 0..<60 {
            let (time, slope, curvature) = time(at: position)
            let excess = time - times
            let isPast = excess .> 0
            upper.replace(with: position, where: isPast)
            lower.replace(with: position, where: .!isPast)
            let inverse = 1 / slope
            let newton = excess * inverse
            let next = position - newton * multiplyAdd(newton * curvature, 0.5 * inverse, Vector(repeating: 1))
            let isInside = (next .>= lower) .& (next .<= upper)
            let moved = next.replacing(with: 0.5 * (lower + upper), where: .!isInside)
            let step = moved - position
            position = moved
            // The next error is of the order of the third power of this one.
            if all(step * step .<= 1e-8) { break }
        }
        return position
    }

    private func guess(_ times: Vector) -> Vector {
        let (first, second) = (early.way(after: times), late.way(after: times - constant))
        let isLate = times .>= constant
        let numerator = (first.numerator - first.denominator).replacing(with: second.numerator, where: isLate)
        let way = numerator / first.denominator.replacing(with: second.denominator, where: isLate)
        return way.replacing(with: -1, where: way .< -1).replacing(with: 1, where: way .> 1)
    }

    /// The time, and its derivatives.
    @inline(__always)
    private func time(at x: Vector) -> (time: Vector, slope: Vector, curvature: Vector) {
        let square = x * x
        var slopes = (Vector(repeating: even[7]), Vector(repeating: odd[7]))
        var times = (Vector(repeating: evenTimes[7]), Vector(repeating: oddTimes[7]))
        var bends = (Vector(repeating: evenBends[7]), Vector(repeating: oddBends[7]))
        for index in (0..<7).reversed() {
            slopes.0 = multiplyAdd(slopes.0, square, even[index])
            slopes.1 = multiplyAdd(slopes.1, square, odd[index])
            times.0 = multiplyAdd(times.0, square, evenTimes[index])
            times.1 = multiplyAdd(times.1, square, oddTimes[index])
            bends.0 = multiplyAdd(bends.0, square, evenBends[index])
            bends.1 = multiplyAdd(bends.1, square, oddBends[index])
        }
        return (
            multiplyAdd(x, multiplyAdd(x, times.1, times.0), constant), multiplyAdd(x, slopes.1, slopes.0),
            multiplyAdd(x, bends.0, bends.1)
        )
    }
}
