import Datasets
import Numerics

/// Kernel ridge regression whose kernel, length scale and ridge are chosen by cross-validation over grids.
public struct KernelRidgeTuning: Sendable, Hashable, Codable {
    public let shape: RadialKernel.Shape
    public let lengthScales: [Double]
    public let ridges: [Double]

    public init(shape: RadialKernel.Shape, lengthScales: [Double], ridges: [Double]) {
        precondition(!lengthScales.isEmpty && !ridges.isEmpty, "a grid has points")
        self.shape = shape
        self.lengthScales = lengthScales
        self.ridges = ridges
    }

    /// The grid's point of least error.
    public struct Choice: Sendable, Hashable, Codable {
        public let kernel: RadialKernel
        public let ridge: Double
        /// The mean squared error on what was held out, averaged over all samples.
        public let error: Double
        /// True if a finer or wider grid might do better: the choice lies on its edge (of more than one point).
        public let isOnEdge: Bool
    }

    /// - Parameters:
    ///   - points: `[n × d]`.
    ///   - responses: `[n]`.
    ///   - splits: of the samples, which hold something out.
    /// - Throws: ``LinearAlgebraError``; ``RidgeFailure/noFiniteError`` if no point of the grid has one.
    /// - Complexity: an eigendecomposition for each split and length scale, which serves all ridges: O(n²) for each.
    public func choose(points: Matrix, responses: [Double], splits: [Split]) throws -> Choice {
        let cells = splits.flatMap { split in lengthScales.map { Cell(split: split, lengthScale: $0) } }
        let distances = squaredDistances(points, points)
        let errors = try cells.parallelMap { cell throws(LinearAlgebraError) in
            try self.errors(cell, distances, responses)
        }
        let heldOut = Double(splits.reduce(0) { $0 + $1.test.count })
        var best = (error: Double.infinity, scale: 0, ridge: 0)
        for scale in lengthScales.indices {
            for ridge in ridges.indices {
                let sum = splits.indices.reduce(0.0) { $0 + errors[$1 * lengthScales.count + scale][ridge] }
                if sum / heldOut < best.error { best = (sum / heldOut, scale, ridge) }
            }
        }
        guard best.error.isFinite else { throw RidgeFailure.noFiniteError }
        return Choice(
            kernel: RadialKernel(shape, lengthScale: lengthScales[best.scale]), ridge: ridges[best.ridge],
            error: best.error,
            isOnEdge: Self.isEdge(best.scale, of: lengthScales) || Self.isEdge(best.ridge, of: ridges))
    }

    private struct Cell: Sendable {
        let split: Split
        let lengthScale: Double
    }

    /// The sum of squared errors on the test part, for each ridge.
    private func errors(
        _ cell: Cell, _ distances: Matrix, _ responses: [Double]
    ) throws(LinearAlgebraError) -> [Double] {
        let (training, test) = (cell.split.training, cell.split.test)
        let kernel = RadialKernel(shape, lengthScale: cell.lengthScale)
        let rows = distances.selecting(columns: training)
        let gram = try SymmetricEigendecomposition(of: kernel.matrix(squaredDistances: rows.selecting(rows: training)))
        let mean = Summary(training.map { responses[$0] }).mean
        let coordinates = gram.vectors.transposeMultiplied(by: training.map { responses[$0] - mean })
        let cross = kernel.matrix(squaredDistances: rows.selecting(rows: test)) * gram.vectors
        return ridges.map { ridge in
            // The smallest eigenvalues are rounding errors around zero.
            let predicted = cross * coordinates.indices.map { coordinates[$0] / (max(gram.values[$0], 0) + ridge) }
            return PairwiseSum.sum(count: test.count) { index in
                let error = responses[test[index]] - mean - predicted[index]
                return error * error
            }
        }
    }

    private static func isEdge(_ index: Int, of grid: [Double]) -> Bool {
        grid.count > 1 && (index == 0 || index == grid.count - 1)
    }
}

/// Why a kernel and a ridge could not be chosen.
public enum RidgeFailure: Error, Hashable, Sendable {
    /// No point of the grid gave a finite error on what was held out.
    case noFiniteError
}

extension RidgeFailure: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noFiniteError:
            "no length scale and ridge gives a finite error on what is held out: "
                + "are some responses or features no numbers, or is nothing held out?"
        }
    }
}
