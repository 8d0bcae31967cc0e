internal import Foundation
import Numerics

/// The Poisson kernel of the circle, (1 − r²)/(1 − 2r cos θ + r²), whose eigenvalue at frequency k is r^k.
public struct PoissonKernel: ZonalKernel, Hashable, Codable {
    /// r, between 0 and 1.
    public let radius: Double

    public init(radius: Double) {
        precondition(radius >= 0 && radius < 1, "a radius inside the disc")
        self.radius = radius
    }

    public var label: String { "Poisson kernel" }

    /// The denominator is (1 − r)² + 4r sin²(θ/2).
    public func value(angle: Double) -> Double {
        let half = sin(0.5 * angle)
        return (1 - radius * radius) / ((1 - radius) * (1 - radius) + 4 * radius * half * half)
    }

    public func circleEigenvalue(frequency: Int) -> Double? { pow(radius, Double(frequency)) }
}
