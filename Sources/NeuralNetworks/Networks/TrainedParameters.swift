/// Which parameters training moves, and so which the tangent kernel differentiates by.
public struct TrainedParameters: OptionSet, Sendable, Hashable, Codable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Weights and biases of the hidden layers.
    public static let hidden = TrainedParameters(rawValue: 1)
    /// The weights a of the output.
    public static let output = TrainedParameters(rawValue: 2)
    public static let all: TrainedParameters = [.hidden, .output]
}
