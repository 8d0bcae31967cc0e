internal import CLinux

/// Where a process's code, heap and stack lie in its memory.
package enum AddressLayout {
    /// Elsewhere in every run, as the system has it.
    case random
    /// The same in every run, so that what depends on addresses comes out again.
    case fixed

    /// Whether the system lets a process have the same addresses in every run: some containers do not.
    package static let canBeFixed: Bool = {
        let present = linux_layout()
        guard present >= 0, linux_set_layout(present | linux_fixed_layout) >= 0 else { return false }
        defer { _ = linux_set_layout(present) }
        return linux_layout() & linux_fixed_layout != 0
    }()

    /// Calls `body`; a program that it starts has this layout, where that can be.
    func apply<Result>(_ body: () -> Result) -> Result {
        guard self == .fixed, Self.canBeFixed else { return body() }
        let present = linux_layout()
        _ = linux_set_layout(present | linux_fixed_layout)
        defer { _ = linux_set_layout(present) }
        return body()
    }
}
