import Numerics

/// The Gaussian sequence model z_j = θ*_j + ε ξ_j, with the eigenvalues λ_j that a method starts from.
///
/// - Source: Li & Lin 2024 (arXiv 2409.00894), section 2.
public struct SequenceModel: Sendable, Hashable {
    public let signal: Signal
    /// λ, `[N]`, positive.
    public let eigenvalues: [Double]
    /// ε, the standard deviation of the noise of each component.
    public let noise: Double

    /// - Parameters:
    ///   - signal: θ*, `[N]`.
    ///   - eigenvalues: λ, `[N]`, positive.
    ///   - noise: ε ≥ 0.
    public init(signal: Signal, eigenvalues: [Double], noise: Double) {
        precondition(signal.count == eigenvalues.count, "one eigenvalue for each coefficient of the signal")
        FlowDomainError.require(eigenvalues: eigenvalues, observation: [])
        precondition(noise >= 0 && noise.isFinite, "a standard deviation is finite and not negative")
        self.signal = signal
        self.eigenvalues = eigenvalues
        self.noise = noise
    }

    /// The model that n samples of a regression amount to: ε = 1/√n.
    public init(signal: Signal, spectrum: PowerLawSpectrum, sampleSize: Int) {
        self.init(
            signal: signal, eigenvalues: spectrum.eigenvalues(count: signal.count),
            noise: 1 / Double(sampleSize).squareRoot())
    }

    /// N, the number of components.
    public var count: Int { eigenvalues.count }

    /// The same model with another noise, ε = 1/√n.
    public func with(sampleSize: Int) -> SequenceModel {
        SequenceModel(signal: signal, eigenvalues: eigenvalues, noise: 1 / Double(sampleSize).squareRoot())
    }

    /// z, `[N]`: component j takes the j-th normal variate of the stream, so a longer model sees the same beginning.
    public func observation(from stream: RandomStream) -> [Double] {
        var values = stream.normals(count: count)
        for index in values.indices { values[index] = signal.coefficients[index] + noise * values[index] }
        return values
    }
}
