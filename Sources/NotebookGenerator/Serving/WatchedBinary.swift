import Foundation
import Storage

/// The file that this process was started from.
package struct WatchedBinary: Sendable {
    private let path: String
    private let running: FileStamp?

    package init() { self.init("/proc/self/exe") }

    /// - Parameter path: of the file, or of a link to it.
    init(_ path: String) {
        self.path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        running = try? FileStamp(of: path)
    }

    /// Whether another file is there now. While the linker writes it and nothing is there, it counts as not replaced.
    var isReplaced: Bool {
        guard let running, let present = try? FileStamp(of: path) else { return false }
        return present.inode != running.inode || present.modified != running.modified || present.size != running.size
    }
}
