internal import Foundation
import Numerics

/// An error curve on a short range of times: the components that may escape there one by one, the rest of the error, which is small
/// and smooth, as a polynomial in ln t through Chebyshev points.
///
/// The interpolation's error is about 10⁻⁶ of the whole: enough to find a minimum, whose error is then evaluated exactly.
struct NarrowedErrorCurve: ErrorCurve {
    private let loud: any ErrorCurve
    private let center: Double
    private let halfWidth: Double
    /// What the loud components leave, at the Chebyshev points.
    private let rest: [ErrorSplit]

    init(of curve: any ErrorCurve, loud: any ErrorCurve, to times: ClosedRange<Double>) {
        self.loud = loud
        center = 0.5 * (log(times.lowerBound) + log(times.upperBound))
        halfWidth = 0.5 * (log(times.upperBound) - log(times.lowerBound))
        let (center, halfWidth) = (center, halfWidth)
        rest = Self.points.map { point in
            let time = exp(center + halfWidth * point)
            let (all, part) = (curve.split(at: time), loud.split(at: time))
            return ErrorSplit(undershoot: all.undershoot - part.undershoot, overshoot: all.overshoot - part.overshoot)
        }
    }

    func split(at time: Double) -> ErrorSplit {
        let part = loud.split(at: time)
        let x = (log(time) - center) / halfWidth
        var (under, over, sum) = (0.0, 0.0, 0.0)
        for (index, point) in Self.points.enumerated() {
            if x == point { return Self.sum(part, rest[index].undershoot, rest[index].overshoot) }
            let weight = Self.weights[index] / (x - point)
            under += weight * rest[index].undershoot
            over += weight * rest[index].overshoot
            sum += weight
        }
        return Self.sum(part, under / sum, over / sum)
    }

    private static func sum(_ part: ErrorSplit, _ under: Double, _ over: Double) -> ErrorSplit {
        ErrorSplit(undershoot: part.undershoot + max(under, 0), overshoot: part.overshoot + max(over, 0))
    }

    private static let count = 8
    private static let angles = (0..<count).map { (Double($0) + 0.5) * .pi / Double(count) }
    private static let points = angles.map { cos($0) }
    /// Barycentric.
    private static let weights = angles.enumerated().map { index, angle in index % 2 == 0 ? sin(angle) : -sin(angle) }
}
