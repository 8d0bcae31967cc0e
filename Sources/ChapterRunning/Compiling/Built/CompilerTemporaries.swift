import Foundation

/// Where the compiler's driver and the package manager put temporary files: they crash on a path that is not ASCII.
package enum CompilerTemporaries {
    /// The folder itself, or one that they take.
    package static func folder(_ wanted: String) -> String { wanted.utf8.allSatisfy { $0 < 0x80 } ? wanted : "/tmp" }

    /// The system's folder for temporary files, or one that they take.
    package static var usual: String { folder(FileManager.default.temporaryDirectory.path) }
}
