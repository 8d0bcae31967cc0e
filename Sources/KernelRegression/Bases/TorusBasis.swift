internal import Foundation
import Numerics

/// The trigonometric functions on the torus [−1, 1)^d, orthonormal for the uniform probability measure: 1, and for every m in half
/// a lattice √2 cos(π⟨m, x⟩) and √2 sin(π⟨m, x⟩), by increasing ‖m‖²; eigenvalues (1 + ‖m‖²)^{−r}.
///
/// - Source: Li & Lin 2024 (arXiv 2409.00894), section 5; the half lattice and its order are our choice.
public struct TorusBasis: FunctionBasis, Hashable, Codable {
    public let region: FrequencyRegion
    /// r > 0: the kernel's functions have r derivatives in L².
    public let smoothness: Double
    public let eigenvalues: [Double]
    /// The half lattice; the first is zero. Functions 2i − 1 and 2i are the cosine and the sine of frequency i.
    public let frequencies: Frequencies

    /// - Parameters:
    ///   - dimension: d ≥ 1.
    ///   - region: which m.
    ///   - smoothness: r > 0.
    public init(dimension: Int, region: FrequencyRegion, smoothness: Double) {
        precondition(smoothness > 0, "eigenvalues decay: r > 0")
        self.region = region
        self.smoothness = smoothness
        frequencies = Frequencies(dimension: dimension, region: region, isHalf: true)
        let decay = frequencies.squaredNorms.map { pow(1 + Double($0), -smoothness) }
        eigenvalues = decay.prefix(1) + decay.dropFirst().flatMap { [$0, $0] }
    }

    public var dimension: Int { frequencies.dimension }

    public enum Wave: Sendable, Hashable, Codable { case constant, cosine, sine }

    /// What function `index` is: 1, √2 cos(π⟨m, x⟩) or √2 sin(π⟨m, x⟩).
    public func function(at index: Int) -> (wave: Wave, frequency: [Int]) {
        let wave: Wave = index == 0 ? .constant : index % 2 == 1 ? .cosine : .sine
        return (wave, frequencies[(index + 1) / 2])
    }

    /// - Complexity: O(n N) multiplications, and n d ‖m‖_∞ sines and cosines; parallel.
    public func designMatrix(at points: Matrix) -> Matrix {
        precondition(points.columns == dimension, "points have the dimension of the torus")
        return TrigonometricDesign(frequencies: frequencies).matrix(at: points)
    }

    /// Nil on a circle, whose frequencies have one part only.
    public func waveFactors(at points: Matrix) -> WaveFactors? {
        precondition(points.columns == dimension, "points have the dimension of the torus")
        return dimension > 1 ? WaveFactors(frequencies: frequencies, region: region, points: points) : nil
    }
}
