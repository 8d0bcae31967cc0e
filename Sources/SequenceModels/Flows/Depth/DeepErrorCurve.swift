import Numerics

/// The error curve of a deep flow: each component's path once, then its state at any time.
struct DeepErrorCurve: ErrorCurve {
    private struct Component {
        let path: DeepPath
        /// θ*, mirrored with z to z ≥ 0.
        let signal: Double
    }

    private let components: [Component]

    /// - Complexity: 1 µs a component, on all cores.
    init(depth: Int, initialScale: Double, eigenvalues: [Double], observation: [Double], signal: [Double]) {
        let blocks = eigenvalues.indices.split(every: Self.blockLength)
        components = blocks.parallelMap { block in
            block.map { index in
                let component = DeepComponent(
                    depth: depth, eigenvalue: eigenvalues[index], initialScale: initialScale,
                    observation: abs(observation[index]))
                return Component(
                    path: DeepPath(component), signal: observation[index] < 0 ? -signal[index] : signal[index])
            }
        }.flatMap { $0 }
    }

    /// - Complexity: 0.15 µs a component.
    func split(at time: Double) -> ErrorSplit {
        var parts = [ErrorSplit]()
        parts.reserveCapacity(components.count / Self.blockLength + 1)
        for block in components.indices.split(every: Self.blockLength) {
            var (under, over) = (0.0, 0.0)
            for component in components[block] {
                let distance = component.path.state(at: time).value - component.signal
                if distance < 0 { under += distance * distance } else { over += distance * distance }
            }
            parts.append(ErrorSplit(undershoot: under, overshoot: over))
        }
        return ErrorSplit(
            undershoot: PairwiseSum.sum(count: parts.count) { parts[$0].undershoot },
            overshoot: PairwiseSum.sum(count: parts.count) { parts[$0].overshoot })
    }

    private static var blockLength: Int { 256 }
}

extension Range<Int> {
    /// The range in pieces of a fixed length, the last one shorter.
    func split(every length: Int) -> [Range<Int>] {
        stride(from: lowerBound, to: upperBound, by: length).map { $0..<Swift.min($0 + length, upperBound) }
    }
}
