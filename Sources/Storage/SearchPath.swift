import Foundation

/// The folders in which programs are looked for.
package struct SearchPath: Sendable {
    private let folders: [Substring]

    /// - Parameter text: the folders with colons between, as in the variable `PATH`.
    package init(_ text: String) { folders = text.split(separator: ":") }

    /// That of this process.
    package static let ours = SearchPath(ProcessInfo.processInfo.environment["PATH"] ?? "")

    /// The program's file; nil where no folder has one that may be run.
    package func file(of program: String) -> String? {
        folders.lazy.map { "\($0)/\(program)" }.first(where: FileManager.default.isExecutableFile)
    }
}
