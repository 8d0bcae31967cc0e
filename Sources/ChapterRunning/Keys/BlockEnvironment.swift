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
        return fixed.merging(own) { fixed, _ in fixed }.merging(ofProcessor(.current)) { fixed, _ in fixed }
    }

    /// OpenBLAS chooses its inner loops by the model of a processor, and for one that is younger than the library those of the oldest, which
    /// take several times as long. The loops for AVX2 are right for all that have it, and round alike on all of them.
    static func ofProcessor(_ processor: Processor) -> [String: String] {
        Set(["avx2", "fma"]).isSubset(of: processor.traits) ? ["OPENBLAS_CORETYPE": "Haswell"] : [:]
    }

    /// What enters the keys of blocks; the processor, which the rest hangs on, is in them too.
    static var digest: Digest { digest(of: fixed) }

    static func digest(of variables: [String: String]) -> Digest {
        Digest(ofAll: ["environment 3"] + variables.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
    }
}
