import Foundation

/// How long some work takes.
struct Stopwatch {
    /// On the wall.
    let seconds: Double
    /// Of all processors together; more than the wall's with several at work, less when others are in the way.
    let processorSeconds: Double

    static func measure<Value>(_ work: () throws -> Value) rethrows -> (Value, Stopwatch) {
        let (wall, processor) = (now(CLOCK_MONOTONIC), now(CLOCK_PROCESS_CPUTIME_ID))
        let value = try work()
        return (
            value, Stopwatch(seconds: now(CLOCK_MONOTONIC) - wall, processorSeconds: now(CLOCK_PROCESS_CPUTIME_ID) - processor)
        )
    }

    /// The shortest of some repetitions.
    static func best(of repetitions: Int, _ work: () -> Void) -> Stopwatch {
        var best = measure(work).1
        for _ in 1..<repetitions {
            let next = measure(work).1
            if next.seconds < best.seconds { best = next }
        }
        return best
    }

    private static func now(_ clock: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(clock, &time)
        return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
    }
}

extension Double {
    /// Three digits, without an exponent where that reads well.
    var brief: String {
        String(format: abs(self) >= 1000 ? "%.0f" : abs(self) >= 100 ? "%.0f" : abs(self) >= 10 ? "%.1f" : "%.3g", self)
    }
}
