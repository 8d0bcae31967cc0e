internal import Foundation
import Numerics

/// The stopping time that theory recommends for over-parameterized flows, whatever the signal: t = c ε^{−(2D + 2)/(D + 2)}.
///
/// With D = 0 that is c/ε = c√n. With D ≥ 1 it goes with b₀ ≍ ε^{1/(D + 2)} (``NoiseScaledFlow``), so that b₀^D t ≍ 1/ε.
/// - Source: Li & Lin 2024 (arXiv 2409.00894), theorems 3.1 and 3.2.
public struct UniversalStopping: StoppingRule, Hashable, Codable {
    /// D.
    public let depth: Int
    /// c: the theorems leave it open.
    public let constant: Double
    /// The ε that sets the time and the flow's initial scale.
    public let noise: NoiseLevel

    public init(depth: Int, constant: Double = 1, noise: NoiseLevel = .known) {
        precondition(depth >= 0 && constant > 0, "the depth is not negative, the constant positive")
        self.depth = depth
        self.constant = constant
        self.noise = noise
    }

    public var label: String {
        switch noise {
        case .known(factor: 1): "universal"
        case .known(let factor): "universal, noise × \(factor)"
        case .estimated: "universal, estimated noise"
        }
    }

    /// t, for noise ε.
    public func time(noise: Double) -> Double {
        constant * pow(noise, -Double(2 * depth + 2) / Double(depth + 2))
    }

    public func stop(
        _ family: any FlowFamily, in model: SequenceModel, observing observation: [Double], from stream: RandomStream
    ) -> StoppedError {
        let believed = noise.noise(of: model, observing: observation)
        let time = time(noise: believed)
        let error = GeneralizationError(of: family.flow(noise: believed), in: model, observing: observation)
        return StoppedError(time: time, error: error.value(at: time))
    }
}
