import Foundation

/// The Swift compiler on the PATH and what it calls itself.
package struct Toolchain: Sendable {
    package let compiler: String
    /// The first line of `swiftc --version`; it enters every key.
    package let version: String

    /// Finds `swiftc` and asks its version, which is remembered for as long as the file stays as it is.
    package static func locate(searchPath: String, remembering memory: FileStamps) throws -> Toolchain {
        let candidates = searchPath.split(separator: ":").map { "\($0)/swiftc" }
        guard let found = candidates.first(where: FileManager.default.isExecutableFile(atPath:)) else {
            throw SystemFailure(
                "no swiftc on the PATH: install a Swift 6.2 toolchain from swift.org, or add its bin folder to PATH")
        }
        let compiler = URL(fileURLWithPath: found).resolvingSymlinksInPath().path
        let version = try memory.fact("version", of: compiler) {
            let result = try ChildProcess.run([found, "--version"])
            guard result.status == .exited(0) else { throw SystemFailure("\(found) --version failed:\n\(result.output)") }
            return String(result.output.split(separator: "\n").first ?? "")
        }
        return Toolchain(compiler: found, version: version)
    }
}
