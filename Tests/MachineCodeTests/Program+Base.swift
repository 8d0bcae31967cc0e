extension Program {
    static let base: [String: String] = [
        "C/module.modulemap": "module CSteps { header \"steps.h\" }\n",
        "C/steps.h": "double descend(double x); double ascend(double x); double wander(int i);\n",
        "C/steps.c": """
        #include "steps.h"
        static const double rates[4] = {0.5, 0.25, 0.125, 0.0625};
        static const double others[4] = {9.5, 9.25, 9.125, 9.0625};
        static __attribute__((noinline)) double halve(double x) { return x * 0.5 + rates[((long)x) & 3]; }
        double descend(double x) { return halve(x) - 1.5; }
        double ascend(double x) { return x + others[((long)x) & 3]; }
        double wander(int i) { double s = 0; for (int k = 3; k < i; k++) s += others[(k - 3) & 3] / k; return s; }

        """,
        "Model/Experiment.swift": """
        public final class Experiment<Value: Sendable>: Sendable {
            public let name: String
            let body: @Sendable (Int) throws -> Value
            public init(_ name: String, _ body: @escaping @Sendable (Int) throws -> Value) { self.name = name; self.body = body }
            public var value: Value { get throws { try body(name.utf8.count) } }
        }

        """,
        "Model/Signals.swift": """
        public protocol Signal: Sendable {
            func value(_ index: Int) -> Double
            func label() -> String
        }
        extension Signal {
            public func label() -> String { "a signal without a name of its own" }
        }
        public struct Power: Signal {
            public var exponent: Double
            public init(exponent: Double) { self.exponent = exponent }
            public func value(_ index: Int) -> Double { scaled(Double(index)) * exponent }
        }
        public struct Steps: Signal {
            public init() {}
            public func value(_ index: Int) -> Double { weights[index & 3] }
        }
        @inline(never) private func scaled(_ x: Double) -> Double {
            let factor = 3.25
            return x * factor + 1
        }
        private let weights: [Double] = [1, 2, 3, 4]
        public let lazyTable: [Double] = (0..<8).map { Double($0) * 1.5 }
        @inline(never) public func risk(_ signal: any Signal, count: Int = 10) -> Double {
            var sum = Double(signal.label().utf8.count)
            for index in 0..<count { sum += signal.value(index) + lazyTable[index % 8] }
            return sum
        }
        public func total<S: Signal>(_ signal: S, to end: Int) -> Double {
            var sum = 0.5
            for index in 0..<end { sum += signal.value(index) }
            return sum
        }
        @inlinable public func clipped(_ x: Double) -> Double { x < 0.75 ? 0.75 : x }
        public protocol Drawable { func draw() -> String }
        extension Power: Drawable { public func draw() -> String { "a curve that falls like a power" } }
        public func sketch(_ drawable: any Drawable) -> String { drawable.draw() }

        """,
        "Model/Solvers.swift": """
        open class Solver {
            public init() {}
            open func step(_ x: Double) -> Double { x / 2 }
            open func name() -> String { "plain" }
        }
        public final class Fast: Solver {
            public override func step(_ x: Double) -> Double { x / 4 }
        }
        @inline(never) public func solve(_ solver: Solver) -> Double { solver.step(64) }
        public enum Order: String, CaseIterable, Sendable { case natural, sorted, reversed }
        public struct Estimate: Codable, CustomStringConvertible, Sendable {
            public var slope: Double
            public var error: Double
            public init(slope: Double, error: Double) { self.slope = slope; self.error = error }
            public var description: String { "an estimated slope of \\(slope)" }
        }
        public protocol Bounded { var bound: Double { get } }
        extension Estimate: Bounded { public var bound: Double { slope + error } }
        extension Double: Bounded { public var bound: Double { self * 2 } }
        @inline(never) public func bound(of value: Any) -> Double { (value as? any Bounded)?.bound ?? -1 }

        """,
        "Model/Conformances.swift": """
        extension Array: Bounded where Element: Bounded {
            public var bound: Double { reduce(5.5) { $0 + $1.bound } }
        }
        public protocol Marked { var mark: String { get } }
        extension Estimate: Marked { public var mark: String { "a mark that nothing asks for" } }

        """,
        "Chapter.swift": """
        import CSteps
        import Model
        struct Row: Codable, Sendable { var n: Int; var risk: Double }
        func shared(_ n: Int) -> Double { [1.25, 2.5, 7.25][n % 3] }
        @inline(never) func makeAdder(_ offset: Double, _ end: Double) -> (Double) -> Double {
            var calls = 0.0
            return { calls += 1; return calls > end ? end : $0 + offset }
        }
        private func helper(_ n: Int) -> Int { n * 3 }
        let __block_rates = Experiment("rates") { seed in
            let primes = [2, 3, 5, 7, 11, 13]
            return risk(Power(exponent: 2)) + total(Power(exponent: 3), to: primes[seed]) + shared(seed) + makeAdder(2.5, 9)(1)
        }
        let __block_solver = Experiment("solver") { seed in
            let steps = [1, 4, 9, 16, 25, 36]
            return solve(Fast()) + descend(Double(steps[seed % 6])) + clipped(Steps().value(seed))
        }
        let __block_words = Experiment("words") { seed in
            let rates = try __block_rates.value
            let estimate = Estimate(slope: rates, error: 0.5)
            let path = [\\Estimate.slope, \\Estimate.error][seed & 1]
            let row = Row(n: helper(seed), risk: bound(of: estimate) + bound(of: [estimate]))
            return "\\(estimate) \\(Order.allCases) \\(estimate[keyPath: path]) \\(row)"
        }
        @main enum Main {
            static func main() throws { print(try __block_rates.value, try __block_solver.value, try __block_words.value) }
        }

        """,
    ]
}
