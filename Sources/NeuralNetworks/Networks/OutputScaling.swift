internal import Foundation

/// How the output's sum over m units is scaled: f = m^{−exponent} Σ a_j φ(h_j).
public struct OutputScaling: Sendable, Hashable, Codable {
    /// ½ for the tangent-kernel limit, 1 for the mean-field limit; what lies between interpolates.
    public let exponent: Double

    public init(exponent: Double) { self.exponent = exponent }

    /// m^{−1/2}: as m grows the features stand still, and training is linear (Jacot et al. 2018).
    public static let tangent = OutputScaling(exponent: 0.5)
    /// 1/m: features move by as much as they are large, however wide the network (Mei, Montanari & Nguyen 2018).
    public static let meanField = OutputScaling(exponent: 1)

    /// m^{−exponent}.
    public func factor(width: Int) -> Double { pow(Double(width), -exponent) }
}
