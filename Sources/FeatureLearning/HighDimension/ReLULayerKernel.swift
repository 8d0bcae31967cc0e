internal import Foundation
import SpectrumKernels

/// The kernel of an infinitely wide random ReLU layer with offsets, E relu(⟨w, x⟩ + b) relu(⟨w, x'⟩ + b) with w ∼ N(0, I) and
/// b ∼ N(0, offset²), on the unit sphere.
///
/// It is the arc-cosine kernel of order one of the points (x, offset). Without offsets, odd degrees from three on have eigenvalue zero.
/// - Source: Cho & Saul 2009, eq. (6).
public struct ReLULayerKernel: ZonalKernel, Hashable, Codable {
    /// The standard deviation of the offsets.
    public let offset: Double

    public init(offset: Double = 1) {
        precondition(offset >= 0, "a standard deviation is not negative")
        self.offset = offset
    }

    public var label: String { "wide ReLU layer" }

    public func value(angle: Double) -> Double {
        // The angle between (x, offset) and (x', offset): sin(φ/2) = sin(θ/2)/√(1 + offset²).
        let squared = 1 + offset * offset
        let lifted = 2 * asin(min(sin(0.5 * angle) / squared.squareRoot(), 1))
        return 0.5 * squared * ArcCosineKernel(order: .one).value(angle: lifted)
    }

    public func replace(cosines: UnsafeMutableBufferPointer<Double>) {
        let squared = 1 + offset * offset
        for index in cosines.indices { cosines[index] = 1 - (1 - cosines[index]) / squared }
        ArcCosineKernel(order: .one).replace(cosines: cosines)
        for index in cosines.indices { cosines[index] *= 0.5 * squared }
    }
}
