import Numerics
import SequenceModels

/// Component-evaluations of error curves a second, on all cores.
struct EvaluationRate {
    private let rows: [(name: String, rate: Double)]

    static func measure(cores: Int) -> EvaluationRate {
        let flows: [(String, any FlowFamily, Int, Int)] = [
            ("vanilla", VanillaFlow(), 10_000, 1000), ("D = 0", OverparameterizedFlow(), 10_000, 1000),
            ("D = 0", OverparameterizedFlow(), 100_000, 100), ("D = 1", NoiseScaledFlow(depth: 1), 10_000, 1000),
            ("D = 2", NoiseScaledFlow(depth: 2), 10_000, 1000), ("D = 1", NoiseScaledFlow(depth: 1), 10_000, 100),
            ("D = 2", NoiseScaledFlow(depth: 2), 10_000, 100),
        ]
        return EvaluationRate(
            rows: flows.map { name, family, count, times in
                ("\(name), N = \(count), \(times) times", rate(of: family, count: count, times: times, cores: cores))
            })
    }

    private static func rate(of family: some FlowFamily, count: Int, times: Int, cores: Int) -> Double {
        let model = FlowBenchmark.model(count: count)
        let errors = (0..<cores).map { core in
            GeneralizationError(
                of: family, in: model, observing: model.observation(from: RandomStream(seed: UInt64(core))))
        }
        let grid = [Double].logarithmic(from: 1, through: 1e3, count: times)
        let watch = Stopwatch.best(of: 5) {
            _ = errors.parallelMap(cores: cores) { error in error.curve(over: grid) }
        }
        return Double(cores * count * times) / watch.seconds
    }

    func report(_ limit: MachineLimit) {
        for row in rows {
            let share = 100 * row.rate / limit.evaluations
            print(
                "error curve, \(row.name): \((row.rate / 1e9).brief)e9 component-evaluations a second, \(share.brief) % of the limit"
            )
        }
    }
}
