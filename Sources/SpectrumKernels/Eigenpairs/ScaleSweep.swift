/// What the 100 leading eigenpairs of growing Gram matrices took, in time and memory.
///
/// Seconds are no function of code and data. So pages do not measure them: they show what `benchmarks kernels` measured and
/// printed, which is kept here as a value.
public struct ScaleSweep: Sendable, Hashable, Codable {
    public struct Row: Sendable, Hashable, Codable {
        /// "Lanczos", on blocks of the matrix, or "LAPACK", on the whole.
        public let method: String
        /// n.
        public let points: Int
        /// With how many vectors the matrix was multiplied; 0 for LAPACK.
        public let products: Int
        /// On the wall, and of all processors together.
        public let seconds: Double
        public let processorSeconds: Double
        /// The peak of the process above what it held before.
        public let bytes: Int

        public init(method: String, points: Int, products: Int, seconds: Double, processorSeconds: Double, bytes: Int) {
            self.method = method
            self.points = points
            self.products = products
            self.seconds = seconds
            self.processorSeconds = processorSeconds
            self.bytes = bytes
        }
    }

    /// On which it was measured.
    public let processor: String
    public let cores: Int
    public let rows: [Row]

    public init(processor: String, cores: Int, rows: [Row]) {
        self.processor = processor
        self.cores = cores
        self.rows = rows
    }
}
