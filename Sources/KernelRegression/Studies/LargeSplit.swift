import Datasets
import Numerics

/// A large problem, divided at random into what is trained on, what chooses the stopping time or the ridge, and what is held out to the end.
///
/// Features are scaled by what the training part shows, responses standardized by it.
public struct LargeSplit: Sendable {
    private let training: Part
    private let validation: Part
    private let test: Part
    private let deviation: Double

    private struct Part: Sendable {
        let points: Matrix
        let responses: [Double]
    }

    /// - Parameters:
    ///   - problem: unscaled.
    ///   - trainingCount: how many samples are trained on at most; the training part is seven tenths of the problem otherwise. A tenth validates and a
    ///     fifth is held out, whatever it is.
    ///   - scaling: onto an interval of the basis's domain.
    ///   - stream: that draws the parts: the same for all training counts.
    public init(
        of problem: RegressionProblem, trainingCount: Int? = nil, scaling: FeatureScaling, from stream: RandomStream
    ) {
        let outer = Split.random(count: problem.count, testFraction: 0.2, from: stream.stream(0))
        let inner = Split.random(count: outer.training.count, testFraction: 0.125, from: stream.stream(1))
        var generator = stream.stream(2).generator()
        let shuffled = inner.training.map { outer.training[$0] }.shuffled(using: &generator)
        let known = problem.selecting(Array(shuffled.prefix(trainingCount ?? shuffled.count)))
        let fitted = scaling.fitted(to: known.features)
        let summary = Summary(known.responses)
        let deviation = summary.standardDeviation > 0 ? summary.standardDeviation : 1
        func part(_ problem: RegressionProblem) -> Part {
            Part(
                points: fitted.scale(problem.features),
                responses: problem.responses.map { ($0 - summary.mean) / deviation })
        }
        self.deviation = deviation
        training = part(known)
        validation = part(problem.selecting(inner.test.map { outer.training[$0] }))
        test = part(problem.selecting(outer.test))
    }

    /// n.
    public var trainingCount: Int { training.responses.count }

    /// The adaptive kernel of a depth, streamed, stopped where the validation error is least.
    ///
    /// - Throws: ``LargeFitFailure/nothingToStream`` where the basis has no factors; what a trajectory throws.
    public func adaptive(
        depth: Int, basis: some FunctionBasis, stopping: EarlyStopping, tolerance: Double = 1e-3
    ) throws -> LargeFit {
        let losses = try losses(of: basis)
        let flow = DiagonalAdaptiveKernel(depth: depth, sampleSize: trainingCount, tolerance: tolerance)
        var trajectory = try flow.start(on: losses.training, eigenvalues: basis.eigenvalues)
        let best = try stopping.best { time in
            try trajectory.advance(to: time)
            return trajectory.coefficients
        } error: {
            losses.validation.meanSquaredError(of: $0)
        }
        return fit(best, products: trajectory.evaluations, losses)
    }

    /// The fixed kernel, streamed, stopped where the validation error is least.
    ///
    /// - Throws: ``LargeFitFailure/nothingToStream``; what ``StreamedFixedFlow`` throws.
    public func fixed(basis: some FunctionBasis, stopping: EarlyStopping) throws -> LargeFit {
        let losses = try losses(of: basis)
        let horizon = stopping.times.last ?? 1
        let flow = try StreamedFixedFlow(
            on: losses.training, eigenvalues: basis.eigenvalues, horizon: horizon, tolerance: 1e-6)
        let best = try stopping.best { time in
            try flow.coefficients(at: time)
        } error: {
            losses.validation.meanSquaredError(of: $0)
        }
        return fit(best, products: flow.products, losses)
    }

    /// Kernel ridge regression by the Cholesky factorization of the whole Gram matrix, for the ridge of least validation error.
    ///
    /// - Throws: ``LinearAlgebraError/notPositiveDefinite(leadingMinor:)``.
    public func ridge(_ kernel: RadialKernel, ridges: [Double]) throws -> LargeFit {
        var best: (error: Double, ridge: Double, regression: KernelRidgeRegression)?
        for ridge in ridges {
            let regression = try KernelRidgeRegression(
                kernel: kernel, ridge: ridge, points: training.points, responses: training.responses)
            let error = Self.error(regression.predict(validation.points), validation.responses)
            if error < best?.error ?? .infinity { best = (error, ridge, regression) }
        }
        guard let best else { throw LargeFitFailure.noFiniteError }
        let n = Double(trainingCount)
        let error = Self.error(best.regression.predict(test.points), test.responses)
        return LargeFit(
            rootMeanSquaredError: deviation * error.squareRoot(), choice: best.ridge, products: ridges.count,
            operations: Double(ridges.count) * (n * n * Double(training.points.columns) + n * n * n / 6),
            bytes: 8 * n * n)
    }

    private typealias Losses = (training: StreamedLoss, validation: StreamedLoss, test: StreamedLoss)

    private func losses(of basis: some FunctionBasis) throws -> Losses {
        func loss(_ part: Part) throws -> StreamedLoss {
            guard let loss = StreamedLoss(basis: basis, points: part.points, responses: part.responses) else {
                throw LargeFitFailure.nothingToStream
            }
            return loss
        }
        return (try loss(training), try loss(validation), try loss(test))
    }

    private func fit(_ best: EarlyStopping.Best, products: Int, _ losses: Losses) -> LargeFit {
        LargeFit(
            rootMeanSquaredError: deviation * losses.test.meanSquaredError(of: best.coefficients).squareRoot(),
            choice: best.time, products: products,
            operations: Double(products) * Double(losses.training.operations),
            bytes: 8 * Double(losses.training.numbersHeld))
    }

    private static func error(_ predicted: [Double], _ responses: [Double]) -> Double {
        PairwiseSum.sum(count: predicted.count) { index in
            let error = predicted[index] - responses[index]
            return error * error
        } / Double(predicted.count)
    }
}

/// How a method did on a large split, and what it took.
public struct LargeFit: Sendable, Hashable, Codable {
    /// On what was held out to the end, in the unit of the responses.
    public let rootMeanSquaredError: Double
    /// The time or the ridge of least validation error.
    public let choice: Double
    /// Evaluations of the gradient, products with the curvature, or factorizations.
    public let products: Int
    /// Multiply-adds of training, counted.
    public let operations: Double
    /// Of what is held while training: the factors and sums, or the Gram matrix.
    public let bytes: Double
}

/// Why a large fit could not be made.
public enum LargeFitFailure: Error, Hashable, Sendable {
    /// The basis has no factors of waves.
    case nothingToStream
    /// No ridge gave a finite error.
    case noFiniteError
}

extension EarlyStopping {
    struct Best {
        let time: Double
        let coefficients: [Double]
    }

    /// The coefficients of least error among the times, looked at in order until the flow is given up.
    ///
    /// - Throws: ``LargeFitFailure/noFiniteError``; what `coefficients` throws.
    func best(_ coefficients: (Double) throws -> [Double], error: ([Double]) -> Double) throws -> Best {
        var (least, best) = (Double.infinity, nil as Best?)
        for time in times {
            let candidate = try coefficients(time)
            let value = error(candidate)
            if value < least {
                (least, best) = (value, Best(time: time, coefficients: candidate))
            } else if let surrender, value > surrender * least {
                break
            }
        }
        guard let best else { throw LargeFitFailure.noFiniteError }
        return best
    }
}
