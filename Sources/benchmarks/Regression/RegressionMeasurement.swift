import DataRegistry
import Datasets
import Foundation
import KernelRegression
import Numerics

/// Fits of growing parts of California housing: each a process of its own, so that its peak of memory is its own.
enum RegressionMeasurement {
    /// A method, n and the squared radius of the ball of frequencies.
    struct Cell {
        let method: String
        let samples: Int
        let squaredRadius: Int
    }

    private static let process = OwnProcess(part: "regression", variable: "BENCHMARK_REGRESSION_ROW")
    /// A tenth of California validates and a fifth is held out.
    static let largest = 14_448

    private static let cells: [Cell] =
        ["adaptive", "fixed"].flatMap { method in
            [1806, 3612, 7224].map { Cell(method: method, samples: $0, squaredRadius: 4) }
                + [2, 3, 4, 5].map { Cell(method: method, samples: largest, squaredRadius: $0) }
        } + [903, 1806, 3612, 7224, largest].map { Cell(method: "ridge", samples: $0, squaredRadius: 0) }

    /// The cell that this process is to measure, if it was started for one.
    static var requested: Cell? {
        let words = process.words
        guard words.count == 3, let samples = Int(words[1]), let radius = Int(words[2]) else { return nil }
        return Cell(method: words[0], samples: samples, squaredRadius: radius)
    }

    static func measure() throws -> [RegressionSweep.Row] { try cells.map(measure) }

    private static func measure(_ cell: Cell) throws -> RegressionSweep.Row {
        let row: RegressionSweep.Row = try process.row("\(cell.method) \(cell.samples) \(cell.squaredRadius)")
        print(
            "  \(row.method), n = \(row.samples), N = \(row.functions): \(row.seconds.brief) s (\(row.processorSeconds.brief) s of "
                + "processors), \(row.bytes / 1_000_000) MB, \(row.products) products")
        return row
    }

    static func basis(_ squaredRadius: Int) -> TorusBasis {
        TorusBasis(dimension: 8, region: .ball(squaredRadius: squaredRadius), smoothness: 1)
    }

    static func split(_ samples: Int) throws -> LargeSplit {
        let problem = try RegressionProblem.california(in: DataFolder(path: "chapters/data"))
        return LargeSplit(
            of: problem, trainingCount: samples, scaling: .rank(onto: -0.5...0.5), from: RandomStream(seed: 11))
    }

    /// In this process.
    static func row(_ cell: Cell) throws -> RegressionSweep.Row {
        let split = try split(cell.samples)
        let basis = basis(cell.squaredRadius)
        let before = PeakMemory.bytes
        let stopping = EarlyStopping(times: 0.1...1e4, perDecade: 8, surrender: 1.03)
        let (fit, watch) = try Stopwatch.measure {
            switch cell.method {
            case "adaptive": try split.adaptive(depth: 1, basis: basis, stopping: stopping)
            case "fixed": try split.fixed(basis: basis, stopping: stopping)
            default: try split.ridge(RadialKernel(.laplace, lengthScale: 2), ridges: [0.1])
            }
        }
        return RegressionSweep.Row(
            method: cell.method, samples: cell.samples, functions: cell.squaredRadius == 0 ? 0 : basis.count,
            error: fit.rootMeanSquaredError, products: fit.products, operations: fit.operations, seconds: watch.seconds,
            processorSeconds: watch.processorSeconds, countedBytes: fit.bytes, bytes: PeakMemory.bytes - before)
    }
}
