import Numerics

/// The empirical squared loss of waves on a sample too large for its design matrix.
///
/// Of Φ, `[n × N]`, only the factors of each wave are held, panel by panel of 256 samples: some n √N numbers. A product with Φ or Φᵀ goes through
/// the panels, which stay in the cache. Sums over samples are formed in sixteen fixed parts, added in a fixed order: the same sample gives the
/// same bytes on any number of cores.
public struct StreamedLoss: SquaredLoss {
    /// y, `[n]`.
    public let responses: [Double]
    /// N.
    public let count: Int
    private let panels: [Panel]
    private let cores: Int?

    private struct Panel: Sendable {
        let start: Int
        let factors: WaveFactors
    }

    private static let height = 256
    private static let parts = 16

    /// - Parameters:
    ///   - basis: waves.
    ///   - points: `[n × d]`, n ≥ 1.
    ///   - responses: y, `[n]`.
    ///   - cores: how many to use; all if nil.
    /// - Returns: nil where the basis has no factors: then there is nothing to stream.
    public init?(basis: some FunctionBasis, points: Matrix, responses: [Double], cores: Int? = nil) {
        precondition(points.rows == responses.count && points.rows > 0, "one response a sample, and at least one")
        guard let factors = basis.waveFactors(at: points) else { return nil }
        let rows = points.rows
        panels = stride(from: 0, to: rows, by: Self.height).map { start in
            Panel(start: start, factors: factors.selecting(Array(start..<min(start + Self.height, rows))))
        }
        self.responses = responses
        self.cores = cores
        count = basis.count
    }

    /// n.
    public var sampleSize: Int { responses.count }

    /// Multiply-adds of one evaluation of the gradient: a product with Φ and one with Φᵀ.
    public var operations: Int { panels.reduce(0) { $0 + 2 * $1.factors.operations } }

    /// How many numbers are held: those of the factors, and of the sums of an evaluation.
    public var numbersHeld: Int {
        panels.reduce(0) { $0 + $1.factors.numbersHeld } + 2 * Self.parts * count + sampleSize
    }

    /// (1/n) Σ (y_i − f(x_i))² of the coefficients θ, `[N]`.
    public func meanSquaredError(of coefficients: [Double]) -> Double {
        var residual = responses
        subtract(coefficients, from: &residual)
        return PairwiseSum.sum(count: residual.count) { residual[$0] * residual[$0] } / Double(sampleSize)
    }

    /// g_j = (1/n) Σ (y_i − f(x_i)) e_j(x_i), minus the gradient of the loss, `[N]`.
    public func descent(at coefficients: [Double]) -> [Double] {
        var gradient = [Double](repeating: 0, count: count)
        var residual = [Double](repeating: 0, count: sampleSize)
        descent(at: coefficients, into: &gradient, residual: &residual)
        return gradient
    }

    /// (ΦᵀΦ/n)v, `[N]`.
    public func curvature(of vector: [Double]) -> [Double] {
        var product = [Double](repeating: 0, count: count)
        var room = [Double](repeating: 0, count: sampleSize)
        curvature(vector, into: &product, room: &room)
        return product
    }

    func descent(
        at coefficients: UnsafePointer<Double>, into gradient: UnsafeMutablePointer<Double>,
        residual: UnsafeMutablePointer<Double>
    ) {
        residual.update(from: responses, count: sampleSize)
        sweep(coefficients, residual, scale: 1 / Double(sampleSize), into: gradient)
    }

    func curvature(
        _ vector: UnsafePointer<Double>, into product: UnsafeMutablePointer<Double>, room: UnsafeMutablePointer<Double>
    ) {
        room.update(repeating: 0, count: sampleSize)
        sweep(vector, room, scale: -1 / Double(sampleSize), into: product)
    }

    /// residual ← residual − Φθ and result ← scale · Φᵀ residual, one panel after the other in each part.
    private func sweep(
        _ coefficients: UnsafePointer<Double>, _ residual: UnsafeMutablePointer<Double>, scale: Double,
        into result: UnsafeMutablePointer<Double>
    ) {
        nonisolated(unsafe) let (coefficients, residual) = (coefficients, residual)
        let sums = parts.parallelMap(cores: cores) { part in
            var sum = [Double](repeating: 0, count: count)
            var gradient = sum
            for panel in panels[part] {
                let rest = residual + panel.start
                panel.factors.subtract(coefficients, from: rest)
                panel.factors.transposed(rest, scale: scale, into: &gradient)
                for index in 0..<count { sum[index] += gradient[index] }
            }
            return sum
        }
        result.update(repeating: 0, count: count)
        for sum in sums {
            for index in 0..<count { result[index] += sum[index] }
        }
    }

    private func subtract(_ coefficients: UnsafePointer<Double>, from residual: UnsafeMutablePointer<Double>) {
        nonisolated(unsafe) let (coefficients, residual) = (coefficients, residual)
        _ = parts.parallelMap(cores: cores) { part in
            for panel in panels[part] { panel.factors.subtract(coefficients, from: residual + panel.start) }
        }
    }

    /// The panels of each part: which, the number of panels alone decides.
    private var parts: [Range<Int>] {
        let parts = min(Self.parts, panels.count)
        return (0..<parts).map { $0 * panels.count / parts..<($0 + 1) * panels.count / parts }
    }
}
