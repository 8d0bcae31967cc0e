import SequenceModels
import Synchronization
import Testing

/// A flow that prints its name as a test's argument.
struct NamedFlow: Sendable, CustomTestStringConvertible {
    let flow: any GradientFlow
    var testDescription: String { flow.label }
}

/// A flow through the default error curve, from its states one by one.
struct Componentwise: GradientFlow {
    let flow: any GradientFlow
    var label: String { flow.label }
    var resolution: Double { flow.resolution }

    func state(eigenvalue: Double, observation: Double, time: Double) throws(FlowDomainError) -> FlowState {
        try flow.state(eigenvalue: eigenvalue, observation: observation, time: time)
    }
}

/// A flow that counts the evaluations of its error curves.
final class Counting: GradientFlow {
    let flow: any GradientFlow
    let evaluations = Atomic(0)
    var label: String { flow.label }
    var resolution: Double { flow.resolution }

    init(flow: any GradientFlow) { self.flow = flow }

    func state(eigenvalue: Double, observation: Double, time: Double) throws(FlowDomainError) -> FlowState {
        try flow.state(eigenvalue: eigenvalue, observation: observation, time: time)
    }

    func errorCurve(of components: FlowComponents) -> any ErrorCurve {
        Curve(counting: self, curve: flow.errorCurve(of: components))
    }

    private struct Curve: ErrorCurve {
        let counting: Counting
        let curve: any ErrorCurve

        func split(at time: Double) -> ErrorSplit {
            counting.evaluations.add(1, ordering: .relaxed)
            return curve.split(at: time)
        }
    }
}
