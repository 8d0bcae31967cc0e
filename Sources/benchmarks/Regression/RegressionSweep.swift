/// What fits of growing parts of California housing took, in time and memory.
///
/// `chapters/data/regression-scale.json` holds what `benchmarks regression` printed last; no page measures seconds.
struct RegressionSweep: Codable {
    struct Row: Codable {
        /// "adaptive", "fixed" or "ridge".
        let method: String
        /// n and N; N is 0 for ridge regression.
        let samples: Int
        let functions: Int
        /// Held-out root-mean-square error, in the unit of the responses: 100,000 US$.
        let error: Double
        /// Evaluations, products or factorizations, and the multiply-adds counted for them.
        let products: Int
        let operations: Double
        /// On the wall, and of all processors together.
        let seconds: Double
        let processorSeconds: Double
        /// Counted, and the peak of the process above what it held before.
        let countedBytes: Double
        let bytes: Int
    }

    /// On which it was measured.
    let processor: String
    let cores: Int
    let rows: [Row]
}
