import Datasets
import Foundation
import KernelRegression
import Numerics
import SequenceModels
import TestSupport
import Testing

/// A small regression on the circle: 12 samples, 21 functions unless said otherwise.
struct SmallRegression {
    let basis: TorusBasis
    let loss: EmpiricalLoss
    var eigenvalues: [Double] { basis.eigenvalues }

    init(samples: Int = 12, cycles: Int = 10, smoothness: Double = 1) {
        basis = TorusBasis(dimension: 1, region: .cube(radius: cycles), smoothness: smoothness)
        let problem = TorusRegression(dimension: 1, signal: SineSignal(frequency: 2.5), noise: 0.2)
            .sample(count: samples, from: RandomStream(seed: 7))
        loss = EmpiricalLoss(basis: basis, points: problem.features, responses: problem.responses)
    }

    /// a, b and β of the diagonal adaptive kernel integrated as three separate states, nothing taken from the invariants.
    func reference(_ kernel: DiagonalAdaptiveKernel, time: Double) throws -> (theta: [Double], strength: [Double]) {
        let size = eigenvalues.count
        let depth = Double(kernel.depth)
        let initial = eigenvalues.map { $0.squareRoot() } + [Double](repeating: kernel.initialScale, count: size)
        func strength(_ state: [Double], _ j: Int) -> Double { state[j] * pow(state[size + j], depth) }
        let end = try GraggExtrapolation().integrate(
            { _, state in
                let theta = (0..<size).map { strength(state, $0) * state[2 * size + $0] }
                let g = loss.descent(at: theta)
                let a = (0..<size).map { pow(state[size + $0], depth) * state[2 * size + $0] * g[$0] }
                let b = (0..<size).map { depth * theta[$0] / state[size + $0] * g[$0] }
                return a + b + (0..<size).map { strength(state, $0) * g[$0] }
            }, from: 0, to: time, initial: initial + [Double](repeating: 0, count: size),
            tolerance: IntegrationTolerance(relative: 1e-12, absolute: 1e-14))
        return ((0..<size).map { strength(end, $0) * end[2 * size + $0] }, (0..<size).map { strength(end, $0) })
    }
}

func distance(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { max($0, abs($1.0 - $1.1)) }
}

@Suite("Flows on the empirical loss")
struct FlowTests {
    static let tori: [NamedCase<TorusBasis>] = [
        NamedCase("square", TorusBasis(dimension: 2, region: .cube(radius: 4), smoothness: 1)),
        NamedCase("disc", TorusBasis(dimension: 2, region: .ball(squaredRadius: 18), smoothness: 1)),
        NamedCase("ball in three dimensions", TorusBasis(dimension: 3, region: .ball(squaredRadius: 6), smoothness: 1)),
        NamedCase("ball in eight dimensions", TorusBasis(dimension: 8, region: .ball(squaredRadius: 3), smoothness: 1)),
    ]

    @Test("sums over products of waves are those over the design matrix, for part of the samples too", arguments: tori)
    func factors(_ row: NamedCase<TorusBasis>) throws {
        let basis = row.value
        let points = Matrix(
            rows: 30, columns: basis.dimension,
            columnMajor: RandomStream(seed: 3).uniforms(count: 30 * basis.dimension).map { 2 * $0 - 1 })
        let responses = RandomStream(seed: 4).normals(count: 30)
        let theta = RandomStream(seed: 5).normals(count: basis.count)
        let some = [1, 2, 5, 11, 28]
        let whole = EmpiricalLoss(basis: basis, points: points, responses: responses)
        for loss in [whole, whole.selecting(some)] {
            let plain = EmpiricalLoss(design: loss.design, responses: loss.responses)
            #expect(distance(loss.descent(at: theta), plain.descent(at: theta)) < 1e-11)
            #expect(loss.operations != plain.operations)
        }
        let kernel = DiagonalAdaptiveKernel(depth: 1, initialScale: 0.5, tolerance: 1e-6)
        let plain = EmpiricalLoss(design: whole.design, responses: responses)
        let ends = try [whole, plain].map { try kernel.snapshots(on: $0, eigenvalues: basis.eigenvalues, at: [20])[0] }
        #expect(distance(ends[0].coefficients, ends[1].coefficients) < 1e-7)
    }

    @Test("the descent is minus the gradient of the loss, with more functions than samples and with fewer", arguments: [12, 40])
    func gradient(_ samples: Int) {
        let loss = SmallRegression(samples: samples).loss
        let theta = RandomStream(seed: 1).normals(count: loss.count)
        let descent = loss.descent(at: theta)
        for index in [0, 5, 20] {
            func value(_ step: Double) -> Double {
                var moved = theta
                moved[index] += step
                return loss.value(at: moved)
            }
            #expect(abs((value(-1e-4) - value(1e-4)) / 2e-4 - descent[index]) < 1e-8)
        }
        let direct = loss.design.transposeMultiplied(by: zip(loss.responses, loss.design * theta).map { $0 - $1 })
        #expect(distance(direct.map { $0 / Double(samples) }, descent) < 1e-13)
    }

    @Test("a divided loss is the losses of its parts, with more functions than samples and with fewer", arguments: [12, 40, 26])
    func divided(_ samples: Int) {
        let loss = SmallRegression(samples: samples).loss
        let split = Split.random(count: samples, testFraction: 0.25, from: RandomStream(seed: 2))
        let (training, test) = loss.divided(by: split)
        let theta = RandomStream(seed: 1).normals(count: loss.count)
        #expect(distance(training.descent(at: theta), loss.selecting(split.training).descent(at: theta)) < 1e-13)
        #expect(distance(test.descent(at: theta), loss.selecting(split.test).descent(at: theta)) < 1e-13)
        #expect(training.meanSquaredError(of: theta) == loss.selecting(split.training).meanSquaredError(of: theta))
    }

    @Test("the fixed kernel's closed form is its integrated flow, in either form", arguments: [12, 40])
    func fixedFlow(_ samples: Int) throws {
        let small = SmallRegression(samples: samples)
        var trajectory = try FixedKernelFlow().start(on: small.loss, eigenvalues: small.eigenvalues)
        for time in [0.0, 0.3, 5, 60] {
            // θ' = λ g.
            let expected = try GraggExtrapolation().integrate(
                { _, theta in zip(small.eigenvalues, small.loss.descent(at: theta)).map { $0 * $1 } }, from: 0, to: time,
                initial: [Double](repeating: 0, count: small.eigenvalues.count),
                tolerance: IntegrationTolerance(relative: 1e-12, absolute: 1e-14))
            try trajectory.advance(to: time)
            #expect(distance(trajectory.coefficients, expected) < 1e-10)
            #expect(trajectory.time == time)
        }
        #expect(trajectory.learnedEigenvalues == small.eigenvalues.map { $0.squareRoot() })
    }

    @Test("the fixed kernel's predictions are (I − e^{−Kt/n})y")
    func fixedPredictions() throws {
        let small = SmallRegression()
        let features = small.loss.design.scaling(columns: small.eigenvalues.map { $0.squareRoot() })
        let kernel = try SymmetricEigendecomposition(of: features.outerGram())
        let expected = kernel.apply({ 1 - exp(-$0 * 7 / 12) }, to: small.loss.responses)
        let snapshots = try FixedKernelFlow().snapshots(on: small.loss, eigenvalues: small.eigenvalues, at: [1, 7])
        #expect(distance(small.loss.design * snapshots[1].coefficients, expected) < 1e-12)
    }

    static let kernels: [NamedCase<DiagonalAdaptiveKernel>] = [0, 1, 2, 4].map {
        NamedCase("D = \($0)", DiagonalAdaptiveKernel(depth: $0, initialScale: 0.6, tolerance: 1e-7))
    }

    @Test("the adaptive kernel is its three-state flow: coefficients and spectrum", arguments: kernels)
    func adaptive(_ row: NamedCase<DiagonalAdaptiveKernel>) throws {
        let small = SmallRegression()
        var trajectory = try row.value.start(on: small.loss, eigenvalues: small.eigenvalues)
        for time in [0.5, 4, 30] {
            let (theta, strength) = try small.reference(row.value, time: time)
            try trajectory.advance(to: time)
            #expect(distance(trajectory.coefficients, theta) < 1e-4)
            #expect(distance(trajectory.learnedEigenvalues, strength) < 1e-4)
        }
    }

    @Test("the error falls with the square of the number of steps", arguments: kernels)
    func order(_ row: NamedCase<DiagonalAdaptiveKernel>) throws {
        let small = SmallRegression()
        let (theta, _) = try small.reference(row.value, time: 10)
        var (steps, errors) = ([Double](), [Double]())
        for tolerance in [1e-5, 1e-6, 1e-7, 1e-8, 1e-9] {
            let kernel = DiagonalAdaptiveKernel(depth: row.value.depth, initialScale: 0.6, tolerance: tolerance)
            var trajectory = try kernel.start(on: small.loss, eigenvalues: small.eigenvalues)
            try trajectory.advance(to: 10)
            steps.append(Double(trajectory.steps))
            errors.append(distance(trajectory.coefficients, theta))
        }
        let fit = try PowerLawFit(x: steps, y: errors)
        #expect(abs(fit.slope + 2) < 0.15)
    }

    @Test("with an orthonormal design every component is a sequence model", arguments: [0.3, 3, 40])
    func sequenceModel(_ time: Double) throws {
        // 32 equispaced samples of the circle and 21 functions: ΦᵀΦ/n is the identity.
        let basis = TorusBasis(dimension: 1, region: .cube(radius: 10), smoothness: 1)
        let points = Matrix(rows: 32, columns: 1) { row, _ in -1 + Double(row) / 16 }
        let responses = RandomStream(seed: 5).normals(count: 32)
        let loss = EmpiricalLoss(basis: basis, points: points, responses: responses)
        let observation = loss.descent(at: [Double](repeating: 0, count: 21))
        let kernel = DiagonalAdaptiveKernel(depth: 0, tolerance: 1e-8)
        let found = try kernel.snapshots(on: loss, eigenvalues: basis.eigenvalues, at: [time])[0]
        let fixed = try FixedKernelFlow().snapshots(on: loss, eigenvalues: basis.eigenvalues, at: [time])[0]
        for index in 0..<21 {
            let (eigenvalue, z) = (basis.eigenvalues[index], observation[index])
            let adaptive = try OverparameterizedFlow().state(eigenvalue: eigenvalue, observation: z, time: time)
            #expect(abs(found.coefficients[index] - adaptive.value) < 1e-6)
            #expect(abs(found.learnedEigenvalues[index] - adaptive.learnedEigenvalue) < 1e-6)
            let vanilla = try VanillaFlow().state(eigenvalue: eigenvalue, observation: z, time: time)
            #expect(abs(fixed.coefficients[index] - vanilla.value) < 1e-13)
        }
    }

    /// Stiff: the rates span five decades.
    @Test("a stiff flow is followed far with few evaluations", arguments: [0, 1, 2])
    func stiffness(_ depth: Int) throws {
        let small = SmallRegression(samples: 60, cycles: 80, smoothness: 2)
        let kernel = DiagonalAdaptiveKernel(depth: depth, sampleSize: 60, tolerance: 1e-4)
        var trajectory = try kernel.start(on: small.loss, eigenvalues: small.eigenvalues)
        try trajectory.advance(to: 3000)
        #expect(trajectory.evaluations < 4000)
        let tight = DiagonalAdaptiveKernel(depth: depth, sampleSize: 60, tolerance: 1e-7)
        let expected = try tight.snapshots(on: small.loss, eigenvalues: small.eigenvalues, at: [3000])[0]
        #expect(distance(trajectory.coefficients, expected.coefficients) < 2e-3)
    }

    @Test("a copy is a checkpoint, and the path does not depend on where one looks by more than the tolerance")
    func checkpoint() throws {
        let small = SmallRegression()
        let kernel = DiagonalAdaptiveKernel(depth: 1, initialScale: 0.6, tolerance: 1e-7)
        var one = try kernel.start(on: small.loss, eigenvalues: small.eigenvalues)
        try one.advance(to: 3)
        var two = one
        try one.advance(to: 9)
        #expect(two.time == 3 && one.time == 9)
        try two.advance(to: 9)
        #expect(two.coefficients == one.coefficients)
        let looked = try kernel.snapshots(on: small.loss, eigenvalues: small.eigenvalues, at: [0, 0.1, 1, 2, 3, 5, 9])
        #expect(looked[0].coefficients.allSatisfy { $0 == 0 })
        #expect(distance(looked[6].coefficients, one.coefficients) < 1e-5)
    }

    @Test("what is not finite cannot be integrated")
    func broken() throws {
        let small = SmallRegression()
        var responses = small.loss.responses
        responses[3] = .nan
        let loss = EmpiricalLoss(design: small.loss.design, responses: responses)
        #expect(throws: IntegrationFailure.self) {
            try DiagonalAdaptiveKernel(depth: 0).snapshots(on: loss, eigenvalues: small.eigenvalues, at: [1])
        }
    }
}

@Suite("What kernel flows take")
struct KernelFlowDomainTests {
    /// Both flows, as one type.
    static func trajectories(_ small: SmallRegression, _ eigenvalues: [Double]) throws -> [any FlowTrajectory] {
        [
            try FixedKernelFlow().start(on: small.loss, eigenvalues: eigenvalues),
            try DiagonalAdaptiveKernel(depth: 1, initialScale: 0.5).start(on: small.loss, eigenvalues: eigenvalues),
        ]
    }

    @Test("an illegal eigenvalue or time is the error of all flows")
    func illegal() throws {
        let small = SmallRegression(samples: 12)
        for illegal in [0, -1, .infinity, Double.leastNormalMagnitude / 2] {
            var eigenvalues = small.eigenvalues
            eigenvalues[2] = illegal
            for flow in 0..<4 {
                #expect(throws: FlowDomainError.eigenvalue(illegal)) {
                    switch flow {
                    case 0: _ = try FixedKernelFlow().start(on: small.loss, eigenvalues: eigenvalues)
                    case 1: _ = try FixedKernelFlow().limit(on: small.loss, eigenvalues: eigenvalues)
                    case 2: _ = try DiagonalAdaptiveKernel(depth: 0).start(on: small.loss, eigenvalues: eigenvalues)
                    default: _ = try DiagonalAdaptiveKernel(depth: 2).limit(on: small.loss, eigenvalues: eigenvalues)
                    }
                }
            }
        }
        for trajectory in try Self.trajectories(small, small.eigenvalues) {
            var trajectory = trajectory
            #expect(throws: FlowDomainError.time(-1)) { try trajectory.advance(to: -1) }
            #expect(throws: FlowDomainError.self) { try trajectory.advance(to: .nan) }
            try trajectory.advance(to: 2)
            #expect(trajectory.coefficients.allSatisfy { $0.isFinite })
        }
        var adaptive = try DiagonalAdaptiveKernel(depth: 0).start(on: small.loss, eigenvalues: small.eigenvalues)
        try adaptive.advance(to: 2)
        #expect(throws: FlowDomainError.time(1)) { try adaptive.advance(to: 1) }
        #expect(throws: FlowDomainError.time(.infinity)) { try adaptive.advance(to: .infinity) }
    }
}
