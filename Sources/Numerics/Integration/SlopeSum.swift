/// base + step Σ weight · slope, where a stage of a Runge–Kutta method stands. Slopes are at least as long as the base.
package func slopeSum(_ base: [Double], _ step: Double, _ weights: [Double], _ slopes: [[Double]]) -> [Double] {
    var result = base
    result.withUnsafeMutableBufferPointer { result in
        for (weight, slope) in zip(weights, slopes) where weight != 0 {
            slope.withUnsafeBufferPointer { slope in
                for index in 0..<result.count { result[index] += step * weight * slope[index] }
            }
        }
    }
    return result
}
