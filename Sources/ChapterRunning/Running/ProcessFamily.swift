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
        let shared = Self.sharedMemory(of: members, over: memory)
        if shared > memory { return .memory(shared) }
        guard members.map(Self.residentMemory).reduce(0, +) > memory else { return nil }
        // Looking at every page takes time, and is seldom needed.
        let used = members.map(Self.proportionalMemory).reduce(0, +)
        return used > memory ? .memory(used) : nil
    }

    /// The memory without a file that processes share, in GiB: its pages are there even where no process has them in view any more, so all
    /// of it counts. Looked at only where the processes have asked for more than `memory`.
    private static func sharedMemory(of members: [pid_t], over memory: Double) -> Double {
        var sizes: [Substring: Double] = [:]
        for member in members where pages(of: member, at: 0) > memory {
            for line in text(of: "/proc/\(member)/maps").split(separator: "\n") {
                let fields = line.split(separator: " ", maxSplits: 5)
                guard fields.count == 6, fields[1].hasSuffix("s"), fields[5].contains("/dev/zero (deleted)") else { continue }
                let ends = fields[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
                guard ends.count == 2, ends[0] < ends[1] else { continue }
                // By the number of what is shared: several see the same, or parts of it.
                sizes[fields[4]] = max(sizes[fields[4]] ?? 0, Double(ends[1] - ends[0]) / 1_073_741_824)
            }
        }
        return sizes.values.reduce(0, +)
    }

    /// In GiB; zero when the process is gone.
    private static func residentMemory(of process: pid_t) -> Double { pages(of: process, at: 1) }

    /// In GiB: what it has asked for stands at 0, what it has at 1.
    private static func pages(of process: pid_t, at index: Int) -> Double {
        let fields = fields(of: "/proc/\(process)/statm")
        guard fields.count > index, let pages = Double(fields[index]) else { return 0 }
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
        text(of: path).split { $0 == " " || $0 == "\n" }
    }

    /// Empty where the process is gone. (Foundation takes the size of a file for what it holds, and here all say 0.)
    private static func text(of path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var (text, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { text += buffer[..<count] }
        return String(decoding: text, as: UTF8.self)
    }
}
