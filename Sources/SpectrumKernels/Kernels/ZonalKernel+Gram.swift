import Numerics

extension ZonalKernel {
    /// K_ij = K(x_i, x_j), `[n × n]`, exactly symmetric.
    ///
    /// - Throws: ``SpectrumKernelError/memoryExceeded(bytes:limit:)`` before anything is allocated.
    /// - Complexity: n²/2 evaluations, by blocks of columns on all cores; nothing but K is allocated.
    public func gram(_ points: SpherePoints, within limit: MemoryLimit = .machine) throws(SpectrumKernelError) -> Matrix {
        try limit.require(doubles: [points.count, points.count])
        let size = points.count
        var gram = Matrix(rows: size, columns: size)
        gram.withUnsafeMutableElements { elements in
            guard let start = elements.baseAddress else { return }
            nonisolated(unsafe) let target = start
            (0..<size).split(every: 128).parallelForEach { block in
                let below = block.lowerBound..<size
                let columns = target + block.lowerBound * size
                points.cosines(below, points, block, into: columns + block.lowerBound, stride: size)
                for column in block {
                    let segment = UnsafeMutableBufferPointer(start: target + column * size + column, count: size - column)
                    replace(cosines: segment)
                }
            }
        }
        gram.reflectLowerTriangle()
        return gram
    }

    /// K(x_i, x'_j), `[n × m]`.
    public func matrix(
        _ points: SpherePoints, _ others: SpherePoints, within limit: MemoryLimit = .machine
    ) throws(SpectrumKernelError) -> Matrix {
        try limit.require(doubles: [points.count, others.count])
        var matrix = Matrix(rows: points.count, columns: others.count)
        matrix.withUnsafeMutableElements { elements in
            guard let start = elements.baseAddress else { return }
            nonisolated(unsafe) let target = start
            (0..<others.count).split(every: 128).parallelForEach { block in
                let columns = target + block.lowerBound * points.count
                points.cosines(0..<points.count, others, block, into: columns, stride: points.count)
                replace(cosines: UnsafeMutableBufferPointer(start: columns, count: points.count * block.count))
            }
        }
        return matrix
    }
}

extension SpherePoints {
    /// x_i · x'_j for i and j of these ranges, column by column.
    ///
    /// A cosine that is 1 but for the rounding of its sum is 1: an error of 10⁻¹⁶ there would be one of 10⁻⁸ in the angle, and a
    /// point would not quite coincide with itself.
    func cosines(
        _ rows: Range<Int>, _ others: SpherePoints, _ columns: Range<Int>, into target: UnsafeMutablePointer<Double>, stride: Int
    ) {
        precondition(dimension == others.dimension, "points of one sphere")
        coordinates.withUnsafeElements { left in
            others.coordinates.withUnsafeElements { right in
                guard let a = left.baseAddress, let b = right.baseAddress else { return }
                BLAS.multiply(
                    BLAS.Operand(start: a + rows.lowerBound, stride: count),
                    BLAS.Operand(start: b + columns.lowerBound, stride: others.count, operation: .transposed),
                    rows: rows.count, columns: columns.count, depth: dimension, into: target, stride: stride)
            }
        }
        let threshold = 1 - Double.ulpOfOne * Double(dimension + 4)
        for column in 0..<columns.count {
            let start = target + column * stride
            for row in 0..<rows.count { start[row] = start[row] > threshold ? 1 : start[row] }
        }
    }
}

extension RandomAccessCollection where Self: Sendable, Element: Sendable {
    /// Work on all cores that leaves its results in places of its own.
    func parallelForEach(_ body: @Sendable (Element) -> Void) {
        _ = parallelMap { element -> Bool in
            body(element)
            return true
        }
    }
}
