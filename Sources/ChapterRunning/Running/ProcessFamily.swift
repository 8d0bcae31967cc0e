import Foundation
internal import Glibc

/// A block's process and all that it has started and left, as the kernel shows them.
struct ProcessFamily {
    let process: pid_t
    /// Its parent, whose children those are too that were left.
    let supervisor: pid_t

    /// What all of them have together and may not.
    enum Excess: Equatable {
        /// In GiB.
        case memory(Double)
        case processes
    }

    /// Processes and threads that one block may have at a time: the system has room for some ten thousands, whoever starts them.
    static let mostProcesses = 4000

    /// Whether they have more than `memory` GiB, or more processes and threads than `processes`. Memory that they share, such as right after a
    /// fork, counts once.
    func excess(over memory: Double, processes: Int = mostProcesses) -> Excess? {
        var (members, pending, threadCount): ([pid_t], [pid_t], Int) = ([], [supervisor], 0)
        while let next = pending.popLast() {
            let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(next)/task")) ?? []
            let children = threads.flatMap { thread in
                Self.fields(of: "/proc/\(next)/task/\(thread)/children").compactMap { pid_t($0) }
            }
            members += children
            pending += children
            threadCount += threads.count
            // One that has ended has no threads any more.
            if max(threadCount, members.count) > processes { return .processes }
        }
        guard members.map(Self.residentMemory).reduce(0, +) > memory else { return nil }
        // Looking at every page takes time, and is seldom needed.
        let used = members.map(Self.proportionalMemory).reduce(0, +)
        return used > memory ? .memory(used) : nil
    }

    /// In GiB; zero when the process is gone.
    private static func residentMemory(of process: pid_t) -> Double {
        let fields = fields(of: "/proc/\(process)/statm")
        guard fields.count > 1, let pages = Double(fields[1]) else { return 0 }
        return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_073_741_824
    }

    /// Each page divided by the number of processes that have it; the resident memory where the kernel does not tell.
    private static func proportionalMemory(of process: pid_t) -> Double {
        let fields = fields(of: "/proc/\(process)/smaps_rollup")
        guard let name = fields.firstIndex(of: "Pss:"), name + 1 < fields.count, let kibibytes = Double(fields[name + 1]) else {
            return residentMemory(of: process)
        }
        return kibibytes / 1_048_576
    }

    private static func fields(of path: String) -> [Substring] {
        guard let bytes = FileManager.default.contents(atPath: path) else { return [] }
        return String(decoding: bytes, as: UTF8.self).split { $0 == " " || $0 == "\n" }
    }
}
