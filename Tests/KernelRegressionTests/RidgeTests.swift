import Datasets
import Foundation
import KernelRegression
import Numerics
import TestSupport
import Testing

@Suite("Kernel ridge regression")
struct RidgeTests {
    private static let points = Matrix(rows: 40, columns: 2, columnMajor: RandomStream(seed: 1).normals(count: 80))
    private static let responses = (0..<40).map { 3 + sin(2 * points[$0, 0]) + 0.5 * points[$0, 1] }

    @Test("kernels are what their names say", arguments: RadialKernel.Shape.allCases)
    func kernels(_ shape: RadialKernel.Shape) {
        let kernel = RadialKernel(shape, lengthScale: 1.7)
        let matrix = kernel.matrix(Self.points, Self.points.selecting(rows: [3, 4, 5]))
        #expect(matrix.rows == 40 && matrix.columns == 3 && matrix[4, 1] == 1)
        let distance = hypot(Self.points[0, 0] - Self.points[5, 0], Self.points[0, 1] - Self.points[5, 1])
        let expected = shape == .gaussian ? exp(-0.5 * pow(distance / 1.7, 2)) : exp(-distance / 1.7)
        #expect(relativeError(matrix[0, 2], expected) < 1e-14)
    }

    @Test("weights solve the ridge equations", arguments: RadialKernel.Shape.allCases)
    func equations(_ shape: RadialKernel.Shape) throws {
        let kernel = RadialKernel(shape, lengthScale: 1)
        let regression = try KernelRidgeRegression(kernel: kernel, ridge: 0.1, points: Self.points, responses: Self.responses)
        // On the training points f − ȳ = K(K + ρ)⁻¹(y − ȳ), by eigendecomposition.
        let mean = Summary(Self.responses).mean
        let gram = try SymmetricEigendecomposition(of: kernel.matrix(Self.points, Self.points))
        let expected = gram.apply({ $0 / ($0 + 0.1) }, to: Self.responses.map { $0 - mean }).map { $0 + mean }
        #expect(distance(regression.predict(Self.points), expected) < 1e-12)
        let tight = try KernelRidgeRegression(kernel: kernel, ridge: 1e-9, points: Self.points, responses: Self.responses)
        #expect(distance(tight.predict(Self.points), Self.responses) < 1e-5)
        let constant = try KernelRidgeRegression(kernel: kernel, ridge: 1e12, points: Self.points, responses: Self.responses)
        #expect(constant.predict(Self.points).allSatisfy { abs($0 - mean) < 1e-9 })
    }

    @Test("a Gram matrix that rounding makes singular is refused")
    func singular() {
        let twice = Self.points.selecting(rows: Array(0..<40) + Array(0..<40))
        let kernel = RadialKernel(.gaussian, lengthScale: 100)
        #expect(throws: LinearAlgebraError.self) {
            try KernelRidgeRegression(kernel: kernel, ridge: 0, points: twice, responses: Self.responses + Self.responses)
        }
    }

    @Test("where no point of the grid has a finite error, none is chosen")
    func noChoice() {
        let tuning = KernelRidgeTuning(shape: .gaussian, lengthScales: [0.1, 1], ridges: [1e-2, 1])
        let folds = Split.folds(4, count: 40, from: RandomStream(seed: 2))
        let empty = [Split.random(count: 40, testFraction: 0, from: RandomStream(seed: 2))]
        let missing = Self.responses.enumerated().map { $0 == 7 ? .nan : $1 }
        for (responses, splits) in [(missing, folds), (Self.responses, empty)] {
            let error = #expect(throws: RidgeFailure.self) {
                try tuning.choose(points: Self.points, responses: responses, splits: splits)
            }
            #expect(error?.description.contains("no length scale and ridge gives a finite error") == true)
        }
    }

    @Test(
        "the choice is the point of the grid with the least error, fitted again for every split",
        arguments: RadialKernel.Shape.allCases)
    func tuning(_ shape: RadialKernel.Shape) throws {
        let tuning = KernelRidgeTuning(shape: shape, lengthScales: [0.1, 0.8, 3], ridges: [1e-4, 1e-2, 10])
        let splits = Split.folds(4, count: 40, from: RandomStream(seed: 2))
        let choice = try tuning.choose(points: Self.points, responses: Self.responses, splits: splits)
        var best = (error: Double.infinity, scale: 0.0, ridge: 0.0)
        for scale in tuning.lengthScales {
            for ridge in tuning.ridges {
                let squares = try splits.reduce(0.0) { sum, split in
                    let regression = try KernelRidgeRegression(
                        kernel: RadialKernel(shape, lengthScale: scale), ridge: ridge,
                        points: Self.points.selecting(rows: split.training), responses: split.training.map { Self.responses[$0] })
                    let predicted = regression.predict(Self.points.selecting(rows: split.test))
                    return sum + zip(predicted, split.test).reduce(0) { $0 + pow($1.0 - Self.responses[$1.1], 2) }
                }
                if squares / 40 < best.error { best = (squares / 40, scale, ridge) }
            }
        }
        #expect(choice.kernel == RadialKernel(shape, lengthScale: best.scale) && choice.ridge == best.ridge)
        #expect(relativeError(choice.error, best.error) < 1e-6)
        #expect(choice.isOnEdge == (best.scale != 0.8 || best.ridge != 1e-2))
    }
}
