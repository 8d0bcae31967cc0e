internal import Foundation
import Numerics

/// The least expected error of a flow against the sample size: a rate without Monte-Carlo error.
public struct ExpectedRates: Codable, Sendable, Hashable {
    public let label: String
    public let sampleSizes: [Int]
    /// The minimum over t of E R(t), summed over j ≤ N, and where it is, for each n.
    public let minima: [StoppedError]
    /// Minimum ≈ C n^slope; the standard error is the scatter about the line: how far from a power law the minima are.
    public let errorFit: PowerLawFit
    /// The same with the energy of the signal beyond N.
    public let errorWithTailFit: PowerLawFit
    public let timeFit: PowerLawFit

    init(label: String, sampleSizes: [Int], minima: [StoppedError], tailEnergy: Double) throws(PowerLawFit.Failure) {
        self.label = label
        self.sampleSizes = sampleSizes
        self.minima = minima
        let sizes = sampleSizes.map(Double.init)
        errorFit = try PowerLawFit(x: sizes, y: minima.map(\.error))
        errorWithTailFit = try PowerLawFit(x: sizes, y: minima.map { $0.error + tailEnergy })
        timeFit = try PowerLawFit(x: sizes, y: minima.map(\.time))
    }
}

extension ErrorRateStudy {
    /// The least expected error of each flow at each sample size, without Monte Carlo: ``repetitions`` and ``stopping`` do not
    /// matter. (The mean over repetitions of the oracle's errors, ``run(_:cores:progress:)``, is lower by a few per cent.)
    ///
    /// - Throws: if no power law can be fitted; at least three sample sizes are needed.
    public func expectedRates(cores: Int? = nil) throws(PowerLawFit.Failure) -> [ExpectedRates] {
        let pool = ComponentPool(
            eigenvalues: spectrum.eigenvalues(count: signal.count), signal: signal.coefficients)
        guard sampleSizes.count >= 3 else { throw .tooFewPoints(sampleSizes.count) }
        var rates: [ExpectedRates] = []
        for family in flows {
            let minima = minima(of: family, pool: pool, cores: cores)
            rates.append(
                try ExpectedRates(label: family.label, sampleSizes: sampleSizes, minima: minima, tailEnergy: signal.tailEnergy))
        }
        return rates
    }

    /// The valley is searched for at both ends; in between it lies on a power law nearly.
    private func minima(of family: any FlowFamily, pool: ComponentPool, cores: Int?) -> [StoppedError] {
        let expected = { @Sendable (size: Int) in
            ExpectedError(of: family, noise: 1 / Double(size).squareRoot(), pool: pool, tailEnergy: signal.tailEnergy)
        }
        let ends = [sampleSizes.min() ?? 1, sampleSizes.max() ?? 1]
        let minima = ends.parallelMap(cores: cores) { expected($0).minimum() }
        let power = log(minima[1].time / minima[0].time) / log(Double(ends[1]) / Double(ends[0]))
        return sampleSizes.parallelMap(cores: cores) { size in
            if let end = ends.firstIndex(of: size) { return minima[end] }
            return expected(size).minimum(near: minima[0].time * pow(Double(size) / Double(ends[0]), power))
        }
    }
}
