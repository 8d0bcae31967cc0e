/// The two arc-cosine kernels at eight cosines u at once: κ₀ = (π − θ)/π and κ₁ = (sin θ + (π − θ) u)/π, θ = arccos u.
///
/// κ₀ has a relative error below 4 ulp, also where it vanishes; κ₁, which cancels at u = −1, an absolute one below 5e-16.
///
/// - Source: Cho & Saul 2009, Kernel Methods for Deep Learning.
struct ArcCosines {
    let zeroth: Vector
    let first: Vector

    /// - Parameter u: what rounding has put outside [−1, 1] counts as its end; of NaN both are NaN.
    @inline(__always)
    init(_ u: Vector) {
        let magnitude = u.replacing(with: Vector.zero - u, where: u .< 0)
        let a = magnitude.replacing(with: 1, where: magnitude .> 1)
        let isOuter = a .> 0.5
        // arcsin s for s ≤ ½: of |u|, or of sin of half the angle to ±1, which (1 − |u|)/2 gives without cancellation.
        let half = 0.5 - 0.5 * a
        let root = squareRoot(half)
        let square = (a * a).replacing(with: half, where: isOuter)
        let s = a.replacing(with: root, where: isOuter)
        let arcSine = multiplyAdd(s * square, Self.arcSineTail(square), s)
        let twice = arcSine + arcSine
        let isPositive = u .> 0
        let inner = (1.5707963267948966 - arcSine).replacing(with: 1.5707963267948966 + arcSine, where: isPositive)
        let outer = twice.replacing(with: 3.141592653589793 - twice, where: isPositive)
        let supplement = inner.replacing(with: outer, where: isOuter)
        let sine = squareRoot((1 - a) * (1 + a))
        let cosine = (Vector.zero - a).replacing(with: a, where: isPositive)
        zeroth = supplement * 0.3183098861837907
        first = multiplyAdd(supplement, cosine, sine) * 0.3183098861837907
    }

    /// (arcsin s − s)/s³ as a polynomial in z = s² ≤ ¼: a Chebyshev approximation of degree 12 with error 2e-17.
    @inline(__always)
    private static func arcSineTail(_ z: Vector) -> Vector {
        var p = multiplyAdd(z, 0.028757851367421566, -0.014851887071247204)
        p = multiplyAdd(p, z, 0.01740087944269402)
        p = multiplyAdd(p, z, 0.005457506718640358)
        p = multiplyAdd(p, z, 0.01032281435018578)
        p = multiplyAdd(p, z, 0.011479177415184906)
        p = multiplyAdd(p, z, 0.013971212973552933)
        p = multiplyAdd(p, z, 0.017352392720869973)
        p = multiplyAdd(p, z, 0.02237217294214989)
        p = multiplyAdd(p, z, 0.030381944138531247)
        p = multiplyAdd(p, z, 0.04464285714635543)
        p = multiplyAdd(p, z, 0.07499999999998433)
        return multiplyAdd(p, z, 0.16666666666666669)
    }
}

/// Replaces the cosines in a row of groups of eight by what `transform` makes of them.
@inline(__always)
private func replace(_ cosines: UnsafeMutablePointer<Double>, _ groups: Int, _ transform: (Vector) -> Vector) {
    for index in 0..<groups {
        let place = UnsafeMutableRawPointer(cosines + 8 * index)
        place.storeBytes(of: transform(place.loadUnaligned(as: Vector.self)), as: Vector.self)
    }
}

/// κ₀ in place.
package func zerothArcCosines(cosines: UnsafeMutablePointer<Double>, groups: Int) {
    replace(cosines, groups) { ArcCosines($0).zeroth }
}

/// κ₁ in place.
package func firstArcCosines(cosines: UnsafeMutablePointer<Double>, groups: Int) {
    replace(cosines, groups) { ArcCosines($0).first }
}

/// The neural tangent kernel of a ReLU network in place: Θ = u + b, then for each hidden layer Θ ← Θ κ₀(u) + w (κ₁(u) + b),
/// u ← κ₁(u); at the end it is scaled.
///
/// - Parameters:
///   - laterWeight: w: 1 if the layers after the first are trained too, 0 if not.
package func tangentKernel(
    cosines: UnsafeMutablePointer<Double>, groups: Int, hiddenLayers: Int, squaredBias: Double, laterWeight: Double,
    scale: Double
) {
    replace(cosines, groups) { cosine in
        var u = cosine
        var tangent = u + squaredBias
        for _ in 0..<hiddenLayers {
            let kernels = ArcCosines(u)
            u = kernels.first
            tangent = multiplyAdd(tangent, kernels.zeroth, (u + squaredBias) * laterWeight)
        }
        return tangent * scale
    }
}
