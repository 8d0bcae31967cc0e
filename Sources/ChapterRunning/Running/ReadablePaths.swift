/// What a block may read: what its key knows, what is its own, and the system.
///
/// Of the system, libraries and fonts enter keys, time zones and other tables do not: they belong to the machine.
package struct ReadablePaths: Sendable {
    private static let system =
        ["/bin", "/etc", "/lib", "/lib32", "/lib64", "/proc", "/sbin", "/sys", "/usr"]
        // No folder of devices: files that anyone wrote may lie in memory, in one of them.
        // Nor random numbers, which are others in every run.
        + ["/dev/full", "/dev/null", "/dev/zero"]

    private let common: [String]

    /// - Parameters:
    ///   - toolchain: its folder: a crash is explained by a program of its own.
    ///   - tools: libraries and fonts, which may lie anywhere.
    package init(toolchain: String, tools: SystemFiles) {
        let isElsewhere = { (path: String) in !Self.system.contains { path.hasPrefix("\($0)/") } }
        common = Self.system + [toolchain] + (tools.libraries + tools.fonts).filter(isElsewhere)
    }

    /// - Parameters:
    ///   - folder: the block's own.
    ///   - files: the values and data that it uses, the resource bundles that its code opens, and the program itself.
    func list(folder: String, files: [String]) -> [String] { common + [folder] + files }

    /// The same without a folder of its own.
    func list(files: [String]) -> [String] { common + files }
}
