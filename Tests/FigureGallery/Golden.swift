internal import Foundation

/// Files that hold what a test's output must be.
package struct Golden {
    private let folder: URL

    /// The folder `Goldens` beside a test's source file.
    package init(beside source: String = #filePath) {
        folder = URL(fileURLWithPath: source).deletingLastPathComponent().appendingPathComponent("Goldens")
    }

    /// What is wrong with `bytes` as the file `name`; `nil` when they are what the golden says.
    ///
    /// With `UPDATE_GOLDENS=1` the file is written. Else a missing golden is a fault, and a changed output is left beside it as `.actual`.
    package func fault(_ bytes: some Sequence<UInt8>, _ name: String) throws -> String? {
        let file = folder.appendingPathComponent(name)
        return try Self.fault(Data(bytes), file: file)
    }

    /// The same for any file of the package.
    package static func fault(_ bytes: some Sequence<UInt8>, path: String) throws -> String? {
        try fault(Data(bytes), file: URL(fileURLWithPath: path))
    }

    private static func fault(_ data: Data, file: URL) throws -> String? {
        let actual = file.appendingPathExtension("actual")
        if ProcessInfo.processInfo.environment["UPDATE_GOLDENS"] == "1" {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file)
            return nil
        }
        guard let expected = try? Data(contentsOf: file) else {
            try data.write(to: actual)
            return "\(file.lastPathComponent) is missing: look at the .actual, then run with UPDATE_GOLDENS=1"
        }
        guard expected != data else {
            try? FileManager.default.removeItem(at: actual)
            return nil
        }
        try data.write(to: actual)
        return "\(file.lastPathComponent) differs from \(actual.lastPathComponent)"
    }
}
