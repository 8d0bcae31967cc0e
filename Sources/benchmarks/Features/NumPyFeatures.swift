/// The same work in NumPy, one thread.
struct NumPyFeatures: Decodable {
    struct Flow: Decodable {
        /// N.
        let count: Int
        /// Seconds to t = 20 with steps of 0.05 of the classical method, AΩ as a product of matrices.
        let dense: Double
        /// The same with the two vectors that Ω is made of.
        let rankTwo: Double
    }

    struct Descent: Decodable {
        let count: Int
        let secondsPerStep: Double
    }

    let flows: [Flow]
    let descents: [Descent]

    static func measure() throws -> NumPyFeatures {
        try PythonBaseline.run(PackageResources.features_py, packages: "python3-numpy", threads: 1)
    }
}
