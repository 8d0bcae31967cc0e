import Numerics

/// A flow in closed form, whose learned fraction θ/z is a function of e^{−Rt} and one more number a component.
protocol LearningLaw: Sendable {
    /// R, and the other number.
    static func rate(eigenvalue: Double, observation: Double) -> (rate: Double, shape: Double)

    /// The loop over components.
    static func split(_ kernels: Kernels) -> Kernels.Split
}

/// The error curve of a flow in closed form: eight components at a time, one exponential each.
///
/// Components are mirrored to z ≥ 0, where the undershoot is what lies below the truth.
/// Sums are taken in blocks of a fixed length, so the same model always gives the same bytes.
struct ExponentialErrorCurve<Law: LearningLaw>: ErrorCurve {
    private let groups: [Group]
    private let kernel: Kernels.Split

    /// Eight components, padded with zeros at the end; laid out as the kernels read them.
    private struct Group {
        var rate = SIMD8<Double>(repeating: 1)
        var shape = SIMD8<Double>(repeating: 1)
        var observation = SIMD8<Double>.zero
        var signal = SIMD8<Double>.zero
    }

    init(_ source: FlowComponents, kernels: Kernels = .current) {
        kernel = Law.split(kernels)
        var groups = [Group](repeating: Group(), count: (source.count + 7) / 8)
        groups.withUnsafeMutableBufferPointer { buffer in
            for index in 0..<source.count {
                let (group, lane) = (index >> 3, index & 7)
                // The learned fraction is of z as it is; a weight scales what it is a fraction of.
                let scale = source.weight(index).squareRoot()
                let observation = source.observation[index]
                let (rate, shape) = Law.rate(eigenvalue: source.eigenvalues[index], observation: observation)
                buffer[group].rate[lane] = rate
                buffer[group].shape[lane] = shape
                buffer[group].observation[lane] = scale * abs(observation)
                buffer[group].signal[lane] = scale * source.mirroredSignal(index)
            }
        }
        self.groups = groups
    }

    func split(at time: Double) -> ErrorSplit {
        groups.withUnsafeBytes { bytes in
            guard let vectors = bytes.assumingMemoryBound(to: SIMD8<Double>.self).baseAddress else {
                return ErrorSplit(undershoot: 0, overshoot: 0)
            }
            var (under, over) = (SIMD8<Double>.zero, SIMD8<Double>.zero)
            for start in stride(from: 0, to: groups.count, by: Self.blockLength) {
                let part = kernel(vectors + 4 * start, min(Self.blockLength, groups.count - start), time)
                under += part.under
                over += part.over
            }
            return ErrorSplit(undershoot: under.sum(), overshoot: over.sum())
        }
    }

    private static var blockLength: Int { 128 }
}
