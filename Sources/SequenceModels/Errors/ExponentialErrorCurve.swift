import Numerics

/// How much of z a flow has learned, as a function of e^{−Rt} and one more number a component.
protocol LearningLaw: Sendable {
    /// θ/z.
    static func learnedFraction(_ exponential: ExponentialDecay, shape: SIMD8<Double>) -> SIMD8<Double>
}

/// The error curve of a flow in closed form: eight components at a time, one exponential each.
///
/// Components are mirrored to z ≥ 0, where the undershoot is what lies below the truth.
/// Sums are taken in blocks of a fixed length, so the same model always gives the same bytes.
struct ExponentialErrorCurve<Law: LearningLaw>: ErrorCurve {
    private typealias Vector = SIMD8<Double>

    private let components: [Component]

    /// Eight components, padded with zeros at the end.
    private struct Component {
        var rate = Vector(repeating: 1)
        var shape = Vector(repeating: 1)
        var observation = Vector.zero
        var signal = Vector.zero
    }

    init(observation: [Double], signal: [Double], rates: [Double], shapes: [Double]) {
        var components = [Component](repeating: Component(), count: (observation.count + 7) / 8)
        components.withUnsafeMutableBufferPointer { buffer in
            for index in observation.indices {
                let (group, lane) = (index >> 3, index & 7)
                buffer[group].rate[lane] = rates[index]
                buffer[group].shape[lane] = shapes[index]
                buffer[group].observation[lane] = abs(observation[index])
                buffer[group].signal[lane] = observation[index] < 0 ? -signal[index] : signal[index]
            }
        }
        self.components = components
    }

    func split(at time: Double) -> ErrorSplit {
        components.withUnsafeBufferPointer { buffer in
            var total = (under: Vector.zero, over: Vector.zero)
            for start in stride(from: 0, to: buffer.count, by: Self.blockLength) {
                let block = UnsafeBufferPointer(rebasing: buffer[start..<min(start + Self.blockLength, buffer.count)])
                let part = Self.split(of: block, at: time)
                total.under += part.under
                total.over += part.over
            }
            return ErrorSplit(undershoot: total.under.sum(), overshoot: total.over.sum())
        }
    }

    private static var blockLength: Int { 64 }

    @specialized(where Law == FixedSpectrumLaw)
    @specialized(where Law == AdaptiveSpectrumLaw)
    private static func split(of block: UnsafeBufferPointer<Component>, at time: Double) -> (under: Vector, over: Vector) {
        var (under, over) = (Vector.zero, Vector.zero)
        for component in block {
            let fraction = Law.learnedFraction(ExponentialDecay(component.rate * time), shape: component.shape)
            let distance = component.observation * fraction - component.signal
            let square = distance * distance
            let isUnder = distance .< 0
            under += Vector.zero.replacing(with: square, where: isUnder)
            over += square.replacing(with: 0, where: isUnder)
        }
        return (under, over)
    }
}
