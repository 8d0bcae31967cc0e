import Datasets
import Numerics

/// The empirical squared loss (1/2n) Σ (y_i − Σ_j θ_j e_j(x_i))² as a function of θ.
public struct EmpiricalLoss: Sendable {
    /// Φ, `[n × N]`.
    public let design: Matrix
    /// y, `[n]`.
    public let responses: [Double]
    /// With fewer functions than samples, ΦᵀΦ/n and Φᵀy/n hold all there is to know.
    let normal: NormalEquations?
    /// Where they are the faster way to the gradient.
    let factors: WaveFactors?

    struct NormalEquations: Sendable {
        /// ΦᵀΦ/n, `[N × N]`.
        let gram: Matrix
        /// Φᵀy/n, `[N]`.
        let correlation: [Double]
    }

    /// - Parameters:
    ///   - design: Φ, `[n × N]`, n ≥ 1.
    ///   - responses: y, `[n]`.
    public init(design: Matrix, responses: [Double]) { self.init(design: design, responses: responses) { nil } }

    private init(design: Matrix, responses: [Double], factors: () -> WaveFactors?) {
        precondition(design.rows == responses.count && design.rows > 0, "one response a sample, and at least one")
        self.design = design
        self.responses = responses
        let scale = 1 / Double(design.rows)
        normal =
            design.columns <= design.rows
            ? NormalEquations(
                gram: scale * design.gram(), correlation: design.transposeMultiplied(by: responses).map { scale * $0 })
            : nil
        self.factors = Self.preferred(factors(), over: normal)
    }

    private init(design: Matrix, responses: [Double], normal: NormalEquations, factors: WaveFactors?) {
        self.design = design
        self.responses = responses
        self.normal = normal
        self.factors = factors
    }

    /// Products of matrices take about a quarter of the time for a multiply-add that a product of a large matrix with a vector takes.
    private static func preferred(_ factors: WaveFactors?, over normal: NormalEquations?) -> WaveFactors? {
        guard let factors, let normal else { return factors }
        return 2 * factors.operations < 4 * normal.correlation.count * normal.correlation.count ? factors : nil
    }

    /// The loss of a basis on a sample.
    ///
    /// - Parameter points: `[n × d]`.
    public init(basis: some FunctionBasis, points: Matrix, responses: [Double]) {
        self.init(design: basis.designMatrix(at: points), responses: responses) { basis.waveFactors(at: points) }
    }

    /// n.
    public var sampleSize: Int { design.rows }
    /// N.
    public var count: Int { design.columns }

    /// Of the coefficients θ, `[N]`.
    public func value(at coefficients: [Double]) -> Double { 0.5 * meanSquaredError(of: coefficients) }

    /// (1/n) Σ (y_i − f(x_i))².
    public func meanSquaredError(of coefficients: [Double]) -> Double {
        let fitted = design * coefficients
        return PairwiseSum.sum(count: fitted.count) { index in
            let residual = responses[index] - fitted[index]
            return residual * residual
        } / Double(sampleSize)
    }

    /// g_j = (1/n) Σ (y_i − f(x_i)) e_j(x_i), minus the gradient of the loss, `[N]`.
    public func descent(at coefficients: [Double]) -> [Double] {
        var gradient = [Double](repeating: 0, count: count)
        var residual = [Double](repeating: 0, count: sampleSize)
        descent(at: coefficients, into: &gradient, residual: &residual)
        return gradient
    }

    /// The loss of some of the samples.
    public func selecting(_ samples: [Int]) -> EmpiricalLoss {
        EmpiricalLoss(design: design.selecting(rows: samples), responses: samples.map { responses[$0] }) {
            factors?.selecting(samples)
        }
    }

    /// Multiply-adds of one evaluation of ``descent(at:)``: N² with the normal equations, else two products with the design.
    public var operations: Int {
        if let factors { return 2 * factors.operations }
        return normal != nil ? count * count : 2 * sampleSize * count
    }

    /// The losses of the training part of a split and of its test part.
    ///
    /// - Complexity: with many more samples than functions much less than to select both: ΦᵀΦ is a sum over samples, so the
    ///   training part's is what the test part's leaves.
    public func divided(by split: Split) -> (training: EmpiricalLoss, test: EmpiricalLoss) {
        let test = selecting(split.test)
        guard let normal, split.training.count >= count else { return (selecting(split.training), test) }
        let part = test.normal?.gram ?? (1 / Double(test.sampleSize)) * test.design.gram()
        let whole = Double(sampleSize) / Double(split.training.count)
        let removed = Double(test.sampleSize) / Double(split.training.count)
        let training = (design: design.selecting(rows: split.training), responses: split.training.map { responses[$0] })
        let scale = 1 / Double(split.training.count)
        return (
            EmpiricalLoss(
                design: training.design, responses: training.responses,
                normal: NormalEquations(
                    gram: whole * normal.gram - removed * part,
                    correlation: training.design.transposeMultiplied(by: training.responses).map { scale * $0 }),
                factors: factors?.selecting(split.training)), test
        )
    }

    /// g; `residual` has room for n numbers.
    func descent(
        at coefficients: UnsafePointer<Double>, into gradient: UnsafeMutablePointer<Double>,
        residual: UnsafeMutablePointer<Double>
    ) {
        if factors == nil, let normal {
            gradient.update(from: normal.correlation, count: count)
            return multiply(normal.gram, .plain, coefficients, scale: -1, keeping: 1, into: gradient)
        }
        residual.update(from: responses, count: sampleSize)
        if let factors {
            factors.subtract(coefficients, from: residual)
            return factors.transposed(residual, scale: 1 / Double(sampleSize), into: gradient)
        }
        multiply(design, .plain, coefficients, scale: -1, keeping: 1, into: residual)
        multiply(design, .transposed, residual, scale: 1 / Double(sampleSize), into: gradient)
    }

    /// (ΦᵀΦ/n)v; `room` has room for n numbers.
    func curvature(
        _ vector: UnsafePointer<Double>, into product: UnsafeMutablePointer<Double>, room: UnsafeMutablePointer<Double>
    ) {
        if factors == nil, let normal { return multiply(normal.gram, .plain, vector, into: product) }
        if let factors {
            room.update(repeating: 0, count: sampleSize)
            factors.subtract(vector, from: room)
            return factors.transposed(room, scale: -1 / Double(sampleSize), into: product)
        }
        multiply(design, .plain, vector, into: room)
        multiply(design, .transposed, room, scale: 1 / Double(sampleSize), into: product)
    }

    private func multiply(
        _ matrix: Matrix, _ operation: BLAS.Operation, _ vector: UnsafePointer<Double>, scale: Double = 1,
        keeping: Double = 0, into result: UnsafeMutablePointer<Double>
    ) {
        matrix.withUnsafeElements { elements in
            guard let start = elements.baseAddress else { return }
            BLAS.multiply(
                BLAS.Operand(start: start, stride: matrix.rows, operation: operation), rows: matrix.rows,
                columns: matrix.columns, vector, scale: scale, keeping: keeping, into: result)
        }
    }
}
