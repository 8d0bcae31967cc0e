import Numerics

/// How far training has moved a network's tangent kernel on a sample.
public struct TangentKernelChange: Sendable, Hashable, Codable {
    /// With the responses, before and now.
    public let alignmentBefore: Double
    public let alignment: Double
    /// ‖K/‖K‖ − K₀/‖K₀‖‖, from 0 to √2: whatever growth alone does is left out.
    public let distance: Double
    /// The mean cos² of the principal angles between the leading eigenspaces of K and K₀: 1 if they have not moved.
    public let eigenspaceOverlap: Double

    /// - Parameters:
    ///   - before: K₀, `[n × n]`.
    ///   - now: K, `[n × n]`.
    ///   - responses: y, `[n]`.
    ///   - leading: the dimension of the eigenspaces, at most n.
    /// - Throws: ``LinearAlgebraError`` if a kernel is not finite.
    /// - Complexity: two eigendecompositions.
    public init(
        from before: Matrix, to now: Matrix, responses: [Double], leading: Int
    ) throws(LinearAlgebraError) {
        precondition(leading >= 1 && leading <= before.rows, "as many leading eigenvectors as there are")
        alignmentBefore = KernelAlignment(of: before, with: responses).value
        alignment = KernelAlignment(of: now, with: responses).value
        distance = ((1 / now.norm) * now - (1 / before.norm) * before).norm
        let columns = Array(0..<leading)
        let first = try SymmetricEigendecomposition(of: before).vectors.selecting(columns: columns)
        let second = try SymmetricEigendecomposition(of: now).vectors.selecting(columns: columns)
        eigenspaceOverlap = try PrincipalAngles(between: first, and: second).overlap
    }
}
