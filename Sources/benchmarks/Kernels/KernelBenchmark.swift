import Foundation
import Numerics
import SpectrumKernels

/// Kernels of wide networks: ours beside NumPy's and SciPy's, and what the leading eigenpairs of large matrices cost.
enum KernelBenchmark {
    static func run() throws {
        if let (method, points) = ScaleMeasurement.requested {
            print(String(decoding: try JSONEncoder().encode(try ScaleMeasurement.row(method, points)), as: UTF8.self))
            return
        }
        let cores = ProcessInfo.processInfo.activeProcessorCount
        print("kernels: \(processor); \(cores) cores")
        let numpy = try NumPyKernels.measure()
        let points = try ScaleMeasurement.points(2000)
        let gram = try ScaleMeasurement.kernel.gram(points)
        let building = Stopwatch.best(of: 3) { _ = try? ScaleMeasurement.kernel.gram(points) }
        report("Gram matrix, n = 2000", building, numpy.gram)
        let (pairs, dense) = try Stopwatch.measure { try LeadingEigenpairs(of: gram, count: 100) }
        report("100 leading pairs by LAPACK, on one thread", dense, numpy.leadingDense)
        let alone = try NumPyKernels.measure(threads: 1).leadingDense
        let check = Stopwatch.best(of: 1) { _ = try? SymmetricEigendecomposition(of: gram, leading: 100) }
        print(
            "  the same routine without the check that no eigenvalue is negative: \(check.seconds.brief) s; SciPy on one thread \(alone.brief) s"
        )
        let lanczos = try Stopwatch.measure { try BlockLanczos().leading(100, of: try DenseOperator(gram)) }.1
        report("the same by Lanczos", lanczos, numpy.leadingLanczos)
        try step(gram, pairs, numpy)
        try streaming(numpy)
        print("leading 100 pairs of growing matrices:")
        let sweep = ScaleSweep(processor: processor, cores: cores, rows: try ScaleMeasurement.measure())
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        print("chapters/data/kernel-scale.json, to show this machine in chapter 22:")
        print(String(decoding: try encoder.encode(sweep), as: UTF8.self))
    }

    private static func step(_ gram: Matrix, _ pairs: LeadingEigenpairs, _ numpy: NumPyKernels) throws {
        let preconditioner = try SpectrumPreconditioner(pairs: pairs, map: .flattened(first: 100))
        let residual = Matrix(rows: 2000, columns: 1, columnMajor: RandomStream(seed: 2).normals(count: 2000))
        let limit = 2 / preconditioner.modifiedEigenvalues[0]
        var descent = try PreconditionedDescent(
            gram: DenseOperator(gram), preconditioner: preconditioner, step: 0.5 * limit, residual: residual, limit: limit)
        report("a preconditioned step, n = 2000, k = 100", Stopwatch.best(of: 20) { descent.advance() }, numpy.step)
    }

    /// A product with 32 vectors, and how near its multiplications come to those of large square matrices.
    private static func streaming(_ numpy: NumPyKernels) throws {
        let gram = StreamedGram(kernel: ScaleMeasurement.kernel, points: try ScaleMeasurement.points(20_640))
        let square = Matrix(rows: 1500, columns: 1500, columnMajor: RandomStream(seed: 3).normals(count: 1500 * 1500))
        let peak = 2 * pow(1500, 3) / Stopwatch.best(of: 3) { _ = square * square }.seconds
        print("machine: \((peak / 1e9).brief)e9 multiplications and additions a second in dgemm")
        for width in [32, 128] {
            let block = Matrix(
                rows: 20_640, columns: width, columnMajor: RandomStream(seed: 4).normals(count: 20_640 * width))
            let watch = Stopwatch.best(of: 2) { _ = gram.multiply(block) }
            let rate = 2 * pow(20_640, 2) * Double(width) / watch.seconds
            if width == 32 { report("the Gram matrix of 20640 points times 32 vectors", watch, numpy.streamedProduct) }
            print("  \(width) vectors: \((100 * rate / peak).brief) % of dgemm, evaluations of the kernel included")
        }
    }

    private static func report(_ name: String, _ ours: Stopwatch, _ theirs: Double) {
        print(
            "\(name): \(ours.seconds.brief) s; NumPy and SciPy \(theirs.brief) s: \((theirs / ours.seconds).brief) times as long")
    }

    /// As the system names it.
    static var processor: String {
        guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else { return "unknown processor" }
        let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
        return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor"
    }
}
