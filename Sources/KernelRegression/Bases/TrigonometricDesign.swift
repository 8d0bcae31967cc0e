import Numerics

/// Design matrices of 1, √2 cos(π⟨m, x⟩), √2 sin(π⟨m, x⟩) over half a lattice.
struct TrigonometricDesign {
    let frequencies: Frequencies

    /// Φ, `[n × (2 · frequencies − 1)]`.
    func matrix(at points: Matrix) -> Matrix {
        let samples = points.rows
        let waves = WaveTable(of: points, rows: 0..<samples, reach: frequencies.reach)
        var design = Matrix(rows: samples, columns: 2 * frequencies.count - 1)
        design.withUnsafeMutableElements { elements in
            guard let start = elements.baseAddress else { return }
            nonisolated(unsafe) let columns = start
            columns.update(repeating: 1, count: samples)
            let blocks = Array(stride(from: 1, to: frequencies.count, by: 64))
            _ = blocks.parallelMap { first in
                for index in first..<min(first + 64, frequencies.count) {
                    let cosine = columns + (2 * index - 1) * samples
                    let sine = cosine + samples
                    cosine.update(repeating: 2.0.squareRoot(), count: samples)
                    sine.update(repeating: 0, count: samples)
                    waves.multiply(cosine, sine, byWaveOf: frequencies[index])
                }
            }
        }
        return design
    }
}
