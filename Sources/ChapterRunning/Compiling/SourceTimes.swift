import Foundation
internal import Glibc

/// Sources that changed after the package was built: then results would be those of the older code.
struct SourceTimes {
    private static let endings: Set<Substring> = ["swift", "c", "cc", "cpp", "cxx", "h", "hpp", "S"]

    /// The source in `folder` that changed last, when that was after `time`.
    static func newestSource(in folder: String, after time: timespec) -> String? {
        var newest: (path: String, time: timespec)?
        visit(folder) { path, changed in
            if isLater(changed, than: newest?.time ?? time) { newest = (path, changed) }
        }
        return newest?.path
    }

    /// When the last of `files` was written; nil when none is there.
    static func latest(of files: [String]) -> timespec? {
        var latest: timespec?
        for file in files {
            var status = stat()
            guard stat(file, &status) == 0 else { continue }
            if latest.map({ isLater(status.st_mtim, than: $0) }) ?? true { latest = status.st_mtim }
        }
        return latest
    }

    private static func visit(_ folder: String, _ body: (_ path: String, _ changed: timespec) -> Void) {
        guard let stream = opendir(folder) else { return }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard !name.hasPrefix(".") else { continue }
            let path = "\(folder)/\(name)"
            if entry.pointee.d_type == UInt8(DT_DIR) {
                visit(path, body)
            } else if let ending = name.split(separator: ".").last, endings.contains(ending) {
                var status = stat()
                if stat(path, &status) == 0 { body(path, status.st_mtim) }
            }
        }
    }

    private static func isLater(_ time: timespec, than other: timespec) -> Bool {
        (time.tv_sec, time.tv_nsec) > (other.tv_sec, other.tv_nsec)
    }
}
