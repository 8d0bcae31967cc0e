internal import CLinux
internal import Glibc

/// No process outlives the one that started it.
enum ParentWatch {
    /// Sees to it that this process gets a signal when its parent ends.
    ///
    /// - Parameter parent: who that was when this process was started; nil when it is started by hand.
    /// - Returns: false when it ended before.
    static func endsWith(parent: pid_t?, by signal: Int32) -> Bool {
        guard let parent else { return true }
        return linux_end_with_parent(signal) == 0 && getppid() == parent
    }
}
