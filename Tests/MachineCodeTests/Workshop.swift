import TestSupport
import Foundation
import MachineCode

/// Compiles small programs into object files, each in a folder of its own that is removed afterwards.
final class Workshop: Sendable {
    let folder: URL

    init() throws {
        folder = URL(fileURLWithPath: TestFolder.unused("machine-code"))
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ text: String, to name: String) throws {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    func run(_ tool: String, _ arguments: [String], in subfolder: String = ".") throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        // The compiler leaves a folder behind wherever temporary files go.
        process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": folder.path]) { _, new in new }
        process.currentDirectoryURL = folder.appendingPathComponent(subfolder)
        let output = Pipe()
        process.standardError = output
        process.standardOutput = output
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ToolFailure(description: "\(tool) failed: \(String(decoding: text, as: UTF8.self))")
        }
    }

    func object(_ name: String) throws -> ObjectFile { try ObjectFile(path: folder.appendingPathComponent(name).path) }

    /// A C source as an object file.
    func compileC(_ source: String, _ flags: [String] = ["-ffunction-sections", "-fdata-sections"]) throws -> ObjectFile {
        let name = "c-\(UUID().uuidString)"
        try write(source, to: "\(name).c")
        try run("clang", ["-O2", "-g", "-fPIC"] + flags + ["-c", "\(name).c", "-o", "\(name).o"])
        return try object("\(name).o")
    }

    /// A Swift source as a module of one file.
    func compileSwift(_ source: String, module: String = "Sample", _ flags: [String] = []) throws -> ObjectFile {
        let name = "swift-\(UUID().uuidString)"
        try write(source, to: "\(name).swift")
        try run(
            "swiftc",
            ["-O", "-g", "-wmo", "-parse-as-library", "-module-name", module, "-Xfrontend", "-function-sections"] + flags
                + ["-c", "\(name).swift", "-o", "\(name).o"])
        return try object("\(name).o")
    }
}

struct ToolFailure: Error, CustomStringConvertible {
    var description: String
}
