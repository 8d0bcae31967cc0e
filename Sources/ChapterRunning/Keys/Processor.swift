import Foundation

/// What the processor can do. Libraries, and kernels of ours, choose by it among inner loops that round differently.
package struct Processor: Equatable {
    /// A line for each trait, sorted.
    package let traits: [String]

    /// The one that this process runs on.
    package static var current: Processor {
        // The first processor's lines are in the first kilobytes; the kernel makes those of the others only for who reads on.
        let handle = FileHandle(forReadingAtPath: "/proc/cpuinfo")
        let start = (try? handle?.read(upToCount: 8192)) ?? nil
        return Processor(describedBy: String(decoding: start ?? Data(), as: UTF8.self))
    }

    /// - Parameter text: as in `/proc/cpuinfo`: `key : value`, the processors apart by empty lines.
    init(describedBy text: String) {
        let first = text.firstRange(of: "\n\n").map { text[..<$0.lowerBound] } ?? text[...]
        var traits: [String] = []
        for line in first.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2 else { continue }
            if Self.models.contains(parts[0]) { traits.append("\(parts[0]) \(parts[1])") }
            if parts[0] == "flags" || parts[0] == "Features" {
                traits += parts[1].split(separator: " ").filter(Self.isArithmetic).map(String.init)
            }
        }
        self.traits = traits.sorted()
    }

    private static let models: Set = ["vendor_id", "cpu family", "model", "CPU implementer", "CPU part"]

    /// Whether it is about arithmetic: the kernel adds flags about itself when it is renewed.
    private static func isArithmetic(_ flag: Substring) -> Bool {
        ["sse", "ssse", "avx", "amx", "fma", "f16c", "bmi", "abm", "fp", "asimd", "sve", "sme", "bf16", "i8mm", "fcma"].contains(
            where: flag.hasPrefix)
    }
}
