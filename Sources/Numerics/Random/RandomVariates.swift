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
            let offset = index & 15
            let whole = offset == 0 ? (buffer.count - position) / 16 : 0
            let length = whole > 0 ? 16 * whole : min(16 - offset, buffer.count - position)
            if whole > 0, let target = buffer.baseAddress {
                Kernels.current.uniformVariates(key, lane, UInt64(index >> 4), whole, target + position)
            } else {
                withUnsafeTemporaryAllocation(of: Double.self, capacity: 16) { group in
                    guard let target = group.baseAddress else { return }
                    Kernels.current.uniformVariates(key, lane, UInt64(index >> 4), 1, target)
                    for lane in 0..<length { buffer[position + lane] = target[offset + lane] }
                }
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
}
