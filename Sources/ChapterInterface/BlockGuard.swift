/// What a block is kept from, where the kernel can.
package enum BlockGuard: String, CaseIterable, Codable, Sendable {
    /// Files that its key does not know.
    case reading
    /// Files outside its own folder.
    case writing
    /// Other computers, and other programs on this one.
    case network
    /// Processes that it did not start.
    case signals
    /// Modes and owners of files, memory shared with others, limits, the clock, the system itself.
    case calls

    /// - Parameters:
    ///   - landlock: the version of the kernel's Landlock, negative where there is none.
    ///   - filtersCalls: whether it has seccomp.
    ///   - isolatesNetwork: whether a block can have a network of its own.
    package static func missing(landlock: Int, filtersCalls: Bool, isolatesNetwork: Bool) -> [BlockGuard] {
        allCases.filter { !$0.isGiven(landlock, filtersCalls, isolatesNetwork) }
    }

    private func isGiven(_ landlock: Int, _ filtersCalls: Bool, _ isolatesNetwork: Bool) -> Bool {
        switch self {
        case .reading: landlock >= 1
        // Before the third version a file outside could be emptied.
        case .writing: landlock >= 3
        case .signals: landlock >= 6
        case .network: filtersCalls && isolatesNetwork
        case .calls: filtersCalls
        }
    }
}
