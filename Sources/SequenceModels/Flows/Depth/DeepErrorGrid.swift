import Numerics

/// The error of a deep flow at many increasing times at once: each panel of a component's path serves all times that fall into it.
struct DeepErrorGrid {
    private let solver: DeepFlowSolver
    private let count: Int
    private let groups: Int
    /// Filled up to groups of eight with infinity, and one group beyond.
    private let times: [Double]

    /// - Parameter times: t ≥ 0, increasing.
    init(_ solver: DeepFlowSolver, _ times: [Double]) {
        self.solver = solver
        count = times.count
        groups = (count + 7) / 8
        self.times = times + repeatElement(.infinity, count: 8 * groups + 8 - count)
    }

    /// - Complexity: for each component 1 µs, and 2 to 10 ns a time.
    func splits(_ blocks: [DeepPaths]) -> [ErrorSplit] {
        let parts = blocks.parallelMap(sums)
        return (0..<count).map { time in
            let (group, lane) = (time >> 3, time & 7)
            return ErrorSplit(
                undershoot: PairwiseSum.sum(count: parts.count) { parts[$0].under[group][lane] },
                overshoot: PairwiseSum.sum(count: parts.count) { parts[$0].over[group][lane] })
        }
    }

    private func sums(_ paths: DeepPaths) -> (under: [SIMD8<Double>], over: [SIMD8<Double>]) {
        var under = [SIMD8<Double>](repeating: .zero, count: groups)
        var over = under
        var values = times
        var scratch = [SIMD8<Double>](repeating: .zero, count: Kernels.errorScratch)
        under.withUnsafeMutableBufferPointer { under in
            over.withUnsafeMutableBufferPointer { over in
                values.withUnsafeMutableBufferPointer { values in
                    scratch.withUnsafeMutableBufferPointer { scratch in
                        add(paths, values.baseAddress, scratch.baseAddress, under.baseAddress, over.baseAddress)
                    }
                }
            }
        }
        return (under, over)
    }

    private func add(
        _ paths: DeepPaths, _ values: UnsafeMutablePointer<Double>?, _ scratch: UnsafeMutablePointer<SIMD8<Double>>?,
        _ under: UnsafeMutablePointer<SIMD8<Double>>?, _ over: UnsafeMutablePointer<SIMD8<Double>>?
    ) {
        guard let values, let scratch, let under, let over else { return }
        times.withUnsafeBufferPointer { times in
            Self.series.withUnsafeBufferPointer { series in
                paths.withPointers { records, _ in
                    guard let times = times.baseAddress, let series = series.baseAddress else { return }
                    solver.kernels.deepErrors(
                        solver.depth, solver.initialScale, DeepFlowSolver.rule, series, records, paths.count, times, groups,
                        values, scratch, under, over)
                }
            }
        }
    }

    /// As ``Kernels/deepErrors`` takes them.
    private static let series: [SIMD8<Double>] = LegendreSeries.columns(of: DeepFlowSolver.rule)
}
