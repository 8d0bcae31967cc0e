import Numerics
import SequenceModels

/// Gradient flow of the empirical squared loss under some parameterization of f = Σ θ_j e_j, from f = 0.
public protocol KernelFlow: Sendable {
    associatedtype Trajectory: FlowTrajectory

    /// Short, for legends and tables.
    var label: String { get }

    /// The flow at time 0.
    ///
    /// - Parameters:
    ///   - loss: of a sample and a basis.
    ///   - eigenvalues: λ, `[N]`, positive: the kernel that training starts from.
    /// - Throws: ``FlowDomainError`` for an illegal one.
    func start(on loss: EmpiricalLoss, eigenvalues: [Double]) throws -> Trajectory
}

extension KernelFlow {
    /// One legal eigenvalue for each function.
    func check(_ eigenvalues: [Double], for loss: EmpiricalLoss) throws(FlowDomainError) {
        precondition(eigenvalues.count == loss.count, "one eigenvalue a function")
        for eigenvalue in eigenvalues { try FlowDomainError.check(eigenvalue: eigenvalue) }
    }
}

/// A flow on its way. A copy is a checkpoint: both go on independently.
public protocol FlowTrajectory: Sendable {
    /// t ≥ 0.
    var time: Double { get }
    /// θ(t), `[N]`.
    var coefficients: [Double] { get }
    /// a_j b_j^D at t, `[N]`: √λ_j for a kernel that does not learn.
    var learnedEigenvalues: [Double] { get }

    /// Goes on to a later time.
    ///
    /// - Throws: ``FlowDomainError`` if it is not a time that the flow can go to.
    mutating func advance(to time: Double) throws
}

extension FlowTrajectory {
    /// The flow at this moment.
    public var snapshot: FlowSnapshot {
        FlowSnapshot(time: time, coefficients: coefficients, learnedEigenvalues: learnedEigenvalues)
    }
}

/// A flow at one time.
public struct FlowSnapshot: Sendable, Hashable, Codable {
    public let time: Double
    /// θ, `[N]`.
    public let coefficients: [Double]
    /// a_j b_j^D, `[N]`.
    public let learnedEigenvalues: [Double]

    public init(time: Double, coefficients: [Double], learnedEigenvalues: [Double]) {
        self.time = time
        self.coefficients = coefficients
        self.learnedEigenvalues = learnedEigenvalues
    }
}

extension KernelFlow {
    /// The flow at each of these times.
    ///
    /// - Parameter times: non-decreasing, from 0 on.
    public func snapshots(
        on loss: EmpiricalLoss, eigenvalues: [Double], at times: [Double]
    ) throws -> [FlowSnapshot] {
        var trajectory = try start(on: loss, eigenvalues: eigenvalues)
        return try times.map { time in
            try trajectory.advance(to: time)
            return trajectory.snapshot
        }
    }
}
