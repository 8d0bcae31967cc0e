/// The same work in NumPy, and in PyTorch where it is installed.
struct NumPyNetworks: Decodable {
    /// A preconditioned step, n = 400, width 4096, 61 pairs.
    let secondsPerStep: Double
    /// The tangent kernel of the same network.
    let secondsPerKernel: Double
    /// The step in PyTorch on the CPU; nil where that is not installed.
    let torchSecondsPerStep: Double?

    static func measure() throws -> NumPyNetworks {
        try PythonBaseline.run(
            PackageResources.networks_py, packages: "python3-numpy", python: TorchEnvironment.python ?? "python3")
    }
}
