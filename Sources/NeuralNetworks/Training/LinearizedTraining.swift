import Numerics
import SpectrumKernels

/// What training would be if the tangent kernel stood still: r ← (I − ηKS) r on the training points, f* ← f* − η K* S r elsewhere.
///
/// With K the network's kernel at its start this is the linear prediction of its training; with K the kernel of infinite width,
/// kernel regression by gradient descent.
///
/// - Source: Lee et al. 2019 (arXiv 1902.06720), eqs. (8) and (11), in steps and with a preconditioner.
public struct LinearizedTraining: Sendable {
    public let kernel: Matrix
    /// K(x*, x), `[k × n]`.
    public let testKernel: Matrix
    public let descent: NetworkDescent
    public let responses: [Double]
    /// On the training points, `[n]`.
    public private(set) var values: [Double]
    /// On the test points, `[k]`.
    public private(set) var testValues: [Double]
    public private(set) var iteration = 0

    /// - Parameters:
    ///   - kernel: K, `[n × n]`.
    ///   - testKernel: K(x*, x), `[k × n]`; no test points if nil.
    ///   - responses: y, `[n]`.
    ///   - values: f at the start on the training points, `[n]`; 0 if nil.
    ///   - testValues: f at the start on the test points, `[k]`; 0 if nil.
    /// - Throws: ``NetworkFailure/stepBeyondStability(step:limit:)`` if the descent checks for it; `.counts` of points.
    public init(
        _ descent: NetworkDescent, kernel: Matrix, testKernel: Matrix? = nil, responses: [Double], values: [Double]? = nil,
        testValues: [Double]? = nil
    ) throws(NetworkFailure) {
        let count = kernel.rows
        for found in [kernel.columns, responses.count, values?.count, testKernel?.columns, descent.preconditioner?.size] {
            if let found, found != count { throw .counts(points: count, found: found) }
        }
        let testKernel = testKernel ?? Matrix(rows: 0, columns: count)
        if let found = testValues?.count, found != testKernel.rows { throw .counts(points: testKernel.rows, found: found) }
        if descent.checksStability {
            let limit = try StabilityLimit.step(kernel: kernel, preconditioner: descent.preconditioner)
            guard descent.step < limit else { throw .stepBeyondStability(step: descent.step, limit: limit) }
        }
        self.kernel = kernel
        self.testKernel = testKernel
        self.descent = descent
        self.responses = responses
        self.values = values ?? [Double](repeating: 0, count: count)
        self.testValues = testValues ?? [Double](repeating: 0, count: testKernel.rows)
    }

    /// r, `[n]`.
    public var residuals: [Double] { zip(values, responses).map { $0 - $1 } }

    /// ‖r‖/‖y‖.
    public var relativeResidual: Double {
        func square(_ vector: [Double]) -> Double { PairwiseSum.sum(count: vector.count) { vector[$0] * vector[$0] } }
        return (square(residuals) / square(responses)).squareRoot()
    }

    public mutating func advance(by steps: Int = 1) {
        for _ in 0..<steps {
            let residuals = residuals
            let directions = descent.preconditioner.map { $0.apply(to: residuals) } ?? residuals
            let (change, testChange) = (kernel * directions, testKernel * directions)
            for index in values.indices { values[index] -= descent.step * change[index] }
            for index in testValues.indices { testValues[index] -= descent.step * testChange[index] }
            iteration += 1
        }
    }
}
