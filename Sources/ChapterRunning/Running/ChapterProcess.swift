import ChapterInterface
import ChapterReading
import Foundation
import Storage
internal import Glibc

/// A chapter's program while it runs: takes one block at a time, and tells how each ended.
final class ChapterProcess {
    /// How a block ended.
    enum Ending {
        case finished(BlockProduct<String>, seconds: Double)
        case threw(String, seconds: Double)
        /// Its process died: the status.
        case died(ChildProcess.Status)
        case timedOut
        case outOfMemory(gibibytes: Double)
    }

    struct Run {
        var ending: Ending
        var printed: String
    }

    /// The file that runs.
    let program: String
    private let process: ChildProcess
    private var pendingEvents: [UInt8] = []
    /// False once the program itself has died: the next block needs a new one.
    private(set) var isAlive = true

    /// - Parameter folder: where the program works, away from the project.
    init(program: String, in folder: String) throws {
        self.program = program
        process = try ChildProcess([program, "\(getpid())"], in: folder, variables: BlockEnvironment.variables)
    }

    /// Runs one block to its end.
    func run(_ command: RunCommand, options: BlockOptions, progress: (Double) -> Void) throws -> Run {
        try send(RecordCoding.encode(command) + Data("\n".utf8))
        var watch = BlockWatch(options)
        var printed = BoundedOutput()
        while true {
            try wait(milliseconds: 50, &printed)
            for event in takeEvents() {
                if case .progress(let fraction) = event { progress(fraction) }
                if let ending = try watch.ending(after: event) {
                    drain(&printed)
                    return Run(ending: ending, printed: printed.text)
                }
            }
            if !isAlive {
                let status = process.wait()
                drain(&printed)
                return Run(ending: watch.overrun ?? .died(status), printed: printed.text)
            }
            watch.endOverrun()
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

    /// Waits for what the block prints and tells.
    private func wait(milliseconds: Int32, _ printed: inout BoundedOutput) throws {
        var polled = [
            pollfd(fd: process.output, events: Int16(POLLIN), revents: 0),
            pollfd(fd: process.events, events: Int16(POLLIN), revents: 0),
        ]
        if poll(&polled, 2, milliseconds) < 0 {
            guard errno == EINTR else { throw SystemFailure(calling: "poll", on: "a chapter's process") }
            return
        }
        if polled[0].revents != 0 { printed.append(ChildProcess.read(process.output) ?? []) }
        guard polled[1].revents != 0 else { return }
        let bytes = ChildProcess.read(process.events) ?? []
        pendingEvents += bytes
        if bytes.isEmpty { isAlive = false }
    }

    /// Takes the complete events. A line that is no event is not ours: a block wrote it, or was killed while it did.
    private func takeEvents() -> [RunEvent] {
        guard let end = pendingEvents.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
        let lines = pendingEvents[..<end].split(separator: UInt8(ascii: "\n"))
        let events = lines.compactMap { try? JSONDecoder().decode(RunEvent.self, from: Data($0)) }
        pendingEvents.removeFirst(end + 1)
        return events
    }

    /// The block's process has ended: all that it printed is in the pipe.
    private func drain(_ printed: inout BoundedOutput) {
        var polled = [pollfd(fd: process.output, events: Int16(POLLIN), revents: 0)]
        while poll(&polled, 1, 0) > 0, polled[0].revents & Int16(POLLIN) != 0,
            let bytes = ChildProcess.read(process.output), !bytes.isEmpty
        {
            printed.append(bytes)
        }
    }
}
