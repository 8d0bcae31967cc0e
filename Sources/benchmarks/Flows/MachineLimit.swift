import Numerics

/// What the machine allows at most: one exponential a component, and 32 bytes of it read from memory.
struct MachineLimit {
    /// Exponentials a second, from cache, on all cores.
    let exponentials: Double
    /// Bytes read a second, from a set of 100,000 components a core.
    let bytes: Double

    /// Component-evaluations a second.
    var evaluations: Double { min(exponentials, bytes / 32) }

    static func measure(cores: Int) -> MachineLimit {
        let small = [SIMD8<Double>](repeating: SIMD8(repeating: 0.01), count: 1000)
        let large = (0..<cores).map { _ in [SIMD8<Double>](repeating: SIMD8(repeating: 0.01), count: 50_000) }
        let kernels = Kernels.current
        let exponential = Stopwatch.best(of: 40) {
            _ = (0..<cores).parallelMap(cores: cores) { _ in
                (0..<2000).reduce(0.0) { $0 + kernels.sumOfDecays(small, small.count, Double($1)) }
            }
        }
        let reading = Stopwatch.best(of: 40) {
            _ = large.parallelMap(cores: cores) { values in
                (0..<40).reduce(0.0) { $0 + kernels.sum(values, values.count, Double($1)) }
            }
        }
        return MachineLimit(
            exponentials: Double(cores * 2000 * 8000) / exponential.seconds,
            bytes: Double(cores * 40 * 50_000 * 64) / reading.seconds)
    }

    func report() {
        print("machine: \((exponentials / 1e9).brief)e9 exponentials a second, \((bytes / 1e9).brief) GB/s read")
    }
}
