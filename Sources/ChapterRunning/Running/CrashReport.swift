import ChapterReading
import Foundation
import Storage

/// What a dead block's last words say: its message and the author's line, read from Swift's backtrace.
struct CrashReport {
    let message: String
    let location: SourceLocation?
    /// What the block itself printed, without the backtrace.
    let printed: String

    init(status: ChildProcess.Status, printed: String, in tangled: TangledChapter) {
        let start = printed.range(of: "*** Signal ")?.lowerBound ?? printed.endIndex
        let spoken = String(printed[..<start])
        let trace = printed[start...]
        location =
            trace.matches(of: #/(block:[^\s:]+):(\d+):(\d+)/#).lazy.compactMap { match -> SourceLocation? in
                guard let block = tangled.blocks.first(where: { $0.virtualFile == match.1 }), let line = Int(match.2),
                    let column = Int(match.3)
                else { return nil }
                return block.location(line: line, column: column)
            }.first
        let lines = spoken.split(separator: "\n", omittingEmptySubsequences: false)
        let fatal = lines.last { $0.contains("Fatal error") }
        message = fatal.flatMap(Self.reason) ?? Self.describe(status, trace: trace)
        self.printed = lines.filter { $0 != fatal }.joined(separator: "\n")
    }

    /// `Swift/Array.swift:42: Fatal error: Index out of range` without the place in the library.
    private static func reason(of line: Substring) -> String? {
        guard let range = line.range(of: "Fatal error") else { return nil }
        let reason = line[range.upperBound...].drop { ": ".contains($0) }
        return reason.isEmpty ? "fatal error" : "fatal error: \(reason)"
    }

    private static func describe(_ status: ChildProcess.Status, trace: Substring) -> String {
        switch status {
        case .exited(let code): return "the block ended its process with exit code \(code)"
        case .signalled(let signal):
            if let match = trace.firstMatch(of: #/Program crashed: (.*?) at 0x/#) { return "trap: \(match.1)" }
            return "the block's process was ended by signal \(signal)"
        }
    }
}
