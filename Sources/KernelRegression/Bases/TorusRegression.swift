import Datasets
import Numerics

/// Regression on the torus: x uniform on [−1, 1)^d, y = f*(x) + σξ.
public struct TorusRegression: Sendable, Hashable, Codable {
    public let dimension: Int
    public let signal: SineSignal
    /// σ, of the responses.
    public let noise: Double

    public init(dimension: Int = 2, signal: SineSignal = SineSignal(), noise: Double) {
        precondition(dimension >= 1 && noise >= 0, "a torus has a dimension; a standard deviation is not negative")
        self.dimension = dimension
        self.signal = signal
        self.noise = noise
    }

    /// A sample; a larger one from the same stream begins with it.
    public func sample(count: Int, from stream: RandomStream) -> RegressionProblem {
        let uniforms = stream.stream(0).uniforms(count: count * dimension)
        let points = Matrix(rows: count, columns: dimension) { 2 * uniforms[$0 * dimension + $1] - 1 }
        let normals = stream.stream(1).normals(count: count)
        return RegressionProblem(
            features: points, responses: zip(signal.values(at: points), normals).map { $0 + noise * $1 },
            featureNames: (0..<dimension).map { "x\($0 + 1)" }, responseName: "y")
    }
}
