import ChapterInterface
import ChapterReading
import Foundation
import Storage
internal import Glibc

/// A chapter's program while it runs: takes one block at a time, and tells how each ended.
///
/// What the block says of itself comes on another pipe than what its program says of the block's process, and is checked
/// against it (`BlockWatch`).
final class ChapterProcess {
    /// How a block ended.
    enum Ending {
        case finished(BlockProduct<String>, seconds: Double)
        case threw(String, seconds: Double)
        /// What it uses or made could not be read or written.
        case systemFailed(String)
        /// Its process died: the status.
        case died(ChildProcess.Status)
        case timedOut
        case outOfMemory(gibibytes: Double)
        case startedTooMany
        /// It said what no block of its kind says.
        case interfered(Interference)
    }

    struct Run {
        var ending: Ending
        var printed: String
        /// The addresses of the block's stack, if it told.
        var stack: ClosedRange<UInt>?
    }

    /// What a run tells before its end.
    struct Observer {
        var progress: (Double) -> Void = { _ in }
        var unguarded: ([BlockGuard]) -> Void = { _ in }
    }

    /// The file that runs.
    let program: String
    private let process: ChildProcess
    /// How long what is to end a block may take.
    private let patience: Duration
    private var said = EventLines(limit: 64 << 20)
    private var reported = EventLines(limit: 1 << 20)
    /// Until nobody can write to it any more.
    private var hearsBlock = true
    /// False once the program itself has died: the next block needs a new one.
    private(set) var isAlive = true

    /// - Parameter folder: where the program works, away from the project.
    init(program: String, in folder: String, patience: Duration = .seconds(10)) throws {
        self.program = program
        self.patience = patience
        // Of the same length in every run, as everything that moves what the program holds in its memory.
        let identifier = String(repeating: "0", count: 10) + "\(getpid())"
        process = try ChildProcess(
            [program, String(identifier.suffix(10))], in: folder, variables: BlockEnvironment.variables, layout: .fixed)
    }

    /// Runs one block to its end.
    func run(_ command: RunCommand, of block: Block, observer: Observer = Observer()) throws -> Run {
        // On kernels before 6.12 a block could have stopped it.
        process.send(SIGCONT)
        try send(RecordCoding.encode(command) + Data("\n".utf8))
        var watch = BlockWatch(block, patience: patience)
        var printed = BoundedOutput()
        while true {
            try wait(milliseconds: 50, &printed)
            hear(&watch, observer)
            for line in reported.takeLines() {
                guard let event = try? ForeignJSON.decode(ProgramEvent.self, from: line) else { continue }
                if case .unguarded(let guards) = event { observer.unguarded(guards) }
                guard let status = try watch.hear(event) else { continue }
                drain(&printed, &watch, observer)
                return Run(ending: watch.ending(with: status), printed: printed.text, stack: watch.stack)
            }
            if !isAlive {
                process.end()
                let status = process.wait()
                drain(&printed, &watch, observer)
                return Run(ending: watch.ending(with: status), printed: printed.text, stack: watch.stack)
            }
            switch watch.endOverrun() {
            case .none, .endSupervisor: break
            case .endProgram: endWithAllItStarted()
            case .leaveProgram: isAlive = false
            }
        }
    }

    private func endWithAllItStarted() {
        for descendant in ProcessFamily.descendants(of: process.identifier) ?? [] { kill(descendant, SIGKILL) }
        process.end()
    }

    /// Hears what the block has said in whole lines.
    private func hear(_ watch: inout BlockWatch, _ observer: Observer) {
        for line in said.takeLines() {
            if let fraction = watch.hear(line) { observer.progress(fraction) }
        }
        if said.isOverLimit { watch.note(.saidTooMuch) }
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

    /// Waits for what the block prints and tells, and for what its program reports.
    private func wait(milliseconds: Int32, _ printed: inout BoundedOutput) throws {
        let (prints, says, reports) = (0, 1, 2)
        var polled = [process.output, hearsBlock ? process.events : -1, process.reports].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        if poll(&polled, 3, milliseconds) < 0 {
            guard errno == EINTR else { throw SystemFailure(calling: "poll", on: "a chapter's process") }
            return
        }
        if polled[prints].revents != 0 { printed.append(ChildProcess.read(process.output) ?? []) }
        if polled[says].revents != 0 {
            let bytes = ChildProcess.read(process.events) ?? []
            said.append(bytes)
            hearsBlock = !bytes.isEmpty
        }
        guard polled[reports].revents != 0 else { return }
        let bytes = ChildProcess.read(process.reports) ?? []
        reported.append(bytes)
        if bytes.isEmpty { isAlive = false }
    }

    /// The block's processes have ended: all that they printed and said is in the pipes. Half a line is nobody's.
    private func drain(_ printed: inout BoundedOutput, _ watch: inout BlockWatch, _ observer: Observer) {
        readAll(of: process.output) { printed.append($0) }
        readAll(of: process.events) { said.append($0) }
        hear(&watch, observer)
        said.removeAll()
    }

    /// As much as a pipe holds at most: a process that was not found may write on.
    private func readAll(of descriptor: Int32, _ body: ([UInt8]) -> Void) {
        var polled = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
        for _ in 0..<64 {
            guard poll(&polled, 1, 0) > 0, polled[0].revents & Int16(POLLIN) != 0, let bytes = ChildProcess.read(descriptor),
                !bytes.isEmpty
            else { return }
            body(bytes)
        }
    }
}

/// The lines that come through a pipe, in bounded memory.
struct EventLines {
    private let limit: Int
    private var pending: [UInt8] = []
    /// Whether a line is complete; what was looked through once is not looked through again.
    private var holdsLine = false
    /// Whether a line is longer than it may be; what comes after that is not kept.
    private(set) var isOverLimit = false

    init(limit: Int) { self.limit = limit }

    mutating func append(_ bytes: [UInt8]) {
        guard !isOverLimit else { return }
        pending += bytes
        holdsLine = holdsLine || bytes.contains(UInt8(ascii: "\n"))
        if pending.count > limit {
            isOverLimit = true
            holdsLine = false
            pending = []
        }
    }

    /// The lines that are complete.
    mutating func takeLines() -> [Data] {
        guard holdsLine, let end = pending.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
        holdsLine = false
        let lines = pending[..<end].split(separator: UInt8(ascii: "\n")).map { Data($0) }
        pending.removeFirst(end + 1)
        return lines
    }

    mutating func removeAll() {
        pending = []
        holdsLine = false
        isOverLimit = false
    }
}
