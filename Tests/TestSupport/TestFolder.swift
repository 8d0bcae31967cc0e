internal import Foundation

/// Where this run of the tests works: one folder, removed when it ends. In memory where there is room for it, since the tests
/// make and remove many small files.
package enum TestFolder {
    package static let path: String = {
        let memory = "/dev/shm"
        let place = hasRoom(memory) ? memory : FileManager.default.temporaryDirectory.path
        atexit { try? FileManager.default.removeItem(atPath: TestFolder.path) }
        return "\(place)/notebook-tests-\(getpid())"
    }()

    /// The path of a file or folder that is not there yet.
    package static func unused(_ name: String) -> String {
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return "\(path)/\(name)-\(UInt64.random(in: 0 ... .max))"
    }

    /// Whether programs may run there and four gibibytes are free.
    private static func hasRoom(_ folder: String) -> Bool {
        var status = statvfs()
        guard access(folder, W_OK) == 0, statvfs(folder, &status) == 0 else { return false }
        let mayNotRun: UInt = 8
        return status.f_flag & mayNotRun == 0 && UInt64(status.f_bavail) * UInt64(status.f_frsize) >= 4 << 30
    }
}
