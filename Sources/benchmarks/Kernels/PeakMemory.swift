import Foundation

/// The most memory that this process has held at once, ever.
enum PeakMemory {
    /// In bytes; 0 where it is not told.
    static var bytes: Int {
        var usage = rusage()
        guard getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 else { return 0 }
        return 1024 * usage.ru_maxrss
    }
}
