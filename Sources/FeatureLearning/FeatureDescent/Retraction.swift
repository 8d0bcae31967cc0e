internal import Foundation

extension FeatureDescent.Retraction {
    /// By which angle a plane turns when its generator would turn it by `angle`. Turns by more than a half are turns by less: the angle
    /// is taken modulo 2π.
    func angle(along angle: Double) -> Double {
        switch self {
        case .exponential: remainder(angle, 2 * .pi)
        case .cayley: 2 * atan(0.5 * angle)
        }
    }
}
