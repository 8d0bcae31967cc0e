internal import CLinux
internal import Glibc

/// Keeps a process from reading files that are not named: what a block reads without its key knowing could change, and the block
/// would not run again.
package enum ReadingLimits {
    /// Whether the kernel can: Linux 5.13 or newer with Landlock.
    package static let areSupported = linux_landlock_version() >= 1

    /// From now on this thread, and the threads and processes that it starts, read nothing but `paths`, each a file or a folder with
    /// all that is in it. What is not there is passed over.
    static func read(only paths: [String]) throws(StorageFailure) {
        guard areSupported else { return }
        let rules = linux_reading_rules()
        guard rules >= 0 else { throw StorageFailure(calling: "landlock_create_ruleset", on: "a block's process") }
        defer { close(rules) }
        for path in paths where linux_allow_reading(rules, path) != 0 && ![ENOENT, ENOTDIR, EACCES].contains(errno) {
            throw StorageFailure(calling: "landlock_add_rule", on: path)
        }
        guard linux_follow_rules(rules) == 0 else {
            throw StorageFailure(calling: "landlock_restrict_self", on: "a block's process")
        }
    }
}
