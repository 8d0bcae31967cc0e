internal import Foundation
import Numerics

/// Stochastic gradient descent with a step η, over batches of components or of samples. After k steps its time is t = kη.
///
/// The gradient of a batch is scaled so that its mean over an epoch is the whole gradient.
public struct StochasticGradientDescent: Sendable, Hashable, Codable {
    public enum Batch: Codable, Sendable, Hashable {
        /// So many of the N components a step, each once an epoch of ⌈N/m⌉ steps, in which it moves ⌈N/m⌉ times as far: N/m times if
        /// m divides N; if not, the last batch of an epoch is smaller.
        case components(Int)
        /// So many of the n = 1/ε² samples a step, drawn with replacement: sample i observes θ* with noise of variance 1 in every
        /// component, and z is the mean of all.
        case samples(Int)

        var size: Int {
            switch self {
            case .components(let size), .samples(let size): size
            }
        }
    }

    public let parameterization: Parameterization
    /// η.
    public let step: Double
    public let batch: Batch

    public init(_ parameterization: Parameterization, step: Double, batch: Batch) {
        precondition(step > 0 && step.isFinite, "a step is positive")
        precondition(batch.size >= 1, "a batch holds something")
        parameterization.requireLegal()
        self.parameterization = parameterization
        self.step = step
        self.batch = batch
    }

    public var label: String {
        switch batch {
        case .components(let count): "batches of \(count) components, η = \(step)"
        case .samples(let count): "batches of \(count) samples, η = \(step)"
        }
    }

    /// The generalization error, summed over j ≤ N, at each of the times.
    ///
    /// - Parameters:
    ///   - model: the truth, the eigenvalues and the noise.
    ///   - observation: z, `[N]`.
    ///   - times: increasing and finite; each is rounded to a step.
    ///   - stream: draws the batches, and the samples about their mean.
    /// - Complexity: O(N) a step with samples, whose noise takes n N numbers of memory; O(m) with components.
    public func errors(
        in model: SequenceModel, observing observation: [Double], at times: [Double], from stream: RandomStream
    ) -> [Double] {
        precondition(observation.count == model.count, "one observation for each component of the model")
        FlowDomainError.require(eigenvalues: [], observation: observation)
        var parameters = model.eigenvalues.map { DescentParameters(parameterization, eigenvalue: $0) }
        var batches = BatchSequence(batch, in: model, from: stream)
        var taken = 0
        return times.map { time in
            FlowDomainError.require(time: time)
            guard let steps = Int(exactly: (time / step).rounded()) else { FlowDomainError.stop(.tooManySteps(time: time)) }
            while taken < steps {
                let next = batches.next()
                for (position, index) in next.components.enumerated() {
                    let target = observation[index] + (next.deviations.isEmpty ? 0 : next.deviations[position])
                    parameters[index].descend(step: step * next.scale, towards: target)
                }
                taken += 1
            }
            return PairwiseSum.sum(count: model.count) { index in
                let distance = parameters[index].value - model.signal.coefficients[index]
                return distance * distance
            }
        }
    }
}
