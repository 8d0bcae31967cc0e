import Numerics

/// The batches of stochastic gradient descent, one after another.
struct BatchSequence {
    struct Step {
        /// The components that move.
        let components: ArraySlice<Int>
        /// How many times as far as on the whole gradient.
        let scale: Double
        /// The mean of the batch's samples less that of all, for each component; empty if all samples are taken.
        let deviations: [Double]
    }

    /// Of all samples: what no machine holds.
    private static let mostNumbers = 0x1p40

    private let batch: StochasticGradientDescent.Batch
    private let count: Int
    private var generator: RandomStream.Generator
    /// In the order of this epoch.
    private var order: [Int]
    private var position = 0
    /// Each sample less the mean of all, `[n][N]`.
    private let samples: [[Double]]

    init(_ batch: StochasticGradientDescent.Batch, in model: SequenceModel, from stream: RandomStream) {
        self.batch = batch
        count = model.count
        generator = stream.stream(0).generator()
        order = Array(0..<model.count)
        guard case .samples = batch else {
            samples = []
            return
        }
        let number = max(1, (1 / (model.noise * model.noise)).rounded())
        guard number * Double(model.count) < Self.mostNumbers else { FlowDomainError.stop(.tooManySamples(noise: model.noise)) }
        samples = Self.centered((0..<Int(number)).map { stream.stream(1).stream($0).normals(count: model.count) })
    }

    mutating func next() -> Step {
        switch batch {
        case .components(let size):
            if position == 0 { order.shuffle(using: &generator) }
            let end = min(position + size, count)
            let chosen = order[position..<end]
            position = end == count ? 0 : end
            return Step(components: chosen, scale: Double((count - 1) / size + 1), deviations: [])
        case .samples(let size):
            var mean = [Double](repeating: 0, count: count)
            for _ in 0..<size {
                let sample = samples[Int.random(in: samples.indices, using: &generator)]
                for index in mean.indices { mean[index] += sample[index] / Double(size) }
            }
            return Step(components: order[...], scale: 1, deviations: mean)
        }
    }

    private static func centered(_ samples: [[Double]]) -> [[Double]] {
        var mean = [Double](repeating: 0, count: samples[0].count)
        for sample in samples {
            for index in mean.indices { mean[index] += sample[index] / Double(samples.count) }
        }
        return samples.map { sample in zip(sample, mean).map(-) }
    }
}
