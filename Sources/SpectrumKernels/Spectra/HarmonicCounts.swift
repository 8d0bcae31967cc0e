/// How many orthonormal spherical harmonics of a degree there are on S^{d−1}: the multiplicity of a zonal kernel's eigenvalue.
///
/// - Parameters:
///   - degree: k ≥ 0.
///   - dimension: d ≥ 2.
/// - Returns: N(d, k) = (2k + d − 2)/(k + d − 2) · C(k + d − 2, k): 1, 2, 2, … on the circle, 2k + 1 on the sphere.
public func harmonicCount(degree: Int, dimension: Int) -> Int {
    precondition(degree >= 0 && dimension >= 2, "harmonics have a degree, and spheres a dimension")
    guard degree > 0 else { return 1 }
    // C(k + d − 2, k) + C(k + d − 3, k − 1): monomials of degree k less those that a factor of |x|² makes.
    return binomial(degree + dimension - 2, degree) + binomial(degree + dimension - 3, degree - 1)
}

private func binomial(_ n: Int, _ k: Int) -> Int {
    guard k >= 0, n >= k else { return 0 }
    return (0..<min(k, n - k)).reduce(1) { $0 * (n - $1) / ($1 + 1) }
}
