import Foundation
import Storage

/// The Swift compiler on the PATH and what it calls itself.
package struct Toolchain: Sendable {
    package let compiler: String
    /// The first line of `swiftc --version`; it enters every key.
    package let version: String

    /// Its folder with a slash at the end: `/usr/` for `/usr/bin/swiftc`.
    package let folder: String

    /// Finds `swiftc` and asks its version, which is remembered for as long as the file and what SwiftPM noted of the compiler
    /// stay as they are: the file may be a proxy that chooses among toolchains.
    ///
    /// - Parameter products: the folder in which the notebook's binary lies.
    package static func locate(searchPath: String, products: String, remembering memory: FileStamps) throws -> Toolchain {
        guard let found = SearchPath(searchPath).file(of: "swiftc") else {
            throw SystemFailure(
                "no swiftc on the PATH: install a Swift 6.2 toolchain from swift.org, or add its bin folder to PATH")
        }
        let compiler = URL(fileURLWithPath: found).resolvingSymlinksInPath().path
        let version = try memory.fact("version 1 \(noted(in: products).short)", of: compiler) {
            // The compiler leaves a folder behind wherever temporary files go.
            let temporary = "\(CompilerTemporaries.usual)/\(UUID().uuidString)"
            try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
            defer { try? FileManager.default.removeItem(atPath: temporary) }
            let result = try ChildProcess.run([found, "--version"], environment: ["TMPDIR": temporary])
            guard result.status == .exited(0) else { throw SystemFailure("\(found) --version failed:\n\(result.output)") }
            return String(result.output.split(separator: "\n").first ?? "")
        }
        let folder = URL(fileURLWithPath: compiler).deletingLastPathComponent().deletingLastPathComponent().path
        return Toolchain(compiler: found, version: version, folder: "\(folder)/")
    }

    /// Whether a file is part of the toolchain, so that the version tells of it.
    func contains(_ file: String) -> Bool {
        ["lib/swift/", "lib/clang/"].contains { file.hasPrefix("\(folder)\($0)") }
    }

    /// What its module of the C library is made of: the system's headers.
    package var systemHeaders: [String] {
        let linux = "\(folder)lib/swift/linux"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: linux)) ?? []
        return names.sorted().map { "\(linux)/\($0)/SwiftGlibc.h" }.filter(FileManager.default.fileExists(atPath:))
    }

    /// What SwiftPM wrote of the compiler that built the products.
    private static func noted(in products: String) -> Digest {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: products)) ?? []
        let notes = names.filter { $0.hasPrefix("swift-version-") }.sorted()
        return Digest(
            ofAll: notes.map {
                String(decoding: FileManager.default.contents(atPath: "\(products)/\($0)") ?? Data(), as: UTF8.self)
            })
    }
}
