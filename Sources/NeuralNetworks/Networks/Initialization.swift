import Numerics

/// How the parameters of a network are drawn. Weights of hidden layers are standard normal.
public struct Initialization: Sendable, Hashable, Codable {
    public enum Output: String, Sendable, Hashable, Codable, CaseIterable {
        /// ±1 with equal probability.
        case signs
        /// Standard normal.
        case gaussian
    }

    public var output: Output
    /// Standard deviation of the biases; 0 as in the paper, for which the tangent kernel has a closed form.
    public var biasDeviation: Double
    /// The second half of the last hidden layer repeats the first, with opposite output weights: f = 0 at the start, and the tangent
    /// kernel is that of half the width. (Chizat, Oyallon & Bach 2019, arXiv 1812.07956; Zhang et al. 2020.)
    public var isAntisymmetric: Bool

    public init(output: Output = .signs, biasDeviation: Double = 0, isAntisymmetric: Bool = false) {
        self.output = output
        self.biasDeviation = biasDeviation
        self.isAntisymmetric = isAntisymmetric
    }
}

extension Initialization {
    /// The weights of a hidden layer, `[fan-in × units]`: unit j's are those of index j · fan-in and following of the stream, so that
    /// a wider layer begins with the units of a narrower one.
    func hiddenWeights(_ layer: Int, of architecture: Architecture, from stream: RandomStream) -> Matrix {
        let (rows, width) = (architecture.fanIn(layer), architecture.widths[layer])
        let isMirrored = isAntisymmetric && layer == architecture.depth - 1
        let drawn = isMirrored ? width / 2 : width
        var weights = stream.stream(layer).normals(count: rows * drawn)
        if architecture.hasBias {
            for unit in 0..<drawn { weights[unit * rows + rows - 1] *= biasDeviation }
        }
        return Matrix(rows: rows, columns: width, columnMajor: isMirrored ? weights + weights : weights)
    }

    /// a, `[m]`.
    func outputWeights(of architecture: Architecture, from stream: RandomStream) -> [Double] {
        let drawn = isAntisymmetric ? architecture.width / 2 : architecture.width
        let stream = stream.stream(architecture.depth)
        let weights =
            switch output {
            case .signs: stream.uniforms(count: drawn).map { $0 < 0.5 ? -1.0 : 1 }
            case .gaussian: stream.normals(count: drawn)
            }
        return isAntisymmetric ? weights + weights.map(-) : weights
    }
}
