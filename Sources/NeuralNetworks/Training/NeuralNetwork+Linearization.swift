import Numerics
import SpectrumKernels

extension NeuralNetwork {
    /// What training would be if the tangent kernel stood still at what it is now: r ← r − ηKSr.
    ///
    /// Its residuals are y − f; its coefficients α predict f(x) + Σ α_i K(x, x_i) elsewhere.
    ///
    /// - Parameters:
    ///   - points: x, `[n × d]`.
    ///   - responses: y, `[n]`.
    ///   - preconditioner: S.
    ///   - step: η.
    /// - Throws: ``NetworkFailure`` of shapes and memory; ``NetworkFailure/kernel(_:)`` for a step beyond the limit of stability.
    /// - Source: Lee et al. 2019 (arXiv 1902.06720), eqs. (8) and (11), in steps and with a preconditioner.
    package func linearizedDescent<S: Preconditioner>(
        points: Matrix, responses: [Double], preconditioner: S, step: Double
    ) throws(NetworkFailure) -> PreconditionedDescent<DenseOperator, S> {
        let values = try values(at: points)
        guard responses.count == values.count else { throw .counts(points: values.count, found: responses.count) }
        guard preconditioner.size == values.count else { throw .counts(points: values.count, found: preconditioner.size) }
        let kernel = try tangentKernel(at: points)
        let residual = zip(responses, values).map { $0 - $1 }
        do throws(SpectrumKernelError) {
            return try PreconditionedDescent(
                gram: try DenseOperator(kernel), preconditioner: preconditioner, step: step,
                residual: Matrix(rows: residual.count, columns: 1, columnMajor: residual))
        } catch {
            throw .kernel(error)
        }
    }
}
