internal import Foundation

/// What no flow takes: the one rule for λ, z and t, the same for every flow, descent and depth.
///
/// - λ is positive, finite and not subnormal: a subnormal number has lost the digits that the solvers keep.
/// - z is finite. One whose square underflows, below 2⁻⁵¹¹, is taken for zero.
/// - t is at least zero; infinity is the end of training.
///
/// Whatever returns one state throws it. An error curve, which is asked millions of times, is made of components that were looked at
/// once; what is wrong with them, or with a time, is told on standard error in the same words, and stops the program.
public enum FlowDomainError: Error, Hashable, Sendable {
    case eigenvalue(Double)
    case observation(Double)
    case time(Double)
    /// Gradient descent is not at rest yet, and this time is further away than it counts steps.
    case tooManySteps(time: Double)
    /// Batches of samples are drawn from n = 1/ε² of them, and of so many, or infinitely many, no memory holds the noise.
    case tooManySamples(noise: Double)

    /// - Returns: z, and zero for one whose square underflows.
    static func admit(
        eigenvalue: Double, observation: Double, time: Double
    ) throws(FlowDomainError) -> Double {
        try check(eigenvalue: eigenvalue)
        try check(time: time)
        guard observation.isFinite else { throw .observation(observation) }
        return abs(observation) < leastObservation ? 0 : observation
    }

    /// Below this z is zero: the root of the least normal number.
    static let leastObservation = 0x1p-511

    package static func check(eigenvalue: Double) throws(FlowDomainError) {
        guard eigenvalue > 0, eigenvalue.isNormal else { throw .eigenvalue(eigenvalue) }
    }

    package static func check(time: Double) throws(FlowDomainError) {
        guard time >= 0 else { throw .time(time) }
    }

    /// Stops the program unless all of these are legal.
    static func require(eigenvalues: [Double], observation: [Double]) {
        for eigenvalue in eigenvalues where !(eigenvalue > 0 && eigenvalue.isNormal) { stop(.eigenvalue(eigenvalue)) }
        for observed in observation where !observed.isFinite { stop(.observation(observed)) }
    }

    /// Stops the program unless this is a time.
    static func require(time: Double) {
        if !(time >= 0) { stop(.time(time)) }
    }

    /// Optimised code traps without the words of a precondition.
    static func stop(_ error: FlowDomainError) -> Never {
        FileHandle.standardError.write(Data("\(error)\n".utf8))
        preconditionFailure(error.description)
    }
}

extension FlowDomainError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .eigenvalue(let value): "λ = \(value): an eigenvalue is positive, finite and not subnormal"
        case .observation(let value): "z = \(value): an observation is finite"
        case .time(.infinity): "t = inf: this flow is followed to finite times only"
        case .time(let value): "t = \(value): a time is not negative, and a flow goes forward"
        case .tooManySteps(let time): "t = \(time): so many steps of gradient descent cannot be taken"
        case .tooManySamples(let noise):
            "ε = \(noise): n = 1/ε² samples are more than memory holds; take batches of components, or a model with more noise"
        }
    }
}
