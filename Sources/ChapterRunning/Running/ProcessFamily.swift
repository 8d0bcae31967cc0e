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
        guard let members = Self.descendants(of: supervisor, atMost: processes) else { return .processes }
        let memories = members.map(ProcessMemory.init)
        let shared = Self.sharedMemory(of: memories, over: memory)
        if shared > memory { return .memory(shared) }
        let uncounted = memories.map(\.uncounted).reduce(0, +)
        guard memories.map(\.resident).reduce(0, +) + uncounted > memory else { return nil }
        // Looking at every page takes time, and is seldom needed.
        let used = memories.map(\.proportional).reduce(0, +) + uncounted
        return used > memory ? .memory(used) : nil
    }

    /// All that a process has started and that is left of it; nil if these are more processes and threads than `count`.
    static func descendants(of process: pid_t, atMost count: Int = .max) -> [pid_t]? {
        var (members, pending, threadCount): ([pid_t], [pid_t], Int) = ([], [process], 0)
        while let next = pending.popLast() {
            let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(next)/task")) ?? []
            let children = threads.flatMap { thread in
                fields(of: "/proc/\(next)/task/\(thread)/children").compactMap { pid_t($0) }
            }
            members += children
            pending += children
            threadCount += threads.count
            // One that has ended has no threads any more.
            if max(threadCount, members.count) > count { return nil }
        }
        return members
    }

    /// The memory without a file that processes share, in GiB. Looked at only where the processes have asked for more than `memory`.
    private static func sharedMemory(of memories: [ProcessMemory], over memory: Double) -> Double {
        // By the number of what is shared: several see the same, or parts of it.
        let sizes = memories.filter { $0.asked > memory }.map(\.shared).reduce(into: [:]) { $0.merge($1, uniquingKeysWith: max) }
        return sizes.values.reduce(0, +)
    }

    private static func fields(of path: String) -> [Substring] {
        (ProcessMemory.text(of: path) ?? "").split { $0 == " " || $0 == "\n" }
    }
}
