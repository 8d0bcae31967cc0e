import Numerics
import SequenceModels

/// What moves a sequence model with learned features.
///
/// With u = Aᵀ(z − θ) and v = Aᵀθ = dβ, all of gradient flow follows from β and w = Aᵀz:
///
///     β' = d u,   A' = κ A Ω,   Ω = ½ (u vᵀ − v uᵀ),   so   w' = −κ Ω w,   u = w − v,
///
/// where d is a function of β by the invariants of the flow (a² − β² = λ, b² − D β² = b₀²), which hold to the last digit for that reason.
/// Ω has rank two, and A is not needed: N numbers for β, N for w.
struct FeatureDynamics: Sendable {
    let model: FeatureModel
    /// λ, `[N]`.
    let eigenvalues: [Double]

    /// What moves at one place: β', and the plane u, v in which everything turns.
    struct Slope: Sendable {
        var coefficients: [Double]
        var residuals: [Double]
        var values: [Double]
    }

    /// - Complexity: O(N), D + 1 square roots or so a component.
    func slope(coefficients β: [Double], observation w: [Double]) -> Slope {
        let d = learnedEigenvalues(at: β)
        var slope = Slope(coefficients: d, residuals: w, values: d)
        slope.values.withUnsafeMutableBufferPointer { values in
            slope.residuals.withUnsafeMutableBufferPointer { residuals in
                slope.coefficients.withUnsafeMutableBufferPointer { speeds in
                    for index in 0..<speeds.count {
                        let eigenvalue = values[index]
                        values[index] = eigenvalue * β[index]
                        residuals[index] -= values[index]
                        speeds[index] = eigenvalue * residuals[index]
                    }
                }
            }
        }
        return slope
    }

    /// d = a b^D, as the invariants tie it to β.
    func learnedEigenvalues(at coefficients: [Double]) -> [Double] {
        switch model.parameterization {
        case .fixedSpectrum: eigenvalues.map { $0.squareRoot() }
        case .overparameterized(let depth, let scale): learnedEigenvalues(coefficients, depth, scale)
        }
    }

    private func learnedEigenvalues(_ coefficients: [Double], _ depth: Int, _ scale: Double) -> [Double] {
        var result = coefficients
        result.withUnsafeMutableBufferPointer { result in
            for index in 0..<result.count {
                let square = result[index] * result[index]
                var product = (eigenvalues[index] + square).squareRoot()
                if depth > 0 {
                    let factor = (scale * scale + Double(depth) * square).squareRoot()
                    for _ in 0..<depth { product *= factor }
                }
                result[index] = product
            }
        }
        return result
    }
}
