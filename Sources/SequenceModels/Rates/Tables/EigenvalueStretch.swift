internal import Foundation

/// Interpolation along the spectrum: polynomials on stretches of ln l of equal length, downwards from the largest quiet l.
enum EigenvalueStretch {
    static let nodes = 6
    /// In ln l.
    private static let length = 1.0

    private static let positions = (0..<nodes).map { cos((Double($0) + 0.5) * .pi / Double(nodes)) }
    /// Lagrange's denominators.
    private static let denominators = positions.indices.map { index in
        positions.indices.reduce(1) { $1 == index ? $0 : $0 * (positions[index] - positions[$1]) }
    }

    /// How many stretches there are down to an eigenvalue.
    static func count(downTo eigenvalue: Double) -> Int { max(1, Int((depth(of: eigenvalue) / length).rounded(.up))) }

    /// l at a node, counted through all stretches.
    static func eigenvalue(ofNode node: Int) -> Double {
        let (stretch, index) = node.quotientAndRemainder(dividingBy: nodes)
        return eigenvalue(atDepth: length * (Double(stretch) + 0.5 * (1 - positions[index])))
    }

    static func largestEigenvalue(ofStretch stretch: Int) -> Double { eigenvalue(atDepth: length * Double(stretch)) }

    /// The stretch that holds an eigenvalue.
    static func stretch(of eigenvalue: Double) -> Int { max(Int(depth(of: eigenvalue) / length), 0) }

    /// The stretch that holds an eigenvalue, and its nodes' weights there.
    static func weights(of eigenvalue: Double, stretches: Int) -> (stretch: Int, weights: SIMD8<Double>) {
        let depth = depth(of: eigenvalue) / length
        let stretch = min(max(Int(depth), 0), stretches - 1)
        let x = 1 - 2 * (depth - Double(stretch))
        var weights = SIMD8<Double>.zero
        for index in 0..<nodes {
            var product = 1 / denominators[index]
            for other in 0..<nodes where other != index { product *= x - positions[other] }
            weights[index] = product
        }
        return (stretch, weights)
    }

    private static func depth(of eigenvalue: Double) -> Double { log(QuietThreshold.largestEigenvalue / eigenvalue) }

    private static func eigenvalue(atDepth depth: Double) -> Double { QuietThreshold.largestEigenvalue * exp(-depth) }
}
