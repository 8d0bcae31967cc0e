import Foundation
import Numerics
import SpectrumKernels

/// The 100 leading eigenpairs of growing Gram matrices: by Lanczos on streamed blocks, and by LAPACK on the whole matrix.
///
/// Each is a process of its own, so that its peak of memory is its own.
enum ScaleMeasurement {
    /// Clustered like scaled features: eight normal coordinates of falling spread and a constant one, projected onto the sphere.
    static func points(_ count: Int) throws -> SpherePoints {
        let normals = RandomStream(seed: 1).normals(count: 8 * count)
        return try .projecting(
            Matrix(rows: count, columns: 9) { row, column in
                column < 8 ? normals[8 * row + column] / Double(column + 1) : 1
            })
    }

    static let kernel = NeuralTangentKernel.normalized(hiddenLayers: 3, squaredBias: 0.1)

    /// The row that this process is to measure, if it was started for one.
    static var requested: (method: ScaleSweep.Method, points: Int)? {
        let words = process.words
        guard words.count == 2, let method = ScaleSweep.Method(rawValue: words[0]), let points = Int(words[1]) else { return nil }
        return (method, points)
    }

    private static let process = OwnProcess(part: "kernels", variable: "BENCHMARK_SCALE_ROW")

    static func measure() throws -> [ScaleSweep.Row] {
        let sizes: [(ScaleSweep.Method, [Int])] = [
            (.lanczos, [1290, 2580, 5160, 10_320, 20_640]), (.lapack, [1290, 2580]),
        ]
        return try sizes.flatMap { method, sizes in try sizes.map { try measure(method, $0) } }
    }

    private static func measure(_ method: ScaleSweep.Method, _ count: Int) throws -> ScaleSweep.Row {
        let row: ScaleSweep.Row = try process.row("\(method.rawValue) \(count)")
        print(
            "  \(row.method.rawValue), n = \(row.points): \(row.seconds.brief) s (\(row.processorSeconds.brief) s of processors), "
                + "\(row.bytes / 1_000_000) MB, \(row.products) products")
        return row
    }

    /// In this process.
    static func row(_ method: ScaleSweep.Method, _ count: Int) throws -> ScaleSweep.Row {
        let points = try points(count)
        let before = PeakMemory.bytes
        let (products, watch) = try Stopwatch.measure {
            switch method {
            case .lanczos:
                return try BlockLanczos().leading(100, of: StreamedGram(kernel: kernel, points: points)).products
            case .lapack:
                _ = try LeadingEigenpairs(of: try kernel.gram(points), count: 100)
                return 0
            }
        }
        return ScaleSweep.Row(
            method: method, points: count, products: products, seconds: watch.seconds, processorSeconds: watch.processorSeconds,
            bytes: PeakMemory.bytes - before)
    }
}
