/// Φ⁻¹ of eight probabilities at a time; right for the central 85 %.
///
/// - Source: Wichura 1988, Algorithm AS 241 (PPND16): for |p − ½| ≤ 0.425 a rational function of (p − ½)².
package func centralNormalQuantiles(
    probabilities: UnsafePointer<Double>, groups: Int, values: UnsafeMutablePointer<Double>
) {
    for index in 0..<groups {
        let p = UnsafeRawPointer(probabilities + 8 * index).loadUnaligned(as: Vector.self)
        UnsafeMutableRawPointer(values + 8 * index).storeBytes(of: quantile(p - 0.5), as: Vector.self)
    }
}

/// Products and sums are rounded one by one, so that all processors draw the same numbers.
@inline(__always)
private func quantile(_ q: Vector) -> Vector {
    let r = 0.180625 - q * q
    var numerator = r * 2.5090809287301226727e+3 + 3.3430575583588128105e+4
    numerator = numerator * r + 6.7265770927008700853e+4
    numerator = numerator * r + 4.5921953931549871457e+4
    numerator = numerator * r + 1.3731693765509461125e+4
    numerator = numerator * r + 1.9715909503065514427e+3
    numerator = numerator * r + 1.3314166789178437745e+2
    numerator = numerator * r + 3.3871328727963666080
    var denominator = r * 5.2264952788528545610e+3 + 2.8729085735721942674e+4
    denominator = denominator * r + 3.9307895800092710610e+4
    denominator = denominator * r + 2.1213794301586595867e+4
    denominator = denominator * r + 5.3941960214247511077e+3
    denominator = denominator * r + 6.8718700749205790830e+2
    denominator = denominator * r + 4.2313330701600911252e+1
    denominator = denominator * r + 1
    return q * numerator / denominator
}
