import Foundation

/// The most memory that this process has held at once. (`getrusage` would count what the process held that started it.)
enum PeakMemory {
    /// In bytes; 0 where it is not told.
    static var bytes: Int {
        guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }.map { 1024 * $0 } ?? 0
    }
}
