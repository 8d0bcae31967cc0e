import Foundation
import Storage

/// An edit that neither the size nor the times of a file's contents tell of: in place, with the times set back.
struct UnseenEdit {
    private let path: String

    init(of path: String) { self.path = path }

    func replace(_ old: String, with new: String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        guard text.contains(old), old.utf8.count == new.utf8.count else {
            throw SystemFailure("\(path): `\(old)` is not there, or not as long as `\(new)`")
        }
        var status = stat()
        guard stat(path, &status) == 0, let handle = FileHandle(forUpdatingAtPath: path) else {
            throw SystemFailure("\(path) cannot be changed")
        }
        try handle.write(contentsOf: Data(text.replacing(old, with: new).utf8))
        try handle.close()
        guard utimensat(AT_FDCWD, path, [status.st_atim, status.st_mtim], 0) == 0 else {
            throw SystemFailure("the times of \(path) cannot be set")
        }
    }
}
