import Foundation
internal import Glibc

/// The memory of one process as the kernel shows it, in GiB; zeros when the process is gone.
struct ProcessMemory {
    let process: pid_t
    /// Of addresses.
    private(set) var asked = 0.0
    private(set) var resident = 0.0
    /// What is not among the resident pages: the kernel's tables of where pages lie, of which even zeros that were read take some, and huge
    /// pages.
    private(set) var uncounted = 0.0

    init(of process: pid_t) {
        self.process = process
        for line in (Self.text(of: "/proc/\(process)/status") ?? "").split(separator: "\n") {
            let fields = line.split { $0 == "\t" || $0 == " " }
            guard fields.count == 3, let kibibytes = Double(fields[1]) else { continue }
            switch fields[0] {
            case "VmSize:": asked = kibibytes / 1_048_576
            case "VmRSS:": resident = kibibytes / 1_048_576
            case "VmPTE:", "HugetlbPages:": uncounted += kibibytes / 1_048_576
            default: break
            }
        }
    }

    /// What it may share with others, by the number of what is shared.
    var shared: [String: Double] {
        Self.shared(in: Self.text(of: "/proc/\(process)/maps")) ?? ["process \(process)": asked]
    }

    /// The memory without a file in a list of what a process has in view: its pages are there even where no process has them in view any
    /// more, so all of it counts. Nil where the kernel does not show the list, as a process can have it: then all that it asked for may be
    /// such memory.
    static func shared(in maps: String?) -> [String: Double]? {
        guard let maps else { return nil }
        var sizes: [String: Double] = [:]
        for line in maps.split(separator: "\n") {
            let fields = line.split(separator: " ", maxSplits: 5)
            guard fields.count == 6, fields[1].hasSuffix("s"), fields[5].contains("/dev/zero (deleted)") else { continue }
            let ends = fields[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
            guard ends.count == 2, ends[0] < ends[1] else { continue }
            let number = String(fields[4])
            sizes[number] = max(sizes[number] ?? 0, Double(ends[1] - ends[0]) / 1_073_741_824)
        }
        return sizes
    }

    /// Each page divided by the number of processes that have it; the resident memory where the kernel does not tell.
    var proportional: Double {
        let fields = (Self.text(of: "/proc/\(process)/smaps_rollup") ?? "").split { $0 == " " || $0 == "\n" }
        guard let name = fields.firstIndex(of: "Pss:"), name + 1 < fields.count, let kibibytes = Double(fields[name + 1]) else {
            return resident
        }
        return kibibytes / 1_048_576
    }

    /// Empty where the process is gone, nil where the kernel does not show the file. (Foundation takes the size of a file for what it holds,
    /// and here all say 0.)
    static func text(of path: String) -> String? {
        guard let file = fopen(path, "r") else { return errno == EACCES || errno == EPERM ? nil : "" }
        defer { fclose(file) }
        var (text, buffer) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { text += buffer[..<count] }
        return String(decoding: text, as: UTF8.self)
    }
}
