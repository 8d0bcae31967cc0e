import Foundation

/// Where this run of the tests works: one folder, removed when it ends.
enum TestFolder {
    static let path: String = {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("notebook-tests-\(getpid())").path
        atexit { try? FileManager.default.removeItem(atPath: TestFolder.path) }
        return path
    }()

    /// The path of a file or folder that is not there yet.
    static func unused(_ name: String) -> String {
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return "\(path)/\(name)-\(UInt64.random(in: 0 ... .max))"
    }
}
