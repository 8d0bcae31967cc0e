import Foundation
import Numerics
import SpectrumKernels
import TestSupport
import Testing

/// 400 equispaced points, and the pairs of K/n.
private struct Circle {
    static let shared = try! Circle(count: 400)
    let angles: [Double]
    let gram: Matrix
    let pairs: LeadingEigenpairs

    init(count: Int) throws {
        angles = SpherePoints.equispacedAngles(count: count)
        gram = (1 / Double(count)) * (try NeuralTangentKernel.twoLayer(hasBias: true).gram(.equispaced(count: count)))
        pairs = try LeadingEigenpairs(of: gram)
    }

    func wave(_ frequency: Int) -> [Double] { angles.map { cos(Double(frequency) * $0) } }
}

@Suite("Preconditioned descent in the kernel limit")
struct DescentTests {
    static let frequencies = [1, 2, 3, 5, 8, 12, 16, 20, 24, 28]
    static let published: [NamedCase<(map: EigenvalueMap, counts: [Int])>] = [
        NamedCase("gradient descent", (.identity, [3, 18, 92, 259, 632, 1460, 2614, 4089, 5881, 7982])),
        NamedCase("square root", (.squareRoot(first: 61), [2, 6, 16, 27, 43, 65, 87, 110, 132, 154])),
        NamedCase("flat", (.flattened(first: 61), [Int](repeating: 1, count: 10))),
    ]

    @Test("iterations to 5 % are the published ones", arguments: published)
    func iterations(_ row: NamedCase<(map: EigenvalueMap, counts: [Int])>) throws {
        let circle = Circle.shared
        let descent = try CommutingDescent(pairs: circle.pairs, map: row.value.map, count: 61)
        let counts = try Self.frequencies.map {
            try descent.iterations(to: 0.05, of: circle.wave($0), step: descent.monotoneStep)
        }
        #expect(counts == row.value.counts)
    }

    @Test("step by step, the same counts and the closed form's residuals")
    func steps() throws {
        let circle = Circle.shared
        for (map, count) in [(EigenvalueMap.identity, 92), (.squareRoot(first: 61), 16)] {
            let descent = try CommutingDescent(pairs: circle.pairs, map: map, count: 61)
            let preconditioner = try SpectrumPreconditioner(pairs: try circle.pairs.leading(61), map: map)
            let wave = Matrix(columns: [circle.wave(3)])
            var run = try PreconditionedDescent(
                gram: DenseOperator(circle.gram), preconditioner: preconditioner, step: descent.monotoneStep, residual: wave)
            #expect(run.advance(to: 0.05, of: wave.norm, limit: 1000) == count)
            let closed = try descent.residual(wave.elements, after: count, step: descent.monotoneStep)
            #expect(zip(run.residual.elements, closed).allSatisfy { abs($0 - $1) < 1e-12 })
            let coefficients = try descent.coefficients(wave.elements, after: count, step: descent.monotoneStep)
            #expect(zip(run.coefficients.elements, coefficients).allSatisfy { abs($0 - $1) < 1e-10 * wave.norm })
        }
    }

    private struct Problem {
        let points = SpherePoints.uniform(count: 60, dimension: 3, from: RandomStream(seed: 6))
        let kernel = NeuralTangentKernel(hiddenLayers: 2, squaredBias: 0.3)
        let gram: Matrix
        let target: [Double]

        init() throws {
            let coordinates = points.coordinates
            gram = (1 / 60) * (try kernel.gram(points))
            target = (0..<60).map { sin(3 * coordinates[$0, 0]) + coordinates[$0, 2] }
            pairs = try LeadingEigenpairs(of: gram)
        }

        let pairs: LeadingEigenpairs

        func preconditioners() throws -> [any Preconditioner] {
            [
                IdentityPreconditioner(size: 60), try JacobiPreconditioner(gram: gram),
                try SpectrumPreconditioner(pairs: try pairs.leading(10), map: .flattened(first: 10)),
                try SpectrumPreconditioner(pairs: try pairs.leading(20), map: .cut(keeping: 12)),
                try NystromPreconditioner(kernel, points: points, landmarks: Array(0..<15), scale: 1 / 60),
                try NewtonPreconditioner(gram: gram, ridge: 1e-3), try NewtonPreconditioner(gram: gram),
            ]
        }
    }

    @Test("any preconditioner: steps against the closed form, the limit against its largest rate")
    func general() throws {
        let problem = try Problem()
        for preconditioner in try problem.preconditioners() { try compare(problem, preconditioner) }
        #expect {
            try PreconditionedDescent(
                gram: try DenseOperator(problem.gram), preconditioner: IdentityPreconditioner(size: 60), step: 100,
                residual: Matrix(columns: [problem.target]))
        } throws: { error in
            guard case SpectrumKernelError.unstableStep(100, let limit) = error else { return false }
            return relativeError(limit, 2 / problem.pairs.values[0]) < 1e-9
        }
    }

    private func compare(_ problem: Problem, _ preconditioner: some Preconditioner) throws {
        let closed = try ClosedFormDescent(gram: problem.gram, preconditioner: preconditioner)
        let limit = DescentLimit(gram: try DenseOperator(problem.gram), preconditioner: preconditioner)
        #expect(relativeError(limit.largestRate, closed.rates[0]) < 1e-9)
        try compare(problem, preconditioner, closed)
        #expect(throws: SpectrumKernelError.unstableStep(step: 1.01 * closed.stepLimit, limit: closed.stepLimit)) {
            try closed.residual(problem.target, after: 1, step: 1.01 * closed.stepLimit)
        }
    }

    private func compare(_ problem: Problem, _ preconditioner: some Preconditioner, _ closed: ClosedFormDescent) throws {
        for fraction in [0.5, 0.9] {
            let step = fraction * closed.stepLimit
            var run = try PreconditionedDescent(
                gram: try DenseOperator(problem.gram), preconditioner: preconditioner, step: step,
                residual: Matrix(columns: [problem.target]))
            for _ in 0..<3 {
                run.advance(steps: 7)
                let expected = try closed.residual(problem.target, after: run.steps, step: step)
                #expect(zip(run.residual.elements, expected).allSatisfy { abs($0 - $1) < 1e-9 })
                let learned = problem.gram * run.coefficients.elements
                #expect(zip(zip(problem.target, learned), run.residual.elements).allSatisfy { abs($0.0 - $0.1 - $1) < 1e-9 })
            }
        }
    }

    /// Beyond the limit the residual grows; below it, it does not.
    @Test("the stability limit is one")
    func limit() throws {
        let problem = try Problem()
        let descent = try CommutingDescent(pairs: problem.pairs)
        #expect(descent.fastestStep < descent.stepLimit && descent.monotoneStep == 0.5 * descent.stepLimit)
        for (factor, isStable) in [(0.999, true), (1.001, false)] {
            var run = try PreconditionedDescent(
                gram: try DenseOperator(problem.gram), preconditioner: IdentityPreconditioner(size: 60),
                step: factor * descent.stepLimit, residual: Matrix(columns: [problem.target]), limit: .infinity)
            run.advance(steps: 8000)
            #expect((run.residual.norm < Matrix(columns: [problem.target]).norm) == isStable)
        }
        #expect(throws: SpectrumKernelError.unstableStep(step: descent.stepLimit, limit: descent.stepLimit)) {
            try descent.iterations(to: 0.1, of: problem.target, step: descent.stepLimit)
        }
    }

    @Test("trained to the end, every preconditioner predicts the same at other points")
    func consistency() throws {
        let problem = try Problem()
        let others = SpherePoints.uniform(count: 40, dimension: 3, from: RandomStream(seed: 8))
        let cross = (1 / 60) * (try problem.kernel.matrix(others, problem.points))
        let direct = cross * (try CholeskyFactorization(of: problem.gram).solve(problem.target))
        for preconditioner in try problem.preconditioners() {
            let closed = try ClosedFormDescent(gram: problem.gram, preconditioner: preconditioner)
            guard closed.rates[59] > 1e-9 * closed.rates[0] else { continue }  // A cut never ends.
            let weights = try closed.coefficients(problem.target, after: 1 << 50, step: 0.5 * closed.stepLimit)
            #expect(zip(cross * weights, direct).allSatisfy { abs($0 - $1) < 1e-7 })
        }
        let descent = try CommutingDescent(pairs: problem.pairs, map: .flattened(first: 30), count: 30)
        let weights = try descent.coefficients(problem.target, after: 1 << 50, step: descent.monotoneStep)
        #expect(zip(cross * weights, direct).allSatisfy { abs($0 - $1) < 1e-8 })
    }

    @Test("what K does not see is not learned, and no map may raise it")
    func vanishing() throws {
        let pairs = LeadingEigenpairs(values: [2, 1, 0], vectors: .identity(3))
        #expect(throws: SpectrumKernelError.vanishingEigenvalue(index: 2, value: 0)) {
            try CommutingDescent(pairs: pairs, map: .power(0))
        }
        let descent = try CommutingDescent(pairs: pairs, map: .power(0), count: 2)
        #expect(descent.rates == [1, 1, 0])
        #expect(try descent.residual([3, 4, 5], after: 1, step: 1) == [0, 0, 5])
        #expect(try descent.coefficients([3, 4, 5], after: 1, step: 1) == [1.5, 4, 0])
        #expect(try descent.iterations(to: 0.5, of: [3, 4, 5], step: 1) == nil)
    }

    @Test("the fastest step is a legal one", arguments: [[1, 0], [2, 0.5, 0], [3, 1e-17], [1], [2, 1]])
    func fastestStep(_ eigenvalues: [Double]) throws {
        let pairs = LeadingEigenpairs(values: eigenvalues, vectors: .identity(eigenvalues.count))
        let descent = try CommutingDescent(pairs: pairs)
        let slowest = eigenvalues.filter { $0 > 0 }.min() ?? 0
        #expect(relativeError(descent.fastestStep, 2 / (eigenvalues[0] + slowest)) < 1e-15)
        let residual = try descent.residual(eigenvalues.map { _ in 1 }, after: 1, step: descent.fastestStep)
        #expect(residual.allSatisfy { abs($0) <= 1 })
    }

    @Test("more steps than allowed, none needed, never")
    func edges() throws {
        let problem = try Problem()
        let descent = try CommutingDescent(pairs: problem.pairs)
        #expect(try descent.iterations(to: 1.5, of: problem.target, step: descent.monotoneStep) == 0)
        let count = try #require(try descent.iterations(to: 1e-3, of: problem.target, step: descent.monotoneStep))
        #expect(try descent.iterations(to: 1e-3, of: problem.target, step: descent.monotoneStep, limit: count) == count)
        #expect(try descent.iterations(to: 1e-3, of: problem.target, step: descent.monotoneStep, limit: count - 1) == nil)
        let cut = try CommutingDescent(pairs: problem.pairs, map: .cut(keeping: 3))
        #expect(try cut.iterations(to: 1e-3, of: problem.target, step: cut.monotoneStep) == nil)
        #expect(throws: SpectrumKernelError.tooManyPairs(requested: 61, available: 60)) {
            try CommutingDescent(pairs: problem.pairs, count: 61)
        }
    }
}
