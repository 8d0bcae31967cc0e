internal import Foundation
import Numerics

/// Oracle-stopped error rates of over-parameterized flows for many depths, spectra and signals at once: Tables 1 and 2 of the paper.
///
///     let table = OracleRateTable(
///         depths: [0, 1, 2], exponents: [1.1, 2, 3], laws: [MisalignedPowerLaw(p: 1, q: 2)], truncation: 20_000,
///         sampleSizes: Array(stride(from: 2000, through: 4000, by: 200)), repetitions: 256)
///     let entries = try table.run(RandomStream(seed: 1))
///     entries[0].rates.errorFit.slope
///
/// Each entry is what ``ErrorRateStudy`` estimates, with D ≥ 1 started from b₀ = ε^{1/(D + 2)}, at a small part of the cost:
/// - all entries see the same noise;
/// - components with an eigenvalue and an observation so small that they do not escape before the flow is stopped enter in
///   expectation over their noise; the mean error at any fixed time is unchanged, and the oracle's choice of a time hardly is;
/// - the oracle chooses among times that are 2.4 % apart.
public struct OracleRateTable: Sendable {
    /// D.
    public var depths: [Int]
    /// γ.
    public var exponents: [Double]
    public var laws: [MisalignedPowerLaw]
    /// N.
    public var truncation: Int
    /// n; at least two of them, different.
    public var sampleSizes: [Int]
    /// Observations for each n, at least two.
    public var repetitions: Int

    public init(
        depths: [Int], exponents: [Double], laws: [MisalignedPowerLaw], truncation: Int, sampleSizes: [Int], repetitions: Int
    ) {
        self.depths = depths
        self.exponents = exponents
        self.laws = laws
        self.truncation = truncation
        self.sampleSizes = sampleSizes
        self.repetitions = repetitions
    }

    public struct Entry: Codable, Sendable, Hashable {
        /// D.
        public let depth: Int
        /// γ.
        public let exponent: Double
        public let law: MisalignedPowerLaw
        public let rates: FlowRates
        /// How many repetitions had their least error at the first or the last of the times, or beyond: 0, or the entry is wrong.
        public let stoppedAtEnds: Int
    }

    /// The rates by depth, then by exponent, then by law.
    ///
    /// - Parameters:
    ///   - stream: repetition r at n observes the noise of `stream.stream(n).stream(r)`, as in ``ErrorRateStudy``.
    ///   - cores: all if nil.
    ///   - progress: told the finished fraction.
    /// - Throws: if no power law can be fitted, for want of sample sizes or because an error is zero.
    public func run(
        _ stream: RandomStream, cores: Int? = nil, progress: (@Sendable (Double) -> Void)? = nil
    ) throws(PowerLawFit.Failure) -> [Entry] {
        precondition(repetitions >= 2, "a standard error needs two repetitions")
        let parts = parts(stream)
        let stopped = (0..<sampleSizes.count * repetitions).parallelMap(cores: cores, progress: progress) { cell in
            let (size, repetition) = cell.quotientAndRemainder(dividingBy: repetitions)
            let noise = stream.stream(sampleSizes[size]).stream(repetition).normals(count: truncation)
            return parts.flatMap { $0[size].stop(noise) }
        }
        var entries: [Entry] = []
        for (index, setting) in settings.enumerated() {
            let cells = sampleSizes.indices.map { size in
                (0..<repetitions).map { stopped[size * repetitions + $0][index].stopped }
            }
            let rates = try FlowRates(
                label: OverparameterizedFlow.label(depth: setting.depth), sampleSizes: sampleSizes, stopped: cells,
                tailEnergy: setting.law.tailEnergy(beyond: truncation))
            entries.append(
                Entry(
                    depth: setting.depth, exponent: setting.exponent, law: setting.law, rates: rates,
                    stoppedAtEnds: stopped.count { $0[index].isAtEnd }))
        }
        return entries
    }

    private var settings: [(depth: Int, exponent: Double, law: MisalignedPowerLaw)] {
        depths.flatMap { depth in exponents.flatMap { exponent in laws.map { (depth, exponent, $0) } } }
    }

    /// For each depth and exponent, in order, one for each sample size.
    private func parts(_ stream: RandomStream) -> [[OracleRatePart]] {
        let signals = laws.map { $0.signal(count: truncation).coefficients }
        let noises = sampleSizes.map { 1 / Double($0).squareRoot() }
        let pilots = (0..<2).map { stream.stream(sampleSizes[0]).stream($0).normals(count: truncation) }
        return depths.flatMap { depth in
            let flow = ScaledFlow(depth: depth, times: Self.times)
            return exponents.map { exponent in
                let eigenvalues = PowerLawSpectrum(exponent: exponent).eigenvalues(count: truncation)
                let smallest = (eigenvalues.last ?? 1) / (noises.map(flow.eigenvalueUnit(noise:)).max() ?? 1)
                func parts(_ noises: [Double], latestTime: Double) -> [OracleRatePart] {
                    let quiet = QuietComponents(
                        flow, threshold: QuietThreshold(latestTime: latestTime), smallestEigenvalue: smallest)
                    return noises.parallelMap { noise in
                        OracleRatePart(flow: flow, quiet: quiet, noise: noise, eigenvalues: eigenvalues, signals: signals)
                    }
                }
                // Few repetitions with few quiet components tell how late the oracle stops.
                let pilot = parts([noises[0]], latestTime: flow.times[flow.times.count - 1])[0]
                return parts(noises, latestTime: 1.25 * pilot.latestTime(pilots))
            }
        }
    }

    /// τ, around where theory stops.
    private static let times = [Double].logarithmic(from: 0.05, through: 5, count: 192)
}
