import Foundation

/// A Python script that prints what it has measured, as JSON.
struct PythonScript {
    let text: [UInt8]
    /// The Debian packages that it needs.
    let packages: [String]

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    func run<Measurement: Decodable>(_: Measurement.Type) throws -> Measurement {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", String(decoding: text, as: UTF8.self)]
        // One thread each, as ours.
        process.environment = ProcessInfo.processInfo.environment.merging(["OPENBLAS_NUM_THREADS": "1"]) { _, one in one }
        let output = Pipe()
        process.standardOutput = output
        do { try process.run() } catch { throw Failure(description: "python3 cannot be started: \(error)") }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(
                description: """
                    the NumPy counterpart did not run; it needs Python 3 with NumPy:
                        apt-get install \(packages.joined(separator: " "))
                    """)
        }
        return try JSONDecoder().decode(Measurement.self, from: data)
    }
}
