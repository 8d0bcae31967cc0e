// Ours beside what others do. A folder uses those above it:
//   Timing    a stopwatch; programs in Python to measure beside ours
//   Flows     the solvers: evaluations of a flow, a figure and a table of the first paper, NumPy beside ours
//   Kernels   kernels of wide networks: Gram matrices, leading eigenpairs, preconditioned steps, NumPy and SciPy beside ours
//   Regression  large fits, streamed; NumPy with a design matrix beside ours
//   Networks  training and tangent kernels of networks, NumPy and PyTorch beside ours
//   Features  learned features: sequence models, kernels in high dimension, networks; NumPy, SciPy and PyTorch beside ours
//   Figures   drawing, matplotlib beside ours
//   Notebook  the loop of an author: an edit, the command, the wait

import Foundation
import Numerics

/// Measures ours beside what others do, in one run: `swift run -c release benchmarks [part …]`; if none is named, all but the
/// longest.
@main
enum Benchmarks {
    private static let parts: [(name: String, isLong: Bool, run: @Sendable () throws -> Void)] = [
        ("flows", false, FlowBenchmark.run), ("kernels", false, KernelBenchmark.run),
        ("regression", false, RegressionBenchmark.run), ("networks", false, NetworkBenchmark.run),
        ("features", false, FeatureBenchmark.run),
        ("figures", false, FigureBenchmark.run), ("notebook", false, NotebookBenchmark.run),
        ("page", false, NotebookBenchmark.runPage),
        ("package", true, NotebookBenchmark.runPackage), ("tests", true, NotebookBenchmark.runTests),
    ]

    static func main() {
        startWithTheLoopsOfBlocks()
        StandardOutput.bufferByLine()
        let names = CommandLine.arguments.dropFirst()
        let unknown = names.filter { name in !parts.contains { $0.name == name } }
        guard unknown.isEmpty else {
            let known = parts.map(\.name).joined(separator: ", ")
            fail("no benchmark is called \(unknown.joined(separator: ", ")); there are: \(known)", code: 2)
        }
        do {
            for part in parts where names.isEmpty ? !part.isLong : names.contains(part.name) { try part.run() }
        } catch {
            fail("\(error)", code: 3)
        }
    }

    /// OpenBLAS chooses its loops when it is loaded, by a variable that blocks have, and that ours and the others' are to have here.
    private static func startWithTheLoopsOfBlocks() {
        let name = "OPENBLAS_CORETYPE"
        guard InstructionSet.available.contains(.avx2), getenv(name) == nil else { return }
        setenv(name, "Haswell", 1)
        execv("/proc/self/exe", CommandLine.unsafeArgv)
    }

    private static func fail(_ message: String, code: Int32) -> Never {
        FileHandle.standardError.write(Data("benchmarks: error: \(message)\n".utf8))
        exit(code)
    }
}
