import ChapterRunning
import Foundation
import Storage

/// Where the notebook that runs lies: in the build that made it, or where it was installed.
package struct NotebookPlace: Sendable {
    /// The folder of the program.
    package let folder: String
    /// Nil for one that runs where it was built.
    package let installation: Installation?

    /// - Parameter binary: the program; that which runs if nothing is said.
    package init(binary: String = "/proc/self/exe") throws {
        folder = URL(fileURLWithPath: binary).resolvingSymlinksInPath().deletingLastPathComponent().path
        installation = try Installation(besideProgramIn: folder)
    }

    /// Whether the package at `root` is the notebook's own, whose modules were built with it.
    package func isBuilt(from root: String) -> Bool {
        let list = "\(folder)/notebook.build/sources"
        guard installation == nil, let text = try? String(contentsOfFile: list, encoding: .utf8) else { return false }
        let real = URL(fileURLWithPath: root).resolvingSymlinksInPath().path
        return text.split(separator: "\n").contains { $0.trimmingCharacters(in: ["'"]).hasPrefix("\(real)/Sources/notebook/") }
    }

    /// What chapters of other packages import.
    package func kit(remembering memory: FileStamps) throws -> Kit {
        if let installation { return try Kit(installedIn: installation.kitFolder) }
        return try Kit(builtIn: folder, remembering: memory)
    }
}
