import Foundation
import Numerics
import SpectrumKernels

/// The 100 leading eigenpairs of growing Gram matrices: by Lanczos on streamed blocks, and by LAPACK on the whole matrix.
struct ScaleMeasurement {
    let rows: [ScaleSweep.Row]

    /// Clustered like scaled features: eight normal coordinates of falling spread and a constant one, projected onto the sphere.
    static func points(_ count: Int) throws -> SpherePoints {
        let normals = RandomStream(seed: 1).normals(count: 8 * count)
        return try .projecting(
            Matrix(rows: count, columns: 9) { row, column in
                column < 8 ? normals[8 * row + column] / Double(column + 1) : 1
            })
    }

    static let kernel = NeuralTangentKernel.normalized(hiddenLayers: 3, squaredBias: 0.1)

    static func measure(lanczos: [Int] = [1290, 2580, 5160, 10_320, 20_640], dense: [Int] = [1290, 2580]) throws
        -> ScaleMeasurement
    {
        var rows: [ScaleSweep.Row] = []
        for count in lanczos {
            let points = try points(count)
            rows.append(
                try row("Lanczos", count) {
                    try BlockLanczos().leading(100, of: StreamedGram(kernel: kernel, points: points)).products
                })
        }
        for count in dense {
            let points = try points(count)
            rows.append(
                try row("LAPACK", count) {
                    _ = try LeadingEigenpairs(of: try kernel.gram(points), count: 100)
                    return 0
                })
        }
        return ScaleMeasurement(rows: rows)
    }

    private static func row(_ method: String, _ count: Int, _ work: () throws -> Int) throws -> ScaleSweep.Row {
        PeakMemory.reset()
        let before = PeakMemory.bytes ?? 0
        let (products, watch) = try Stopwatch.measure(work)
        let row = ScaleSweep.Row(
            method: method, points: count, products: products, seconds: watch.seconds, processorSeconds: watch.processorSeconds,
            bytes: max((PeakMemory.bytes ?? 0) - before, 0))
        print(
            "  \(method), n = \(count): \(row.seconds.brief) s (\(row.processorSeconds.brief) s of processors), "
                + "\(row.bytes / 1_000_000) MB, \(products) products")
        return row
    }

    /// As the Swift code of `ScaleSweep.recorded`.
    func code(processor: String, cores: Int) -> String {
        let lines = rows.map { row in
            String(
                format:
                    "            Row(\n                method: \"%@\", points: %d, products: %d, seconds: %.2f, processorSeconds: %.2f, bytes: %d),",
                row.method, row.points, row.products, row.seconds, row.processorSeconds, row.bytes)
        }
        return "processor: \"\(processor)\", cores: \(cores),\n        rows: [\n\(lines.joined(separator: "\n"))\n        ]"
    }
}
