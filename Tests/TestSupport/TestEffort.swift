internal import Foundation

/// How much the long suites try. What they prove is the same; the full form, `NOTEBOOK_TESTS=full`, which CI runs, tries it with more.
package enum TestEffort: Sendable {
    case quick
    case full

    package static let current: TestEffort =
        ProcessInfo.processInfo.environment["NOTEBOOK_TESTS"] == "full" ? .full : .quick

    /// One number for each form.
    package static func count(quick: Int, full: Int) -> Int { current == .full ? full : quick }
}

extension Array {
    /// All of them in the full form; in the quick one every `step`-th, the same in every run.
    package func sampled(every step: Int) -> [Element] {
        TestEffort.current == .full ? self : enumerated().filter { $0.offset % step == 0 }.map(\.element)
    }
}
