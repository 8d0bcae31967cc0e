import Foundation

/// A virtual environment of Python with packages of PyPI, made once below `.build`.
enum PythonEnvironment {
    /// The interpreter of an environment that holds the packages.
    static func python(with packages: [String]) throws -> String {
        let folder = FileManager.default.currentDirectoryPath + "/.build/benchmarks-python"
        let python = folder + "/bin/python3"
        let isThere = try succeeds(python, ["-c", packages.map { "import \($0)" }.joined(separator: ";")])
        if isThere { return python }
        print("installing \(packages.joined(separator: ", ")) into .build/benchmarks-python …")
        guard try succeeds("/usr/bin/python3", ["-m", "venv", folder]) else {
            throw PythonBaseline.Failure(
                description: "no virtual environment of Python could be made; it needs:\n    apt-get install python3-venv")
        }
        guard try succeeds(python, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"] + packages) else {
            throw PythonBaseline.Failure(description: "pip could not install \(packages.joined(separator: ", "))")
        }
        return python
    }

    /// Also false where there is no such program.
    private static func succeeds(_ program: String, _ arguments: [String]) throws -> Bool {
        guard FileManager.default.isExecutableFile(atPath: program) else { return false }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
