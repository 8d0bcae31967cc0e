import Foundation

/// The same work in NumPy, measured on a few repetitions: each takes as long as any other.
struct NumPyFlows: Decodable {
    /// Closed form at 60 times, N = 10⁵.
    let secondsPerFigureCell: Double
    /// Steps of gradient descent up to the oracle's time, N = 10⁵.
    let secondsPerDescentCell: Double
    /// Closed form at 60 times, N = 20000.
    let secondsPerTableCell: Double

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    static func measure() throws -> NumPyFlows {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", String(decoding: PackageResources.flows_py, as: UTF8.self)]
        let output = Pipe()
        process.standardOutput = output
        do { try process.run() } catch { throw Failure(description: "python3 cannot be started: \(error)") }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(
                description: """
                    the NumPy counterpart did not run; it needs Python 3 with NumPy:
                        apt-get install python3-numpy
                    """)
        }
        return try JSONDecoder().decode(NumPyFlows.self, from: data)
    }
}
