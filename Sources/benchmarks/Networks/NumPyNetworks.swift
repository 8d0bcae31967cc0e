import Foundation

/// The same work in NumPy, and in PyTorch where it is installed.
struct NumPyNetworks: Decodable {
    /// A preconditioned step, n = 400, width 4096, 61 pairs.
    let secondsPerStep: Double
    /// The tangent kernel of the same network.
    let secondsPerKernel: Double
    /// The step in PyTorch on the CPU; nil where that is not installed.
    let torchSecondsPerStep: Double?

    static func measure() throws -> NumPyNetworks {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", String(decoding: PackageResources.networks_py, as: UTF8.self)]
        let output = Pipe()
        process.standardOutput = output
        do { try process.run() } catch { throw BenchmarkFailure("python3 cannot be started: \(error)") }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw BenchmarkFailure(
                """
                the NumPy counterpart did not run; it needs Python 3 with NumPy:
                    apt-get install python3-numpy
                """
            )
        }
        return try JSONDecoder().decode(NumPyNetworks.self, from: data)
    }
}
