/// A signal in units of the noise, prepared for an ``OracleRatePart``.
struct ScaledSignal: Sendable {
    /// s, `[N]`, not negative.
    let values: [Double]
    /// The number of its support.
    let support: Int
    /// The quiet components' expected error at each time.
    let quiet: [Double]
    /// Where the signal is not faint.
    let places: [Int]

    init(values: [Double], support: Int, quiet: [Double]) {
        self.values = values
        self.support = support
        self.quiet = quiet
        places = values.indices.filter { values[$0] > NoiseDraw.margin }
    }

    /// A signal that the noise must lift almost by itself.
    func isFaint(_ index: Int) -> Bool { values[index] != 0 && values[index] <= NoiseDraw.margin }
}
