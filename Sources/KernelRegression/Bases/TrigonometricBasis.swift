internal import Foundation
import Numerics

/// The trigonometric functions on an interval of length L, orthonormal for its uniform probability measure: 1, √2 cos(2πk(x − a)/L)
/// and √2 sin(2πk(x − a)/L) for k = 1 … `cycles`; eigenvalues (1 + k²)^{−r}.
public struct TrigonometricBasis: FunctionBasis, Hashable, Codable {
    public let interval: ClosedRange<Double>
    /// The greatest k: cycles in the interval.
    public let cycles: Int
    /// r > 0.
    public let smoothness: Double
    public let eigenvalues: [Double]

    public init(interval: ClosedRange<Double>, cycles: Int, smoothness: Double) {
        precondition(interval.upperBound > interval.lowerBound, "an interval has a length")
        precondition(cycles >= 0 && smoothness > 0, "eigenvalues decay: r > 0")
        self.interval = interval
        self.cycles = cycles
        self.smoothness = smoothness
        eigenvalues = (0..<2 * cycles + 1).map { index in
            let k = Double((index + 1) / 2)
            return pow(1 + k * k, -smoothness)
        }
    }

    public var dimension: Int { 1 }

    /// k/L of each function, in cycles per unit of x: with times in years, cycles a year.
    public var frequencies: [Double] {
        let length = interval.upperBound - interval.lowerBound
        return (0..<count).map { Double(($0 + 1) / 2) / length }
    }

    /// - Parameter points: `[n × 1]`; the functions go on periodically outside the interval.
    public func designMatrix(at points: Matrix) -> Matrix {
        precondition(points.columns == 1, "an interval has one dimension")
        let scale = 2 / (interval.upperBound - interval.lowerBound)
        let start = interval.lowerBound
        let design = TrigonometricDesign(frequencies: Frequencies(dimension: 1, region: .cube(radius: cycles), isHalf: true))
        return design.matrix(at: points.map { ($0 - start) * scale })
    }
}
