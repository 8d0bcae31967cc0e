import Numerics
import Synchronization

/// The error curve of gradient descent: steps once, as far as it is asked, and remembers the error after each.
final class DescentErrorCurve: ErrorCurve {
    private let descent: GradientDescent
    /// Of a fixed length, stepped in parallel.
    private let blocks: [Block]

    init(_ descent: GradientDescent, _ components: FlowComponents) {
        self.descent = descent
        blocks = (0..<components.count).split(every: 512).map { Block(descent, components, $0) }
    }

    func split(at time: Double) -> ErrorSplit {
        FlowDomainError.require(time: time)
        let wanted = descent.steps(until: time)
        guard wanted <= Double(descent.longest) else { return ErrorSplit(undershoot: 0, overshoot: .infinity) }
        let steps = Int(wanted)
        // Looking up what is known, or a few steps more, is not worth another core.
        let isShort = (blocks.first?.missing(until: steps) ?? 0) * blocks.count < 1000
        let parts = blocks.parallelMap(cores: isShort ? 1 : nil) { $0.split(after: steps) }
        return ErrorSplit(
            undershoot: PairwiseSum.sum(count: parts.count) { parts[$0].undershoot },
            overshoot: PairwiseSum.sum(count: parts.count) { parts[$0].overshoot })
    }

    /// A few components and the errors after all the steps that they have taken.
    private final class Block: Sendable {
        private struct Progress {
            var parameters: [DescentParameters]
            var errors: [ErrorSplit] = []
        }

        private let targets: [(observation: Double, signal: Double, weight: Double)]
        private let step: Double
        private let progress: Mutex<Progress>

        init(_ descent: GradientDescent, _ components: FlowComponents, _ range: Range<Int>) {
            step = descent.step
            targets = range.map {
                (abs(components.observation[$0]), components.mirroredSignal($0), components.weight($0))
            }
            progress = Mutex(
                Progress(
                    parameters: range.map {
                        DescentParameters(descent.parameterization, eigenvalue: components.eigenvalues[$0])
                    }))
        }

        /// How many steps are still to be taken.
        func missing(until steps: Int) -> Int { progress.withLock { max(0, steps + 1 - $0.errors.count) } }

        func split(after steps: Int) -> ErrorSplit {
            progress.withLock { progress in
                while progress.errors.count <= steps {
                    if !progress.errors.isEmpty { advance(&progress.parameters) }
                    progress.errors.append(error(of: progress.parameters))
                }
                return progress.errors[steps]
            }
        }

        private func advance(_ parameters: inout [DescentParameters]) {
            for index in parameters.indices { parameters[index].descend(step: step, towards: targets[index].observation) }
        }

        private func error(of parameters: [DescentParameters]) -> ErrorSplit {
            var (under, over) = (0.0, 0.0)
            for index in parameters.indices {
                let distance = parameters[index].value - targets[index].signal
                // Descent that has diverged has gone beyond everything.
                guard distance.isFinite else { return ErrorSplit(undershoot: 0, overshoot: .infinity) }
                let square = targets[index].weight * distance * distance
                if distance < 0 { under += square } else { over += square }
            }
            return ErrorSplit(undershoot: under, overshoot: over)
        }
    }
}
