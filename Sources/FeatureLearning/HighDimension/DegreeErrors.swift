/// The error ‖f̂ − f*‖² of an estimate on the sphere, degree by degree: harmonics of different degrees are orthogonal.
public struct DegreeErrors: Sendable, Hashable, Codable {
    /// ‖Π_ℓ(f̂ − f*)‖² for ℓ = 0 … L.
    public let errors: [Double]
    /// At most this much lies beyond L.
    public let beyond: Double

    public init(errors: [Double], beyond: Double = 0) {
        self.errors = errors
        self.beyond = beyond
    }

    /// Through degree L.
    public var total: Double { errors.reduce(0, +) }
}
