import Numerics
import SpectrumKernels

/// The kernel of an infinitely wide ReLU layer after one large gradient step on its weights: a spike along one direction.
///
/// The layer starts from weights w ∼ N(0, I) and offsets b ∼ N(0, offset²). From small outputs, gradient descent moves each w by its
/// output weight a ∼ N(0, 1) times the same vector, up to what vanishes as d grows: Σ y_i x_i. So after the step w ∼ N(0, I + s²d v̂v̂ᵀ),
/// and the kernel is the arc-cosine kernel of inputs stretched along v̂:
///
///     k(x, x') = E relu(⟨w, x⟩ + b) relu(⟨w, x'⟩ + b).
///
/// - Source: Ba, Erdogdu, Suzuki, Wang, Wu & Yang 2022 (arXiv 2205.01445), section 3; the kernel, Cho & Saul 2009, degree one.
public struct SpikedKernel: Sendable, Hashable, Codable {
    /// v̂, a unit vector, `[d]`.
    public let direction: [Double]
    /// s: by how much the step moves ⟨w, x⟩ for typical x, in units of where it was. Zero is the kernel before the step, ``ReLULayerKernel``.
    public let strength: Double
    /// The standard deviation of the offsets b, for points of length one.
    public let offset: Double

    /// - Parameters:
    ///   - direction: not zero; its length does not matter.
    ///   - strength: s ≥ 0.
    ///   - offset: not negative. Without offsets, odd degrees from three on have eigenvalue zero.
    public init(direction: [Double], strength: Double, offset: Double = 1) {
        let length = PairwiseSum.sum(direction.map { $0 * $0 }).squareRoot()
        precondition(length > 0 && strength >= 0 && offset >= 0, "a direction is not zero; strength and offset are not negative")
        self.direction = direction.map { $0 / length }
        self.strength = strength
        self.offset = offset
    }

    /// After a step on a sample: v = Σ y_i x_i.
    ///
    /// - Parameters:
    ///   - responses: `[n]`, of which the sum does not vanish.
    public init(afterStepOn points: SpherePoints, _ responses: [Double], strength: Double, offset: Double = 1) {
        self.init(direction: points.coordinates.transposeMultiplied(by: responses), strength: strength, offset: offset)
    }

    /// K_ij = k(x_i, x'_j).
    public func matrix(_ points: SpherePoints, _ others: SpherePoints) -> Matrix {
        let (left, right) = (stretched(points), stretched(others))
        var products = left.points.multiplied(byTransposeOf: right.points)
        products.withUnsafeMutableElements { elements in
            for column in right.lengths.indices {
                let start = column * left.lengths.count
                for row in left.lengths.indices { elements[start + row] /= left.lengths[row] * right.lengths[column] }
                let cosines = UnsafeMutableBufferPointer(rebasing: elements[start..<start + left.lengths.count])
                ArcCosineKernel(order: .one).replace(cosines: cosines)
                for row in left.lengths.indices { elements[start + row] *= 0.5 * left.lengths[row] * right.lengths[column] }
            }
        }
        return products
    }

    /// (Σ^{1/2}x, offset) for each x, and their lengths; Σ^{1/2} = I + (√(1 + s²d) − 1) v̂v̂ᵀ.
    private func stretched(_ sphere: SpherePoints) -> (points: Matrix, lengths: [Double]) {
        let (points, dimension) = (sphere.coordinates, sphere.dimension)
        precondition(direction.count == dimension, "points of the direction's dimension")
        let factor = (1 + strength * strength * Double(dimension)).squareRoot() - 1
        let overlaps = points * direction
        let longer = Matrix(rows: points.rows, columns: dimension + 1) { row, column in
            column == dimension ? offset : points[row, column] + factor * overlaps[row] * direction[column]
        }
        let lengths = (0..<points.rows).map { row in
            PairwiseSum.sum(count: dimension + 1) { longer[row, $0] * longer[row, $0] }.squareRoot()
        }
        return (longer, lengths)
    }
}
