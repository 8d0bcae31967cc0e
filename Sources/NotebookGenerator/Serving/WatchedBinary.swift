import Foundation
import Storage

/// The file that this process was started from.
struct WatchedBinary {
    private let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
    private let running = try? FileStamp(of: "/proc/self/exe")

    /// Whether another file is there now. The moment in which a linker writes it is none.
    var isReplaced: Bool {
        guard let running, let present = try? FileStamp(of: path) else { return false }
        return present.inode != running.inode || present.modified != running.modified || present.size != running.size
    }
}
