import FeatureLearning
import Foundation
import KernelRegression
import Numerics
import SequenceModels
import SpectrumKernels
import TestSupport
import Testing

@Suite("Adaptive features in random design")
struct RandomDesignTests {
    private let stream = RandomStream(seed: 26)
    private let tight = IntegrationTolerance(relative: 1e-10, absolute: 1e-11)

    private func distance(_ x: [Double], _ y: [Double]) -> Double {
        zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }

    /// A sample of a small trigonometric problem.
    private func problem(count: Int, cycles: Int, noise: Double = 0.5) -> (
        basis: TrigonometricBasis, truth: [Double], design: Matrix, noise: [Double], loss: EmpiricalLoss
    ) {
        let basis = TrigonometricBasis(interval: 0...1, cycles: cycles, smoothness: 1)
        let truth = MisalignedPowerLaw(p: 1, q: 2).signal(count: basis.count).coefficients
        let points = Matrix(rows: count, columns: 1, columnMajor: stream.stream(count).uniforms(count: count))
        let design = basis.designMatrix(at: points)
        let noises = stream.stream(count).stream(0).normals(count: count).map { noise * $0 }
        let responses = zip(design * truth, noises).map { $0 + $1 }
        return (basis, truth, design, noises, EmpiricalLoss(design: design, responses: responses))
    }

    @Test("on the sequence twin the flow is the sequence model's", arguments: [FeatureModel.diagonal, .rotating, .full])
    func twin(_ features: FeatureModel) throws {
        let problem = problem(count: 40, cycles: 3)
        let twin = SequenceTwin(of: problem.design, truth: problem.truth, noise: problem.noise)
        let model = SequenceModel(
            signal: Signal(coefficients: problem.truth), eigenvalues: problem.basis.eigenvalues, noise: 0.1)
        let times = [0.5, 3, 12]
        let ours = try SampleFeatureFlow(features, tolerance: tight)
            .snapshots(on: twin.loss, eigenvalues: problem.basis.eigenvalues, at: times)
        let theirs = try FeatureFlow(features).states(
            in: model, observing: twin.observation, at: times, keepsEigenvectors: true)
        for (snapshot, state) in zip(ours, theirs) {
            #expect(distance(snapshot.coefficients, state.estimate ?? []) < 1e-7)
            #expect(distance(snapshot.learnedEigenvalues, state.eigenvalues) < 1e-7)
        }
    }

    @Test("on a sample it is gradient flow in all entries of A, d and α, integrated without the group")
    func gradientFlow() throws {
        let problem = problem(count: 9, cycles: 1)
        let size = problem.basis.count
        let flow = GraggExtrapolation()
        // A column by column, then d, then α.
        let start = Matrix.identity(size).elements + problem.basis.eigenvalues.map { $0.squareRoot() } + [0, 0, 0]
        let end = try flow.integrate(
            { _, state in
                let basis = Matrix(rows: size, columns: size, columnMajor: Array(state[..<(size * size)]))
                let (d, α) = (Array(state[(size * size)..<(size * size + size)]), Array(state[(size * size + size)...]))
                let v = zip(d, α).map(*)
                let u = basis.transposeMultiplied(by: problem.loss.descent(at: basis * v))
                let turning = Matrix(rows: size, columns: size) { 0.5 * (u[$0] * v[$1] - v[$0] * u[$1]) }
                return (basis * turning).elements + zip(α, u).map(*) + zip(d, u).map(*)
            }, from: 0, to: 5, initial: start, tolerance: IntegrationTolerance(relative: 1e-12, absolute: 1e-13))
        var trajectory = SampleFeatureFlow(.full, tolerance: tight)
            .start(on: problem.loss, eigenvalues: problem.basis.eigenvalues)
        try trajectory.advance(to: 5)
        #expect(distance(trajectory.directions.elements, Array(end[..<(size * size)])) < 1e-7)
        #expect(distance(trajectory.learnedEigenvalues, Array(end[(size * size)..<(size * size + size)])) < 1e-7)
    }

    @Test("without rotations it is the diagonal adaptive kernel; the loss never grows; A stays orthogonal")
    func laws() throws {
        let problem = problem(count: 25, cycles: 6)
        let times = [Double].logarithmic(from: 0.1, through: 50, count: 12)
        let diagonal = try SampleFeatureFlow(.diagonal, tolerance: tight)
            .snapshots(on: problem.loss, eigenvalues: problem.basis.eigenvalues, at: times)
        let kernel = try DiagonalAdaptiveKernel(depth: 0, tolerance: 1e-8)
            .snapshots(on: problem.loss, eigenvalues: problem.basis.eigenvalues, at: times)
        for (ours, theirs) in zip(diagonal, kernel) { #expect(distance(ours.coefficients, theirs.coefficients) < 1e-4) }

        var trajectory = SampleFeatureFlow(.full).start(on: problem.loss, eigenvalues: problem.basis.eigenvalues)
        var before = Double.infinity
        for time in times {
            try trajectory.advance(to: time)
            let loss = problem.loss.value(at: trajectory.coefficients)
            #expect(loss <= before + 1e-9)
            before = loss
        }
        let drift = trajectory.directions.gram() - .identity(problem.basis.count)
        #expect(drift.maximumNorm < 1e-11)
        #expect((trajectory.directions - .identity(problem.basis.count)).maximumNorm > 0.1)
    }

    @Test("a flow on a sample goes forward, to finite times, as those of all kernels", arguments: [Double.infinity, .nan, 1])
    func times(_ time: Double) throws {
        let problem = problem(count: 12, cycles: 2)
        var trajectory = SampleFeatureFlow(.full).start(on: problem.loss, eigenvalues: problem.basis.eigenvalues)
        try trajectory.advance(to: 2)
        #expect(throws: FlowDomainError.self) { try trajectory.advance(to: time) }
        #expect(trajectory.time == 2)
    }

    @Test("random design and its sequence twin agree as n grows, with a gap of the order of 1/√n")
    func equivalence() throws {
        let sizes = [500, 2000, 8000, 32_000]
        let gaps = try sizes.map { count -> Double in
            let problem = problem(count: count, cycles: 4)
            let twin = SequenceTwin(of: problem.design, truth: problem.truth, noise: problem.noise).loss
            let times = [Double].logarithmic(from: 0.3, through: 60, count: 12)
            let flow = SampleFeatureFlow(.full)
            let sample = try flow.snapshots(on: problem.loss, eigenvalues: problem.basis.eigenvalues, at: times)
            let sequence = try flow.snapshots(on: twin, eigenvalues: problem.basis.eigenvalues, at: times)
            return zip(sample, sequence).map { distance($0.coefficients, $1.coefficients) }.max() ?? .infinity
        }
        let fit = try PowerLawFit(x: sizes.map(Double.init), y: gaps)
        #expect(abs(fit.slope + 0.5) < 0.2)
        #expect(gaps[3] < 0.02)
    }

    @Test("the twin's loss has z − θ for its descent direction")
    func twinDescent() {
        let problem = problem(count: 30, cycles: 2)
        let twin = SequenceTwin(of: problem.design, truth: problem.truth, noise: problem.noise)
        let θ = [0.3, -0.1, 0, 0.7, 0.2]
        #expect(distance(twin.loss.descent(at: θ), zip(twin.observation, θ).map { $0 - $1 }) < 1e-13)
        // In regression: z − θ + (ΦᵀΦ/n − I)(θ* − θ).
        let gap = zip(problem.truth, θ).map { $0 - $1 }
        let image = (1.0 / 30) * problem.design.gram() * gap
        let expected = zip(zip(twin.observation, θ).map { $0 - $1 }, zip(image, gap).map { $0 - $1 }).map { $0 + $1 }
        #expect(distance(problem.loss.descent(at: θ), expected) < 1e-12)
    }
}

@Suite("Hermite polynomials in many variables")
struct HermiteBasisTests {
    @Test("how many there are, and their eigenvalues", arguments: [(1, 5, 6), (3, 2, 10), (16, 2, 153), (4, 3, 35)])
    func counts(_ dimension: Int, _ degree: Int, _ count: Int) {
        let basis = HermiteBasis(dimension: dimension, degree: degree)
        #expect(basis.count == count && Set(basis.factors).count == count)
        #expect(basis.eigenvalues == basis.eigenvalues.sorted(by: >))
        #expect(relativeError(basis.eigenvalues[count - 1], pow(Double(dimension), -Double(degree))) < 1e-14)
    }

    @Test("they are orthonormal: products of Gauss–Hermite rules integrate them exactly")
    func orthonormality() {
        let basis = HermiteBasis(dimension: 3, degree: 3)
        let rule = GaussQuadrature.normal(count: 5)
        let grid = (0..<125).map { [$0 % 5, $0 / 5 % 5, $0 / 25] }
        let points = Matrix(rows: grid.map { place in place.map { rule.nodes[$0] } })
        let weights = grid.map { place in place.reduce(1) { $0 * rule.weights[$1] }.squareRoot() }
        let design = basis.designMatrix(at: points)
        let weighted = Matrix(rows: design.rows, columns: design.columns) { weights[$0] * design[$0, $1] }
        #expect((weighted.gram() - .identity(basis.count)).maximumNorm < 1e-12)
    }

    @Test("a function of one index is the sum of its coefficients")
    func singleIndex() {
        let basis = HermiteBasis(dimension: 4, degree: 3)
        let direction = SpherePoints.uniform(count: 1, dimension: 4, from: RandomStream(seed: 5)).coordinates.row(0)
        let coefficients = basis.coefficients(ofSingleIndex: [0.4, -1, 0.6, 0.9], direction: direction)
        let points = basis.points(count: 10, from: RandomStream(seed: 6))
        for (row, value) in basis.values(of: coefficients, at: points).enumerated() {
            let t: Double = zip(points.row(row), direction).reduce(0) { $0 + $1.0 * $1.1 }
            let second = (t * t - 1) / 2.0.squareRoot()
            let third = (t * t * t - 3 * t) / 6.0.squareRoot()
            let expected = 0.4 - t + 0.6 * second + 0.9 * third
            #expect(abs(value - expected) < 1e-11)
        }
        let energy = coefficients.reduce(0.0) { $0 + $1 * $1 }
        #expect(abs(energy - 2.33) < 1e-12)
    }
}
