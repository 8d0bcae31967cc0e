import ChapterInterface
import ChapterReading
import Foundation
import Storage
internal import Glibc

/// What is known of a block while it runs, and its limits.
struct BlockWatch {
    private let deadline: ContinuousClock.Instant
    private let memory: Double
    private var process: pid_t?
    private var product: ChapterProcess.Ending?
    /// Set once it has gone over a limit and was killed.
    private(set) var overrun: ChapterProcess.Ending?

    init(_ options: BlockOptions) {
        deadline = ContinuousClock.now + .seconds(options.timeout)
        memory = options.memory
    }

    /// How the block ended, if `event` says that it has.
    mutating func ending(after event: RunEvent) throws -> ChapterProcess.Ending? {
        switch event {
        case .started(let identifier): process = identifier
        case .progress: break
        case .finished(let made, let seconds): product = .finished(made, seconds: seconds)
        case .threw(let message, let seconds): product = .threw(message, seconds: seconds)
        case .systemFailed(let message): throw SystemFailure("a block could not be run: \(message)")
        case .ended(let status): return overrun ?? product ?? .died(ChildProcess.Status(word: status))
        }
        return nil
    }

    /// Kills a block that is over a limit; its end is told like any other.
    mutating func endOverrun() {
        guard overrun == nil, let process else { return }
        let resident = Self.residentMemory(of: process)
        if ContinuousClock.now > deadline {
            overrun = .timedOut
        } else if resident > memory {
            overrun = .outOfMemory(gibibytes: resident)
        } else {
            return
        }
        kill(process, SIGKILL)
    }

    /// In GiB; zero when the process is gone.
    private static func residentMemory(of process: pid_t) -> Double {
        guard let bytes = FileManager.default.contents(atPath: "/proc/\(process)/statm") else { return 0 }
        let fields = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        guard fields.count > 1, let pages = Double(fields[1]) else { return 0 }
        return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_073_741_824
    }
}
