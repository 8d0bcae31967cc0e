import ChapterInterface
internal import CLinux
internal import Glibc

/// Keeps a block from what is not its own: from reading files that its key does not know, since they could change and the block
/// would not run again; from changing any file outside its folder; and from signalling processes that it did not start.
package enum Confinement {
    /// The version of the kernel's Landlock; negative where there is none.
    private static let version = linux_landlock_version()

    /// What the kernel can't keep a block from.
    package static var missing: [BlockGuard] {
        BlockGuard.missing(landlock: version, filtersCalls: linux_filters_calls() != 0, isolatesNetwork: isolatesNetwork())
    }

    /// Tried in a process of its own.
    private static func isolatesNetwork() -> Bool {
        let child = linux_fork()
        if child == 0 { _exit(linux_isolate_network() == 0 ? 0 : 1) }
        var status: Int32 = -1
        while child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR {}
        return status == 0
    }

    /// From now on this thread, and the threads and processes that it starts, are confined to what `command` names: they read the
    /// files and folders there, and write into the block's own folder. What is not there is passed over.
    static func confine(to command: RunCommand) throws(StorageFailure) {
        let isIsolated = !command.usesNetwork && linux_isolate_network() == 0
        try restrictFiles(of: command)
        guard linux_drop_capabilities() == 0 else { throw StorageFailure(calling: "capset", on: "a block's process") }
        try SystemCallFilter(command.usesNetwork || isIsolated ? .internet : .datagrams).install()
    }

    private static func restrictFiles(of command: RunCommand) throws(StorageFailure) {
        guard version >= 1 else { return }
        let handled = FileRight.known(to: version)
        let rules = linux_rules(
            linux_refusals(
                files: handled.rawValue, network: version >= 4 && !command.usesNetwork ? Self.everyConnection : 0,
                scopes: version >= 6 ? Self.signals | Self.abstractSockets : 0))
        guard rules >= 0 else { throw StorageFailure(calling: "landlock_create_ruleset", on: "a block's process") }
        defer { close(rules) }
        func allow(_ path: String, _ rights: FileRight) throws(StorageFailure) {
            let rights = rights.intersection(handled)
            let result = linux_allow(rules, path, rights.rawValue, rights.intersection(.ofFiles).rawValue)
            guard result == 0 || [ENOENT, ENOTDIR, EACCES].contains(errno) else {
                throw StorageFailure(calling: "landlock_add_rule", on: path)
            }
        }
        for path in command.readable { try allow(path, .reading) }
        for path in ["/dev/null", "/dev/zero", "/dev/full"] { try allow(path, [.reading, .writeFile, .truncate]) }
        try allow(command.folder, .owning)
        guard linux_follow_rules(rules) == 0 else {
            throw StorageFailure(calling: "landlock_restrict_self", on: "a block's process")
        }
    }

    private static let everyConnection: UInt64 = 3
    private static let abstractSockets: UInt64 = 1
    private static let signals: UInt64 = 2
}

extension Confinement {
    /// From now on this process and those that it starts signal only each other.
    ///
    /// - Returns: whether the kernel can.
    static func confineSignals() -> Bool {
        guard version >= 6 else { return false }
        let rules = linux_rules(linux_refusals(files: 0, network: 0, scopes: signals))
        guard rules >= 0 else { return false }
        defer { close(rules) }
        return linux_follow_rules(rules) == 0
    }
}

/// What Landlock can allow of a file or folder.
private struct FileRight: OptionSet {
    let rawValue: UInt64

    static let execute = FileRight(rawValue: 1 << 0)
    static let writeFile = FileRight(rawValue: 1 << 1)
    static let readFile = FileRight(rawValue: 1 << 2)
    static let readFolder = FileRight(rawValue: 1 << 3)
    static let makeDevices = FileRight(rawValue: 1 << 6 | 1 << 11)
    static let truncate = FileRight(rawValue: 1 << 14)
    static let controlDevices = FileRight(rawValue: 1 << 15)

    static let reading: FileRight = [.execute, .readFile, .readFolder]
    /// All but devices, by which any disk could be read.
    static let owning = FileRight(rawValue: (1 << 15) - 1).subtracting(.makeDevices)
    /// What a file that is no folder can have.
    static let ofFiles: FileRight = [.execute, .writeFile, .readFile, .truncate, .controlDevices]

    /// What a version of Landlock knows of: the first thirteen, then one for renaming between folders, one for truncating, one for
    /// devices.
    static func known(to version: Int) -> FileRight {
        let count: UInt64 = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13
        return FileRight(rawValue: (1 << count) - 1)
    }
}
