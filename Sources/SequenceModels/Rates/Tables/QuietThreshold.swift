internal import Foundation

/// Which components are *quiet*, in units of the noise (``ScaledFlow``): their estimate is still small when the flow is stopped,
/// so that the noise of one of them hardly moves the error.
///
/// At first β grows like √l sinh(xτ), whatever the depth; about 1 means escape.
struct QuietThreshold: Sendable {
    /// Components with a larger l are never quiet: they learn without escaping.
    static let largestEigenvalue = 0.1

    /// τ, not before the oracle stops.
    let latestTime: Double

    /// The largest |x| of a quiet component. It grows as l falls, by steps: one threshold for a stretch of the spectrum.
    func observation(eigenvalue: Double) -> Double {
        eigenvalue > Self.largestEigenvalue ? 0 : observation(stretch: EigenvalueStretch.stretch(of: eigenvalue))
    }

    /// On a stretch: that of its largest eigenvalue.
    func observation(stretch: Int) -> Double {
        min(asinh(Self.largestCoefficient / EigenvalueStretch.largestEigenvalue(ofStretch: stretch).squareRoot()) / latestTime, 7)
    }

    /// β of a quiet component until the latest time.
    private static let largestCoefficient = 0.5
}
