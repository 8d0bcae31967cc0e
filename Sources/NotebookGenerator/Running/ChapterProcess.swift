import Foundation
import NotebookKit
internal import Glibc

/// A chapter's program while it runs: takes one block at a time, and tells how each ended.
final class ChapterProcess {
    /// How a block ended.
    enum Ending {
        case finished(BlockProduct, seconds: Double)
        case threw(String, seconds: Double)
        /// The process died: its status.
        case died(ChildProcess.Status)
        case timedOut
        case outOfMemory(gibibytes: Double)
    }

    struct Run {
        var ending: Ending
        var printed: String
    }

    private let process: ChildProcess
    private var pendingEvents: [UInt8] = []
    /// False once the process has died or was killed: the next block needs a new one.
    private(set) var isAlive = true

    /// - Parameter folder: where the process works, away from the project.
    init(program: String, in folder: String) throws {
        process = try ChildProcess(
            [program], in: folder,
            environment: [
                "SWIFT_BACKTRACE": "enable=yes,interactive=no,color=no,threads=crashed,images=none,registers=none,limit=32",
                // Sums must not depend on the number of threads.
                "OPENBLAS_NUM_THREADS": "1",
                // The order of sets and dictionaries, dates and texts must not depend on the run or on the author's machine.
                "SWIFT_DETERMINISTIC_HASHING": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8",
            ])
    }

    /// Runs one block to its end.
    func run(_ command: RunCommand, options: BlockOptions, progress: (Double) -> Void) throws -> Run {
        try send(RecordCoding.encode(command) + Data("\n".utf8))
        let deadline = ContinuousClock.now + .seconds(options.timeout)
        var printed: [UInt8] = []
        while true {
            var polled = [
                pollfd(fd: process.output, events: Int16(POLLIN), revents: 0),
                pollfd(fd: process.events, events: Int16(POLLIN), revents: 0),
            ]
            if poll(&polled, 2, 50) < 0 && errno != EINTR { throw SystemFailure(calling: "poll", on: "a chapter's process") }
            if polled[0].revents != 0 { printed += ChildProcess.read(process.output) ?? [] }
            if polled[1].revents != 0 {
                guard let bytes = ChildProcess.read(process.events), !bytes.isEmpty else {
                    return Run(ending: .died(finish(&printed)), printed: text(printed))
                }
                pendingEvents += bytes
            }
            if let ending = try takeEnding(progress) {
                drain(&printed)
                return Run(ending: ending, printed: text(printed))
            }
            if let ending = overrun(deadline, options) {
                process.end()
                _ = finish(&printed)
                return Run(ending: ending, printed: text(printed))
            }
        }
    }

    private func send(_ line: Data) throws {
        var rest = [UInt8](line)
        while !rest.isEmpty {
            let count = write(process.input, rest, rest.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }  // A dead process is seen at the other pipe.
            rest.removeFirst(count)
        }
    }

    /// Takes the complete events; returns the one that ends the block.
    private func takeEnding(_ progress: (Double) -> Void) throws -> Ending? {
        while let end = pendingEvents.firstIndex(of: UInt8(ascii: "\n")) {
            let line = Data(pendingEvents[..<end])
            pendingEvents.removeFirst(end + 1)
            switch try JSONDecoder().decode(RunEvent.self, from: line) {
            case .progress(let fraction): progress(fraction)
            case .finished(let product, let seconds): return .finished(product, seconds: seconds)
            case .threw(let message, let seconds): return .threw(message, seconds: seconds)
            }
        }
        return nil
    }

    private func overrun(_ deadline: ContinuousClock.Instant, _ options: BlockOptions) -> Ending? {
        if ContinuousClock.now > deadline { return .timedOut }
        let resident = residentMemory()
        return resident > options.memory ? .outOfMemory(gibibytes: resident) : nil
    }

    /// Resident memory in GiB; zero when the process is gone.
    private func residentMemory() -> Double {
        guard let bytes = FileManager.default.contents(atPath: "/proc/\(process.identifier)/statm") else { return 0 }
        let fields = String(decoding: bytes, as: UTF8.self).split(separator: " ")
        guard fields.count > 1, let pages = Double(fields[1]) else { return 0 }
        return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1_073_741_824
    }

    /// The block flushed before it told its end: all that it printed is in the pipe.
    private func drain(_ printed: inout [UInt8]) {
        var polled = [pollfd(fd: process.output, events: Int16(POLLIN), revents: 0)]
        while poll(&polled, 1, 0) > 0, polled[0].revents & Int16(POLLIN) != 0,
            let bytes = ChildProcess.read(process.output), !bytes.isEmpty
        {
            printed += bytes
        }
    }

    private func finish(_ printed: inout [UInt8]) -> ChildProcess.Status {
        isAlive = false
        let status = process.wait()
        drain(&printed)
        return status
    }

    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
