import Foundation
internal import Glibc

/// A block's process and all that it has started and left, as the kernel shows them.
struct ProcessFamily {
    let process: pid_t
    /// Its parent, whose children those are too that were left.
    let supervisor: pid_t

    /// The memory of all of them in GiB, if it is more than `limit`. What they share, such as right after a fork, counts once.
    func memory(atLeast limit: Double) -> Double? {
        let members = members()
        guard members.map(Self.residentMemory).reduce(0, +) > limit else { return nil }
        // Looking at every page takes time, and is seldom needed.
        let used = members.map(Self.proportionalMemory).reduce(0, +)
        return used > limit ? used : nil
    }

    private func members() -> [pid_t] {
        var found: [pid_t] = []
        var pending = [supervisor]
        while let next = pending.popLast(), found.count < Self.most {
            let children = Self.children(of: next)
            found += children
            pending += children
        }
        return found
    }

    /// A family that grows faster than it can be looked at is seen in part.
    private static let most = 10_000

    private static func children(of process: pid_t) -> [pid_t] {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
        return threads.flatMap { thread in
            fields(of: "/proc/\(process)/task/\(thread)/children").compactMap { pid_t($0) }
        }
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
