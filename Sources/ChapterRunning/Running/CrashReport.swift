import ChapterInterface
import ChapterReading
import Foundation
import Storage
internal import Glibc

/// What a dead block's last words say: its message and the author's line, read from Swift's backtrace.
struct CrashReport {
    /// What happened, in one wording whoever noticed it: the compiler's checks, the library's, or the kernel.
    let message: String
    let location: SourceLocation?
    /// The same, in the virtual file of the block: what can be told without the chapter.
    let place: Place?
    /// What the block itself printed, without the backtrace.
    let printed: String

    /// - Parameter stack: where the stack of the block's thread lay.
    init(status: ChildProcess.Status, printed: String, stack: ClosedRange<UInt>? = nil, in tangled: TangledChapter? = nil) {
        let start = printed.range(of: "*** Signal ")?.lowerBound ?? printed.endIndex
        let lines = printed[..<start].split(separator: "\n", omittingEmptySubsequences: false)
        let trace = printed[start...]
        let places = Self.places(in: trace)
        location = tangled.flatMap { tangled in places.lazy.compactMap { $0.location(in: tangled) }.first }
        place = places.first
        let words = lines.last { $0.contains("Fatal error") || $0.hasPrefix("Could not cast value of type ") }
        message = words.map(Self.reason) ?? Self.reason(in: trace, stack: stack) ?? Self.describe(status)
        self.printed = lines.filter { $0 != words && !$0.hasPrefix("swift-runtime: ") }.joined(separator: "\n")
    }

    /// A place in the virtual file of a block.
    struct Place: Codable, Sendable, Equatable {
        var file: String
        var line: Int
        var column: Int

        /// Where that is in the chapter, if one of its blocks has such a place: a block prints what it likes.
        func location(in tangled: TangledChapter) -> SourceLocation? {
            let block = tangled.blocks.first { $0.virtualFile == file && $0.holds(line: line, column: column) }
            return block?.location(line: line, column: column)
        }
    }

    /// The author's lines in a backtrace, the last to run first.
    private static func places(in trace: Substring) -> [Place] {
        trace.matches(of: #/(block:[^\s:]+):(\d+):(\d+)/#).compactMap { match in
            guard let line = Int(match.2), let column = Int(match.3) else { return nil }
            return Place(file: String(match.1), line: line, column: column)
        }
    }

    // MARK: What the library or the author said

    /// `Swift/Array.swift:42: Fatal error: Index out of range` without the place in the library; `Could not cast value of type
    /// 'Swift.String' (0x7f…) to 'Swift.Int' (0x7f…).` without the addresses.
    private static func reason(of line: Substring) -> String {
        guard let range = line.range(of: "Fatal error") else {
            return worded(String(line.replacing(#/ \(0x[0-9a-f]+\)/#, with: "").trimmingSuffix { $0 == "." }))
        }
        let words = String(line[range.upperBound...].drop { ": ".contains($0) })
        if words.isEmpty { return "fatal error" }
        return line.hasPrefix("Swift/") ? worded(words) : words
    }

    // MARK: What the backtrace says

    private static func reason(in trace: Substring, stack: ClosedRange<UInt>?) -> String? {
        if let (words, _) = saying("*** Swift runtime failure: ", until: " ***", in: trace) {
            return isLibrarys(words, in: trace) ? unspoken(in: trace) : worded(String(words))
        }
        guard let (signal, rest) = saying("Program crashed: ", until: " at 0x", in: trace) else { return nil }
        switch signal {
        case "Illegal instruction": return unspoken(in: trace)
        case "Aborted": return "it called `abort`, or a library that it uses did"
        default:
            let address = UInt(rest.prefix { $0.isHexDigit }, radix: 16)
            let isOnStack = address.flatMap { address in stack.map { isPast(address, $0) } } ?? false
            return isOnStack ? stackOverflow : "a bad pointer was followed"
        }
    }

    /// What stands between two texts on one line, and the rest of that line. (A block may print anything: an expression that goes back
    /// would take hours with some of it.)
    private static func saying(
        _ start: String, until end: String, in trace: Substring
    ) -> (words: Substring, rest: Substring)? {
        guard let opening = trace.firstRange(of: start) else { return nil }
        let line = trace[opening.upperBound...].prefix { !$0.isNewline }
        return line.firstRange(of: end).map { (line[..<$0.lowerBound], line[$0.upperBound...]) }
    }

    /// Whether it is a check without words that is inlined from the library, and no `precondition` of the author's.
    private static func isLibrarys(_ words: Substring, in trace: Substring) -> Bool {
        words == "precondition failure" && trace.contains(#/\n *1 (\[\w+\] )*\[system\] /#)
    }

    /// A check has no words of its own when it is inlined from the library, or ends where others end too: what it is in tells.
    private static func unspoken(in trace: Substring) -> String {
        guard let place = trace.firstMatch(of: #/ 0 .*/#)?.output else { return someCheck }
        if place.split(separator: " ").contains(where: isAccessByIndex) { return "index out of range" }
        if place.contains(#/[ .]remove(Last|First)\(\)/#) { return "there is nothing to remove: the collection is empty" }
        if place.contains(#/[ .]stride(<\w+>)?\(from:/#) { return "the step of a stride is zero" }
        return someCheck
    }

    /// `Array._checkSubscript(_:wasNativeTypeChecked:)`, or one of the same kind.
    private static func isAccessByIndex(_ name: Substring) -> Bool {
        let starts = ["Array", "Slice", "Buffer"].compactMap { name.firstRange(of: $0)?.upperBound }
        guard let start = starts.min() else { return false }
        return [".subscript", "._checkSubscript", "._checkIndex", ".remove(at:"].contains { name[start...].contains($0) }
    }

    private static let someCheck = "one of Swift's checks failed: an overflow, an index out of range, nil, or a precondition"

    /// Whether an address is where a stack ends, or a page or two beyond.
    private static func isPast(_ address: UInt, _ stack: ClosedRange<UInt>) -> Bool {
        let margin: UInt = 1 << 20
        return address < stack.lowerBound &+ margin && address > stack.lowerBound &- margin
    }

    private static let stackOverflow = "stack overflow: it calls itself too deeply, or its local values are too large"

    /// The library's words start with a capital, and ours do not.
    private static func worded(_ words: String) -> String {
        let known = ["precondition failure": "a precondition does not hold"]
        if let ours = known[words] { return ours }
        let isName = words.dropFirst().first.map(\.isUppercase) ?? false
        return isName ? words : words.prefix(1).lowercased() + words.dropFirst()
    }

    // MARK: What the kernel says

    private static func describe(_ status: ChildProcess.Status) -> String {
        switch status {
        case .exited(BlockEvent.unheard): "what came of it could not be told: its code closed descriptor \(BlockEvent.descriptor)"
        case .exited(let code): "the block ended its process with exit code \(code)"
        case .signalled(SIGKILL):
            "the block's process was killed (signal 9): its own code did it, or the system ran out of memory"
        case .signalled(SIGSEGV): "a bad pointer was followed, or a stack overflowed on a thread of the block's own (signal 11)"
        case .signalled(let signal): "the block's process was ended by signal \(signal) (\(name(of: signal)))"
        }
    }

    private static func name(of signal: Int32) -> String { strsignal(signal).map { String(cString: $0) } ?? "unknown" }
}

extension StringProtocol {
    fileprivate func trimmingSuffix(_ isCut: (Character) -> Bool) -> SubSequence {
        guard let last = lastIndex(where: { !isCut($0) }) else { return self[startIndex..<startIndex] }
        return self[...last]
    }
}
