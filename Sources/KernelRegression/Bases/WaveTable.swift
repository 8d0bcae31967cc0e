internal import Foundation
import Numerics

/// e^{iπ m x} for m = 0 … M and the coordinates x of some points: what every product of waves is made of.
struct WaveTable {
    private let samples: Int
    private let reach: Int
    private let cosines: [Double]
    private let sines: [Double]

    /// - Parameters:
    ///   - points: `[n × d]`.
    ///   - rows: which of them.
    ///   - reach: M.
    init(of points: Matrix, rows: Range<Int>, reach: Int) {
        let samples = rows.count
        let total = points.columns * (reach + 1) * samples
        var (cosines, sines) = ([Double](repeating: 1, count: total), [Double](repeating: 0, count: total))
        for coordinate in 0..<points.columns {
            for power in stride(from: 1, through: reach, by: 1) {
                let start = (coordinate * (reach + 1) + power) * samples
                for (offset, row) in rows.enumerated() {
                    // The product may round; taking whole turns off it does not.
                    let phase = Double.pi * remainder(Double(power) * points[row, coordinate], 2)
                    cosines[start + offset] = cos(phase)
                    sines[start + offset] = sin(phase)
                }
            }
        }
        self.samples = samples
        self.reach = reach
        self.cosines = cosines
        self.sines = sines
    }

    /// Multiplies re + i·im, `[n]` each, by e^{iπ⟨m, x⟩}, where m has `coordinates` from coordinate `first` on.
    func multiply(
        _ re: UnsafeMutablePointer<Double>, _ im: UnsafeMutablePointer<Double>, byWaveOf coordinates: [Int], from first: Int = 0
    ) {
        cosines.withUnsafeBufferPointer { cosines in
            sines.withUnsafeBufferPointer { sines in
                guard let c = cosines.baseAddress, let s = sines.baseAddress else { return }
                for (offset, power) in coordinates.enumerated() where power != 0 {
                    let start = ((first + offset) * (reach + 1) + abs(power)) * samples
                    Self.multiply(re, im, c + start, s + start, sign: power > 0 ? 1 : -1, count: samples)
                }
            }
        }
    }

    private static func multiply(
        _ re: UnsafeMutablePointer<Double>, _ im: UnsafeMutablePointer<Double>, _ cosine: UnsafePointer<Double>,
        _ sine: UnsafePointer<Double>, sign: Double, count: Int
    ) {
        for index in 0..<count {
            let (real, imaginary) = (re[index], im[index])
            let s = sign * sine[index]
            re[index] = real * cosine[index] - imaginary * s
            im[index] = real * s + imaginary * cosine[index]
        }
    }
}
