extension RandomStream {
    /// Uniform variates on the open interval (0, 1): (k + ½)·2⁻⁵² with 52 random bits k.
    ///
    /// - Parameters:
    ///   - count: how many.
    ///   - start: the index of the first; element `i` of the stream is the same from whatever start it is read.
    public func uniforms(count: Int, from start: Int = 0) -> [Double] {
        [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
            fillUniforms(UnsafeMutableBufferPointer(rebasing: buffer[..<count]), from: start)
            initialized = count
        }
    }

    /// Standard normal variates: Φ⁻¹ of the uniform variates of the same indices, so between −8.21 and 8.21.
    ///
    /// - Complexity: about 5 ns a variate.
    public func normals(count: Int, from start: Int = 0) -> [Double] {
        [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
            fillNormals(UnsafeMutableBufferPointer(rebasing: buffer[..<count]), from: start)
            initialized = count
        }
    }

    /// The uniform variate of this index.
    public func uniform(at index: Int) -> Double { uniforms(count: 1, from: index)[0] }

    /// The standard normal variate of this index.
    public func normal(at index: Int) -> Double { normals(count: 1, from: index)[0] }

    package func fillUniforms(_ buffer: UnsafeMutableBufferPointer<Double>, from start: Int = 0) {
        precondition(start >= 0, "a random stream is indexed from 0")
        var index = start
        var position = 0
        while position < buffer.count {
            let variates = uniforms(ofGroup: index >> 4)
            let offset = index & 15
            let length = min(16 - offset, buffer.count - position)
            if length == 16 {
                buffer.baseAddress.map {
                    UnsafeMutableRawPointer($0 + position).storeBytes(of: variates, as: SIMD16<Double>.self)
                }
            } else {
                for lane in 0..<length { buffer[position + lane] = variates[offset + lane] }
            }
            index += length
            position += length
        }
    }

    package func fillNormals(_ buffer: UnsafeMutableBufferPointer<Double>, from start: Int = 0) {
        let chunk = 512
        withUnsafeTemporaryAllocation(of: Double.self, capacity: chunk) { probabilities in
            for position in stride(from: 0, to: buffer.count, by: chunk) {
                let length = min(chunk, buffer.count - position)
                let source = UnsafeMutableBufferPointer(rebasing: probabilities[..<length])
                fillUniforms(source, from: start + position)
                NormalDistribution.quantiles(
                    of: UnsafeBufferPointer(source),
                    into: UnsafeMutableBufferPointer(rebasing: buffer[position..<position + length]))
            }
        }
    }

    /// Sixteen consecutive variates, the two of block 8·group first.
    @inline(__always)
    private func uniforms(ofGroup group: Int) -> SIMD16<Double> {
        let words = words(ofBlocksFrom: UInt64(group) &* 8)
        var variates = SIMD16<Double>()
        variates.evenHalf = Self.uniform(words.first)
        variates.oddHalf = Self.uniform(words.second)
        return variates
    }

    /// The upper 52 bits become the fraction of a number in [1, 2); 1 − 2⁻⁵³ is then taken off, without rounding.
    @inline(__always)
    private static func uniform(_ words: SIMD8<UInt64>) -> SIMD8<Double> {
        let fraction = words &>> SIMD8(repeating: 12) | SIMD8(repeating: 0x3FF0_0000_0000_0000)
        return unsafeBitCast(fraction, to: SIMD8<Double>.self) - SIMD8(repeating: 1 - 0x1p-53)
    }
}
