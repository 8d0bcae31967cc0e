internal import Foundation

/// Files in a temporary folder, which goes when this does. Paths are relative to it.
package final class FileTree: Sendable {
    package let root: String

    package init() throws {
        root = TestFolder.unused("tree")
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    package func path(_ name: String) -> String { "\(root)/\(name)" }

    /// Writes into the file that is there, or a new one, in folders that are made if they are not there.
    package func write(_ text: String, to name: String) throws {
        try make((name as NSString).deletingLastPathComponent)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path(name)))
    }

    package func make(_ folder: String) throws {
        try FileManager.default.createDirectory(atPath: path(folder), withIntermediateDirectories: true)
    }

    /// Replaces what is at `destination`, as `mv` does.
    package func move(_ name: String, to destination: String) throws {
        guard rename(path(name), path(destination)) == 0 else { throw CocoaError(.fileWriteUnknown) }
    }

    package func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

    package func link(_ name: String, to destination: String) throws {
        try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: destination)
    }
}
