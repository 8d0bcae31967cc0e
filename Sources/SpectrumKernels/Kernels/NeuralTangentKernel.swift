internal import Foundation
import Numerics

/// The neural tangent kernel of an infinitely wide fully connected ReLU network on the sphere.
///
/// With u₀ = cos θ, u_l = κ₁(u_{l−1}) and b the squared scale of the biases, which are zero at first,
///
///     Θ₀ = u₀ + b,   Θ_l = Θ_{l−1} κ₀(u_{l−1}) + w (u_l + b),   l = 1 … L,
///
/// where L counts hidden layers and w is 1 if every layer is trained, 0 if the first alone is. The kernel is scale · Θ_L.
///
/// - Source: Jacot, Gabriel & Hongler 2018 (arXiv 1806.07572); for ReLU Bietti & Mairal 2019 (arXiv 1905.12173); with biases
///   that are zero at first Basri et al. 2019 (arXiv 1906.00425).
public struct NeuralTangentKernel: ZonalKernel, Hashable, Codable {
    public enum TrainedLayers: String, Sendable, Hashable, Codable {
        case all, first
    }

    /// L ≥ 1.
    public let hiddenLayers: Int
    /// b ≥ 0; 0 for a network without biases.
    public let squaredBias: Double
    public let trained: TrainedLayers
    public let scale: Double

    /// - Parameter scale: the kernel's factor; 1 for the recursion as it stands.
    public init(hiddenLayers: Int, squaredBias: Double = 0, trained: TrainedLayers = .all, scale: Double = 1) {
        precondition(hiddenLayers >= 1 && squaredBias >= 0 && scale > 0, "a network with hidden layers")
        self.hiddenLayers = hiddenLayers
        self.squaredBias = squaredBias
        self.trained = trained
        self.scale = scale
    }

    /// The kernel of f = m^{−½} aᵀ relu((Wx + b)/√2), m → ∞, with signs a that are not trained: (x·x' + 1)(π − θ)/(4π), and
    /// without biases x·x' (π − θ)/(4π).
    public static func twoLayer(hasBias: Bool) -> NeuralTangentKernel {
        NeuralTangentKernel(hiddenLayers: 1, squaredBias: hasBias ? 1 : 0, trained: .first, scale: 0.25)
    }

    /// All layers trained, scaled to be 1 at θ = 0.
    public static func normalized(hiddenLayers: Int, squaredBias: Double = 0) -> NeuralTangentKernel {
        NeuralTangentKernel(
            hiddenLayers: hiddenLayers, squaredBias: squaredBias, scale: 1 / (Double(hiddenLayers + 1) * (1 + squaredBias)))
    }

    public var label: String {
        let layers = hiddenLayers == 1 ? "1 hidden layer" : "\(hiddenLayers) hidden layers"
        return "NTK, \(layers), \(squaredBias > 0 ? "with" : "without") bias"
    }

    public func value(angle: Double) -> Double {
        var angle = angle
        var tangent = cos(angle) + squaredBias
        for _ in 0..<hiddenLayers {
            let deficit = ArcCosineKernel.deficit(angle)
            tangent = tangent * ArcCosineKernel.zeroth(angle) + laterWeight * (1 - deficit + squaredBias)
            angle = 2 * asin(min((0.5 * deficit).squareRoot(), 1))
        }
        return scale * tangent
    }

    public func replace(cosines: UnsafeMutableBufferPointer<Double>) {
        inGroups(cosines) { values, groups in
            Kernels.current.tangentKernel(values, groups, hiddenLayers, squaredBias, laterWeight, scale)
        }
    }

    /// Known for one hidden layer: with c₀ and c₁ the coefficients of κ₀ and κ₁, that of u κ₀ is the mean of c₀ at k ± 1.
    ///
    /// - Source: Basri et al. 2019 (arXiv 1906.00425) for the first layer; derived in chapter 14.
    public func circleEigenvalue(frequency: Int) -> Double? {
        guard hiddenLayers == 1 else { return nil }
        let coefficient = ArcCosineKernel.zerothCoefficient
        let product = 0.5 * (coefficient(frequency - 1) + coefficient(frequency + 1))
        let later = ArcCosineKernel.firstCoefficient(frequency) + (frequency == 0 ? squaredBias : 0)
        return scale * (product + squaredBias * coefficient(frequency) + laterWeight * later)
    }

    private var laterWeight: Double { trained == .all ? 1 : 0 }
}
