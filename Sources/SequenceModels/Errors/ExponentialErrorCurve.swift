import Numerics

/// A flow in closed form, whose learned fraction θ/z is a function of e^{−Rt} and one more number a component.
protocol LearningLaw: Sendable {
    /// R, and the other number.
    static func rate(eigenvalue: Double, observation: Double) -> (rate: Double, shape: Double)

    /// Groups of components from unweighted ones.
    static func prepare(_ kernels: Kernels) -> Kernels.Prepare

    /// The loop over components.
    static func split(_ kernels: Kernels) -> Kernels.Split

    /// Whether components escape, each at a time of its own: until then they hardly learn.
    static var escapes: Bool { get }
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

    private init(groups: [Group], kernel: @escaping Kernels.Split) {
        self.groups = groups
        self.kernel = kernel
    }

    init(_ source: FlowComponents, kernels: Kernels = .current) {
        kernel = Law.split(kernels)
        var groups = [Group](repeating: Group(), count: (source.count + 7) / 8)
        let whole = source.weights == nil ? source.count / 8 : 0
        Self.fill(&groups, whole, source, kernels)
        groups.withUnsafeMutableBufferPointer { buffer in
            for index in 8 * whole..<source.count {
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

    /// Whole groups of unweighted components, eight at a time.
    private static func fill(_ groups: inout [Group], _ count: Int, _ source: FlowComponents, _ kernels: Kernels) {
        groups.withUnsafeMutableBytes { bytes in
            guard let target = bytes.assumingMemoryBound(to: SIMD8<Double>.self).baseAddress else { return }
            source.eigenvalues.withUnsafeBufferPointer { eigenvalues in
                source.observation.withUnsafeBufferPointer { observation in
                    source.signal.withUnsafeBufferPointer { signal in
                        guard let λ = eigenvalues.baseAddress, let z = observation.baseAddress, let θ = signal.baseAddress else {
                            return
                        }
                        Law.prepare(kernels)(λ, z, θ, count, target)
                    }
                }
            }
        }
    }

    func split(at time: Double) -> ErrorSplit {
        FlowDomainError.require(time: time)
        return groups.withUnsafeBytes { bytes in
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

    func narrowed(to times: ClosedRange<Double>) -> (any ErrorCurve)? {
        guard Law.escapes, groups.count >= Self.leastCount / 8, times.upperBound <= Self.widest * times.lowerBound else {
            return nil
        }
        let loud = ExponentialErrorCurve(groups: loudGroups(1.15 * times.upperBound), kernel: kernel)
        guard loud.groups.count <= groups.count / 4 else { return nil }
        return NarrowedErrorCurve(of: self, loud: loud, to: times)
    }

    /// The components that may have learned more than 5 % by then.
    ///
    /// θ/z is at most (c/2) e^{Rt}. Of c, the power of two above it will do.
    private func loudGroups(_ time: Double) -> [Group] {
        var (loud, count) = ([Group](), 0)
        groups.withUnsafeBufferPointer { groups in
            for index in groups.indices {
                // c < 2 to the power of its exponent + 1; the exponent's bits are those above the 52nd.
                let bits = unsafeBitCast(groups[index].shape, to: SIMD8<UInt64>.self) &>> SIMD8(repeating: 52)
                let power =
                    unsafeBitCast(bits | SIMD8(repeating: 0x4330_0000_0000_0000), to: SIMD8<Double>.self) - (0x1p52 + 1022)
                let isLoud = groups[index].rate * time .>= -2.4 - 0.6931471805599453 * power
                guard any(isLoud) else { continue }
                for lane in 0..<8 where isLoud[lane] && groups[index].observation[lane] != 0 {
                    if count & 7 == 0 { loud.append(Group()) }
                    loud[count >> 3].rate[count & 7] = groups[index].rate[lane]
                    loud[count >> 3].shape[count & 7] = groups[index].shape[lane]
                    loud[count >> 3].observation[count & 7] = groups[index].observation[lane]
                    loud[count >> 3].signal[count & 7] = groups[index].signal[lane]
                    count += 1
                }
            }
        }
        return loud
    }

    private static var blockLength: Int { 128 }
    /// Of components: narrowing fewer is not worth it.
    private static var leastCount: Int { 4096 }
    /// The ratio of the times' ends up to which a polynomial serves.
    private static var widest: Double { 2.8 }
}
