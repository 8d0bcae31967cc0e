internal import Foundation
import Numerics

/// c_m = (1/n) Σ y_i e^{−iπ⟨m, x_i⟩} of data on the torus [−1, 1)^d, for every m of a region.
///
/// - Source: Li & Lin 2024 (arXiv 2409.00894), Figure 6.
public struct EmpiricalFourierCoefficients: Sendable, Hashable {
    /// Every m, in the kernel's order.
    public let frequencies: Frequencies
    /// Re c_m, in that order.
    public let real: [Double]
    /// Im c_m, in that order.
    public let imaginary: [Double]

    /// - Parameters:
    ///   - points: `[n × d]`.
    ///   - responses: y, `[n]`.
    ///   - region: which m.
    ///   - cores: all if nil. The result does not depend on it.
    ///   - progress: told the finished fraction.
    /// - Complexity: 4 n operations a coefficient, as matrix products; 1.1·10¹⁰ for 20,640 points and 136,209 frequencies. The
    ///   wave of m is that of its first half times that of its second: each half's waves are computed once for a point.
    public init(
        of points: Matrix, _ responses: [Double], region: FrequencyRegion, cores: Int? = nil,
        progress: (@Sendable (Double) -> Void)? = nil
    ) {
        precondition(points.rows == responses.count && points.rows > 0, "one response a point, and at least one")
        precondition(points.columns >= 1, "points have a dimension")
        let halves = HalvedLattice(dimension: points.columns, region: region)
        let sums = FourierSums(halves: halves, points: points, responses: responses).total(cores: cores, progress: progress)
        let frequencies = Frequencies(dimension: points.columns, region: region)
        var (real, imaginary) = ([Double](), [Double]())
        for index in 0..<frequencies.count {
            let (place, isConjugate) = halves.place(of: frequencies, index)
            real.append(sums[place.real])
            // The sums are those of e^{+iπ⟨m, x⟩}.
            imaginary.append(isConjugate ? sums[place.imaginary] : -sums[place.imaginary])
        }
        self.frequencies = frequencies
        self.real = real
        self.imaginary = imaginary
    }

    public var count: Int { real.count }

    /// |c_m|, in the kernel's order.
    public var magnitudes: [Double] { zip(real, imaginary).map { hypot($0, $1) } }
}
