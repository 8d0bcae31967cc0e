/// What the 100 leading eigenpairs of growing Gram matrices took, in time and memory.
///
/// Seconds are no function of code and data. So no page measures them: `chapters/data/kernel-scale.json` holds what
/// `benchmarks kernels` printed last.
struct ScaleSweep: Codable {
    enum Method: String, Codable {
        /// On blocks of the matrix.
        case lanczos = "Lanczos"
        /// On the whole.
        case lapack = "LAPACK"
    }

    struct Row: Codable {
        let method: Method
        /// n.
        let points: Int
        /// With how many vectors the matrix was multiplied; 0 for LAPACK.
        let products: Int
        /// On the wall, and of all processors together.
        let seconds: Double
        let processorSeconds: Double
        /// The peak of the process above what it held before.
        let bytes: Int
    }

    /// On which it was measured.
    let processor: String
    let cores: Int
    let rows: [Row]
}
