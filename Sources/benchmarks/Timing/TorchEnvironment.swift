import Foundation

/// A Python that has PyTorch: the system's, or that of a virtual environment which is made once, in `.build/torch`.
enum TorchEnvironment {
    private static let folder = ".build/torch"

    /// Its interpreter; nil, and why is printed, if there is none and none can be made.
    static let python: String? = {
        for python in ["python3", "\(folder)/bin/python"] where hasTorch(python) { return python }
        print("  PyTorch is not here: pip install torch, once, into \(folder) (some minutes, and gigabytes) …")
        guard run(["python3", "-m", "venv", "--system-site-packages", folder]) else {
            print("  … no virtual environment: apt-get install python3-venv")
            return nil
        }
        let isInstalled = run(["\(folder)/bin/pip", "install", "--quiet", "torch"]) && hasTorch("\(folder)/bin/python")
        if !isInstalled { print("  … it does not install from PyPI: no rows of PyTorch") }
        return isInstalled ? "\(folder)/bin/python" : nil
    }()

    private static func hasTorch(_ python: String) -> Bool { run([python, "-c", "import torch"]) }

    private static func run(_ words: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
