import Foundation

/// The same work by others: a Python script that prints its timings as JSON.
enum PythonBaseline {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// - Parameters:
    ///   - script: Python 3.
    ///   - packages: of Debian, that the script needs.
    ///   - threads: how many BLAS may use; all cores if nil.
    ///   - python: the interpreter.
    static func run<Timings: Decodable>(
        _ script: [UInt8], packages: String, threads: Int? = nil, python: String = "python3"
    ) throws -> Timings {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [python, "-c", String(decoding: script, as: UTF8.self)]
        if let threads {
            process.environment = ProcessInfo.processInfo.environment.merging(["OPENBLAS_NUM_THREADS": "\(threads)"]) { $1 }
        }
        let output = Pipe()
        process.standardOutput = output
        do { try process.run() } catch { throw Failure(description: "python3 cannot be started: \(error)") }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "the Python counterpart did not run; it needs:\n    apt-get install \(packages)")
        }
        return try JSONDecoder().decode(Timings.self, from: data)
    }
}
