import Datasets
import KernelRegression
import Numerics
import SequenceModels
import Testing

/// Streamed products and flows against those of a design matrix that is held.
struct StreamedLossTests {
    private let basis = TorusBasis(dimension: 3, region: .ball(squaredRadius: 5), smoothness: 1)

    /// Three panels and a bit: 900 samples.
    private func sample(_ count: Int = 900) -> (points: Matrix, responses: [Double]) {
        var stream = RandomStream(seed: 3).uniforms(count: 3 * count)[...]
        let points = Matrix(rows: count, columns: 3) { _, _ in 2 * stream.removeFirst() - 1 }
        let noise = RandomStream(seed: 4).normals(count: count)
        return (points, (0..<count).map { points[$0, 0] * points[$0, 1] + 0.1 * noise[$0] })
    }

    private func streamed(cores: Int? = nil) throws -> StreamedLoss {
        let sample = sample()
        return try #require(
            StreamedLoss(basis: basis, points: sample.points, responses: sample.responses, cores: cores))
    }

    private var dense: EmpiricalLoss {
        let sample = sample()
        return EmpiricalLoss(design: basis.designMatrix(at: sample.points), responses: sample.responses)
    }

    private var coefficients: [Double] { RandomStream(seed: 5).normals(count: basis.count).map { 0.1 * $0 } }

    private func distance(_ one: [Double], _ other: [Double]) -> Double {
        zip(one, other).map { abs($0 - $1) }.max() ?? .infinity
    }

    @Test func gradientIsThatOfTheDesignMatrix() throws {
        #expect(distance(try streamed().descent(at: coefficients), dense.descent(at: coefficients)) < 1e-12)
    }

    @Test func curvatureIsThatOfTheDesignMatrix() throws {
        let gram = (1 / 900.0) * dense.design.gram()
        #expect(distance(try streamed().curvature(of: coefficients), gram * coefficients) < 1e-12)
    }

    @Test func errorIsThatOfTheDesignMatrix() throws {
        let (ours, theirs) = (
            try streamed().meanSquaredError(of: coefficients), dense.meanSquaredError(of: coefficients)
        )
        #expect(abs(ours - theirs) < 1e-12 * theirs)
    }

    @Test(arguments: [1, 2, 5]) func coresDoNotChangeABit(cores: Int) throws {
        #expect(try streamed(cores: cores).descent(at: coefficients) == streamed(cores: 3).descent(at: coefficients))
    }

    @Test func holdsFarLessThanTheDesignMatrix() throws {
        let wide = TorusBasis(dimension: 8, region: .ball(squaredRadius: 4), smoothness: 1)
        let points = Matrix(rows: 8000, columns: 8, columnMajor: RandomStream(seed: 6).uniforms(count: 64_000))
        let loss = try #require(
            StreamedLoss(basis: wide, points: points, responses: [Double](repeating: 0, count: 8000)))
        #expect(loss.numbersHeld < 8000 * wide.count / 8)
    }

    @Test func circleHasNothingToStream() {
        let circle = TorusBasis(dimension: 1, region: .ball(squaredRadius: 4), smoothness: 1)
        #expect(StreamedLoss(basis: circle, points: Matrix(columns: [[0.5]]), responses: [1]) == nil)
    }

    @Test(arguments: [0, 1]) func adaptiveFlowIsThatOfTheDesignMatrix(depth: Int) throws {
        let flow = DiagonalAdaptiveKernel(depth: depth, sampleSize: 900, tolerance: 1e-6)
        var ours = try flow.start(on: try streamed(), eigenvalues: basis.eigenvalues)
        var theirs = try flow.start(on: dense, eigenvalues: basis.eigenvalues)
        try ours.advance(to: 20)
        try theirs.advance(to: 20)
        #expect(distance(ours.coefficients, theirs.coefficients) < 1e-7)
        #expect(theirs.coefficients.map(abs).max() ?? 0 > 0.01)
    }

    @Test(arguments: [0.1, 3, 40, 1000]) func fixedFlowIsThatOfTheEigendecomposition(time: Double) throws {
        let ours = try StreamedFixedFlow(on: try streamed(), eigenvalues: basis.eigenvalues, horizon: 1000)
        var theirs = try FixedKernelFlow().start(on: dense, eigenvalues: basis.eigenvalues)
        try theirs.advance(to: time)
        #expect(distance(try ours.coefficients(at: time), theirs.coefficients) < 1e-7)
    }

    @Test func laterHorizonTakesMoreProducts() throws {
        let loss = try streamed()
        let (near, far) = (
            try StreamedFixedFlow(on: loss, eigenvalues: basis.eigenvalues, horizon: 1),
            try StreamedFixedFlow(on: loss, eigenvalues: basis.eigenvalues, horizon: 1000)
        )
        #expect(near.products < far.products)
        #expect(throws: FlowDomainError.time(2)) { try near.coefficients(at: 2) }
    }

    @Test(arguments: [Double.infinity, -1]) func noBasisServesAllTimes(horizon: Double) throws {
        let loss = try streamed()
        #expect(throws: FlowDomainError.time(horizon)) {
            try StreamedFixedFlow(on: loss, eigenvalues: basis.eigenvalues, horizon: horizon)
        }
    }

    @Test func tooFewProductsAreAnError() throws {
        let loss = try streamed()
        #expect(throws: StreamedFlowFailure.basisTooSmall(products: 3)) {
            try StreamedFixedFlow(on: loss, eigenvalues: basis.eigenvalues, horizon: 1e4, maximum: 3)
        }
    }
}
