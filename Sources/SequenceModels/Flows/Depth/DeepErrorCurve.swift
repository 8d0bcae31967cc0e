import Numerics

/// The error curve of a deep flow: each component's path once, then its state at any time.
struct DeepErrorCurve: ErrorCurve {
    private let solver: DeepFlowSolver
    /// Blocks of a fixed length, whose sums are added in a fixed order.
    private let blocks: [DeepPaths]

    /// - Complexity: 0.5 µs a component, on all cores.
    init(_ solver: DeepFlowSolver, _ components: FlowComponents) {
        self.solver = solver
        blocks = (0..<components.count).split(every: 256).parallelMap { block in
            var paths = DeepPaths()
            for index in block {
                solver.append(
                    eigenvalue: components.eigenvalues[index], observation: abs(components.observation[index]),
                    signal: components.mirroredSignal(index), weight: components.weight(index), to: &paths)
            }
            return paths
        }
    }

    /// - Complexity: 0.1 to 0.2 µs a component.
    func split(at time: Double) -> ErrorSplit {
        FlowDomainError.require(time: time)
        let parts = blocks.map { paths in
            let sums = paths.withPointers { records, times in
                solver.kernels.deepSplit(
                    solver.depth, solver.initialScale, DeepFlowSolver.rule, records, paths.count, times, time)
            }
            return sums ?? (0, 0)
        }
        return ErrorSplit(
            undershoot: PairwiseSum.sum(count: parts.count) { parts[$0].under },
            overshoot: PairwiseSum.sum(count: parts.count) { parts[$0].over })
    }

    func splits(at times: [Double]) -> [ErrorSplit] {
        for time in times { FlowDomainError.require(time: time) }
        let order = times.indices.sorted { times[$0] < times[$1] }
        var splits = [ErrorSplit](repeating: ErrorSplit(undershoot: 0, overshoot: 0), count: times.count)
        for (index, split) in zip(order, DeepErrorGrid(solver, order.map { times[$0] }).splits(blocks)) { splits[index] = split }
        return splits
    }
}
