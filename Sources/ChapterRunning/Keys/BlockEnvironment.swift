import Foundation
import Storage

/// The environment that blocks see: always the same, whoever builds and wherever.
enum BlockEnvironment {
    private static let fixed = [
        "SWIFT_BACKTRACE": "enable=yes,interactive=no,color=no,threads=crashed,images=none,registers=none,limit=32",
        // Sums must not depend on the number of threads.
        "OPENBLAS_NUM_THREADS": "1",
        // The order of sets and dictionaries, dates and texts must not depend on the run or on the author's machine.
        "SWIFT_DETERMINISTIC_HASHING": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8",
        "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent",
    ]
    /// Where the loader looks for libraries, which enter keys by their contents.
    private static let passedOn = ["LD_LIBRARY_PATH"]

    static var variables: [String: String] {
        let own = ProcessInfo.processInfo.environment.filter { passedOn.contains($0.key) }
        return fixed.merging(own) { fixed, _ in fixed }
    }

    /// What enters the keys of blocks.
    static var digest: Digest { digest(of: fixed) }

    static func digest(of variables: [String: String]) -> Digest {
        Digest(ofAll: ["environment 2"] + variables.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
    }
}
