/// How many orthonormal spherical harmonics of a degree there are on S^{d−1}: the multiplicity of a zonal kernel's eigenvalue.
///
/// - Parameters:
///   - degree: k ≥ 0.
///   - dimension: d ≥ 2.
/// - Returns: N(d, k) = (2k + d − 2)/(k + d − 2) · C(k + d − 2, k): 1, 2, 2, … on the circle, 2k + 1 on the sphere. `Int.max` where there are
///   more than an integer counts, as from degree 12 on with d = 200.
public func harmonicCount(degree: Int, dimension: Int) -> Int { exactCount(degree, dimension) ?? .max }

/// N(d, k) as a floating-point number, to rounding, however many there are.
package func harmonicMultiplicity(degree: Int, dimension: Int) -> Double {
    if let count = exactCount(degree, dimension) { return Double(count) }
    return binomial(degree + dimension - 2, degree) + binomial(degree + dimension - 3, degree - 1)
}

/// Nil where it is beyond all integers.
private func exactCount(_ degree: Int, _ dimension: Int) -> Int? {
    precondition(degree >= 0 && dimension >= 2, "harmonics have a degree, and spheres a dimension")
    guard degree > 0 else { return 1 }
    // C(k + d − 2, k) + C(k + d − 3, k − 1): monomials of degree k less those that a factor of |x|² makes.
    guard let first = exactBinomial(degree + dimension - 2, degree),
        let second = exactBinomial(degree + dimension - 3, degree - 1)
    else { return nil }
    let (sum, isBeyond) = first.addingReportingOverflow(second)
    return isBeyond ? nil : sum
}

private func exactBinomial(_ n: Int, _ k: Int) -> Int? {
    guard k >= 0, n >= k else { return 0 }
    var result: UInt = 1
    for index in 0..<UInt(min(k, n - k)) {
        // Of double width: the product may be beyond where the quotient is not.
        let product = result.multipliedFullWidth(by: UInt(n) - index)
        guard product.high <= index else { return nil }
        result = (index + 1).dividingFullWidth(product).quotient
    }
    return Int(exactly: result)
}

private func binomial(_ n: Int, _ k: Int) -> Double {
    guard k >= 0, n >= k else { return 0 }
    return (0..<min(k, n - k)).reduce(1) { $0 * Double(n - $1) / Double($1 + 1) }
}
