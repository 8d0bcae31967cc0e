import Numerics

/// Branch and bound for the least sum of a decreasing and an increasing function of x = log t.
struct OracleSearch {
    private struct Sample {
        let x: Double
        let split: ErrorSplit
        var value: Double { split.total }
    }

    private let range: ClosedRange<Double>
    private var split: (Double) -> ErrorSplit
    /// By increasing x.
    private var samples: [Sample] = []
    private var best = Double.infinity

    init(range: ClosedRange<Double>, split: @escaping (Double) -> ErrorSplit) {
        self.range = range
        self.split = split
    }

    /// Samples outwards from a usual time, in growing strides, until nothing beyond either end can be better than the best.
    mutating func bracket(from start: Double, stride first: Double) {
        let middle = min(max(start, range.lowerBound), range.upperBound)
        insert(middle, at: 0)
        var stride = first
        while samples[samples.count - 1].split.overshoot < best, samples[samples.count - 1].x < range.upperBound {
            insert(min(samples[samples.count - 1].x + stride, range.upperBound), at: samples.count)
            stride *= 2
        }
        stride = first
        while samples[0].split.undershoot < best, samples[0].x > range.lowerBound {
            insert(max(samples[0].x - stride, range.lowerBound), at: 0)
            stride *= 2
        }
    }

    /// Whether nothing beyond either end can be better than the best.
    var isBracketed: Bool { samples[0].split.undershoot >= best && samples[samples.count - 1].split.overshoot >= best }

    /// From the first to the last interval that may hold the minimum.
    var candidates: ClosedRange<Double> {
        let open = samples.indices.dropLast().filter { bound(after: $0) < best }
        guard let first = open.first, let last = open.last else { return samples[0].x...samples[samples.count - 1].x }
        return samples[first].x...samples[last + 1].x
    }

    /// Leaves what is outside the candidates, and goes on with a cheaper function.
    mutating func goOn(with split: @escaping (Double) -> ErrorSplit) {
        let range = candidates
        samples.removeAll { !range.contains($0.x) }
        self.split = split
    }

    /// Halves the interval of least bound until every one is narrower than `width` or can hold nothing that is better than the
    /// best by more than this fraction of it.
    mutating func refine(to width: Double, precision: Double) {
        while let index = leastBound(above: width, below: best * (1 - precision)) {
            insert(0.5 * (samples[index].x + samples[index + 1].x), at: index + 1)
        }
    }

    /// The least value in the valleys of the samples, each followed to its bottom.
    func polish(tolerance: Double) -> Minimum {
        let valleys = samples.indices.filter(isValley).sorted { samples[$0].value < samples[$1].value }
        var least = Minimum(argument: samples[0].x, value: .infinity)
        for index in valleys {
            let sample = Minimum(argument: samples[index].x, value: samples[index].value)
            if sample.value < least.value { least = sample }
            guard index > 0, index < samples.count - 1 else { continue }
            guard min(bound(after: index - 1), bound(after: index)) < least.value else { continue }
            let bottom = minimize(
                on: samples[index - 1].x...samples[index + 1].x, startingAt: sample,
                tolerance: tolerance / (1 + abs(sample.argument))
            ) { split($0).total }
            if bottom.value < least.value { least = bottom }
        }
        return least
    }

    private mutating func insert(_ x: Double, at index: Int) {
        let sample = Sample(x: x, split: split(x))
        best = min(best, sample.value)
        samples.insert(sample, at: index)
    }

    /// No value between this sample and the next is below this.
    private func bound(after index: Int) -> Double {
        samples[index].split.overshoot + samples[index + 1].split.undershoot
    }

    private func leastBound(above width: Double, below value: Double) -> Int? {
        var least: (index: Int, bound: Double)?
        for index in 0..<samples.count - 1 where samples[index + 1].x - samples[index].x > width {
            let bound = bound(after: index)
            if bound < least?.bound ?? value { least = (index, bound) }
        }
        return least?.index
    }

    private func isValley(_ index: Int) -> Bool {
        let left = index > 0 ? samples[index - 1].value : .infinity
        let right = index < samples.count - 1 ? samples[index + 1].value : .infinity
        return samples[index].value <= left && samples[index].value <= right
    }
}
