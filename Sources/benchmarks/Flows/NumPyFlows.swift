/// The same work in NumPy, measured on a few repetitions: each takes as long as any other.
struct NumPyFlows: Decodable {
    /// Closed form at 60 times, N = 10⁵.
    let secondsPerFigureCell: Double
    /// Steps of gradient descent up to the oracle's time, N = 10⁵.
    let secondsPerDescentCell: Double
    /// Closed form at 60 times, N = 20000.
    let secondsPerTableCell: Double

    static func measure() throws -> NumPyFlows {
        try PythonBaseline.run(PackageResources.flows_py, packages: "python3-numpy")
    }
}
