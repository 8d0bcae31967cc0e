/// Gradient flow of the loss ½ Σ (θ_j − z_j)² under some parameterization of θ, component by component.
///
/// Along every flow, θ_j(t) goes from 0 towards z_j monotonically.
public protocol GradientFlow: FlowFamily {
    /// The width, in decades of t, over which the error may turn from falling to rising: a search for its minimum looks closer
    /// only inside intervals wider than this.
    var resolution: Double { get }

    /// How many values of the noise give the mean error around its minimum to about 10⁻⁵, relatively: the more, the steeper a
    /// component's value depends on its observation. Even.
    var noiseNodes: Int { get }

    /// The state of a component.
    ///
    /// - Parameters:
    ///   - eigenvalue: λ > 0.
    ///   - observation: z, of any sign.
    ///   - time: t ≥ 0; infinity is the end of training.
    /// - Throws: ``FlowDomainError`` if one of them is not.
    func state(eigenvalue: Double, observation: Double, time: Double) throws(FlowDomainError) -> FlowState

    /// Prepares the error of these components for evaluation at many times.
    func errorCurve(of components: FlowComponents) -> any ErrorCurve
}

extension GradientFlow {
    /// 1/32: over-parameterized components escape suddenly.
    public var resolution: Double { 1.0 / 32 }

    /// 60 from −6 to 6 standard deviations.
    public var noiseNodes: Int { 60 }

    public func flow(noise: Double) -> any GradientFlow { self }

    /// The states of all components of a model, `[N]`.
    ///
    /// - Parameter observation: z, `[N]`.
    public func states(
        in model: SequenceModel, observing observation: [Double], at time: Double
    ) throws(FlowDomainError) -> [FlowState] {
        precondition(observation.count == model.count, "one observation for each component of the model")
        return try zip(model.eigenvalues, observation).map { component throws(FlowDomainError) in
            try state(eigenvalue: component.0, observation: component.1, time: time)
        }
    }

    public func errorCurve(of components: FlowComponents) -> any ErrorCurve {
        ComponentwiseErrorCurve(flow: self, components: components)
    }
}
