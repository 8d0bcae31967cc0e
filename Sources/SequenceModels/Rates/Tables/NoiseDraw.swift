/// The noise of one repetition, ξ in standard deviations, with the components listed where it is large.
struct NoiseDraw: Sendable {
    let values: [Double]
    /// Where |ξ| is above the component's threshold, increasing.
    let loud: [Int]
    /// Where |ξ| is above the threshold less ``margin``: a signal up to the margin may lift these above the threshold.
    let candidates: [Int]

    static let margin = 0.5

    init(_ values: [Double], thresholds: [Double]) {
        self.values = values
        var candidates: [Int] = []
        for (index, value) in values.enumerated() where abs(value) > thresholds[index] - Self.margin { candidates.append(index) }
        self.candidates = candidates
        loud = candidates.filter { abs(values[$0]) > thresholds[$0] }
    }
}
