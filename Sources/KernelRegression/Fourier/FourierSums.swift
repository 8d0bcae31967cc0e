import Numerics

/// (1/n) Σ y_i e^{iπ⟨m, x_i⟩} over the rectangles of a halved lattice, as real matrix products.
///
/// With U the waves of first parts times y/n and V the waves of second parts, Re and Im of UᵀV are [Re U; −Im U]ᵀ[Re V; Im V] and
/// [Im U; Re U]ᵀ[Re V; Im V].
struct FourierSums {
    let halves: HalvedLattice
    let points: Matrix
    let responses: [Double]

    /// Points at a time: their waves stay in the cache.
    private static let panel = 256
    /// At most so many partial sums, added in order whatever the number of cores.
    private static let parts = 16

    func total(cores: Int?, progress: (@Sendable (Double) -> Void)?) -> [Double] {
        let panels = (points.rows + Self.panel - 1) / Self.panel
        let parts = min(Self.parts, panels)
        let sums = (0..<parts).parallelMap(cores: cores, progress: progress) { part in
            sum(panels: part * panels / parts..<(part + 1) * panels / parts)
        }
        var total = sums[0]
        for sum in sums.dropFirst() {
            for index in total.indices { total[index] += sum[index] }
        }
        return total
    }

    private func sum(panels: Range<Int>) -> [Double] {
        var sums = [Double](repeating: 0, count: halves.size)
        sums.withUnsafeMutableBufferPointer { target in
            guard let sums = target.baseAddress else { return }
            for panel in panels {
                let start = panel * Self.panel
                add(rows: start..<min(start + Self.panel, points.rows), to: sums)
            }
        }
        return sums
    }

    private func add(rows: Range<Int>, to sums: UnsafeMutablePointer<Double>) {
        let depth = 2 * rows.count
        let reach = max(halves.firsts.reach, halves.seconds.reach)
        let waves = WaveTable(of: points, rows: rows, reach: reach)
        let first = firstWaves(waves, rows)
        let second = secondWaves(waves, rows)
        first.withUnsafeElements { left in
            second.withUnsafeElements { right in
                guard let u = left.baseAddress, let v = right.baseAddress else { return }
                for rectangle in halves.rectangles {
                    let height = 2 * rectangle.firsts.count
                    BLAS.multiply(
                        BLAS.Operand(start: u + 2 * rectangle.firsts.lowerBound * depth, stride: depth, operation: .transposed),
                        BLAS.Operand(start: v, stride: depth), rows: height, columns: rectangle.seconds, depth: depth,
                        keeping: 1, into: sums + rectangle.offset, stride: height)
                }
            }
        }
    }

    /// For each first part the columns [Re U; −Im U] and [Im U; Re U].
    private func firstWaves(_ waves: WaveTable, _ rows: Range<Int>) -> Matrix {
        let count = rows.count
        let scale = 1 / Double(points.rows)
        var matrix = Matrix(rows: 2 * count, columns: 2 * halves.firsts.count)
        matrix.withUnsafeMutableElements { elements in
            guard let start = elements.baseAddress else { return }
            for index in 0..<halves.firsts.count {
                let real = start + 4 * index * count
                let (minusImaginary, imaginary, copy) = (real + count, real + 2 * count, real + 3 * count)
                for (offset, row) in rows.enumerated() { real[offset] = responses[row] * scale }
                imaginary.update(repeating: 0, count: count)
                waves.multiply(real, imaginary, byWaveOf: halves.firsts[index])
                for offset in 0..<count {
                    minusImaginary[offset] = -imaginary[offset]
                    copy[offset] = real[offset]
                }
            }
        }
        return matrix
    }

    /// For each second part the column [Re V; Im V].
    private func secondWaves(_ waves: WaveTable, _ rows: Range<Int>) -> Matrix {
        let count = rows.count
        var matrix = Matrix(rows: 2 * count, columns: halves.seconds.count)
        matrix.withUnsafeMutableElements { elements in
            guard let start = elements.baseAddress else { return }
            for index in 0..<halves.seconds.count {
                let real = start + 2 * index * count
                real.update(repeating: 1, count: count)
                waves.multiply(real, real + count, byWaveOf: halves.seconds[index], from: halves.firsts.dimension)
            }
        }
        return matrix
    }
}
