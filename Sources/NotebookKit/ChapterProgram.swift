internal import CLinux
import ChapterInterface
import Foundation
internal import Glibc

/// The tangled program's main function: runs one block for each command until its standard input ends.
///
/// It starts a `BlockSupervisor` for each command, which starts the block's own process, `BlockProcess`. This one runs none of the
/// author's code and does next to nothing between two blocks: so all start from the same state, to the byte, and what one leaves
/// behind, in a C library's static variables or on a thread, no other can see. Nobody outlives the notebook: it is this program's
/// parent, and with it all the others end.
public enum ChapterProgram {
    public static func run(_ blocks: [any ChapterBlock]) {
        guard ParentWatch.endsWith(parent: CommandLine.arguments.dropFirst().first.flatMap(pid_t.init), by: SIGKILL) else {
            return
        }
        StandardOutput.bufferByLine()
        for number in [SIGPIPE, SIGXFSZ] { signal(number, SIG_IGN) }
        _ = linux_adopt_orphans()
        for descriptor in [BlockEvent.descriptor, ProgramEvent.descriptor] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        let byName = Dictionary(blocks.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        RunCommand.prepareCoding()
        EventPipe.tell(ProgramEvent.unguarded(Confinement.missing))
        var commands = CommandLines()
        while let line = commands.next() { execute(line, byName) }
    }

    private static func execute(_ line: UnsafeRawBufferPointer, _ blocks: [String: any ChapterBlock]) {
        let own = getpid()
        let supervisor = linux_fork()
        if supervisor == 0 { BlockSupervisor.run(line, blocks, program: own) }
        guard supervisor > 0 else { return EventPipe.tellNotStarted() }
        var status: Int32 = 0
        while waitpid(supervisor, &status, 0) < 0 && errno == EINTR {}
        guard status != 0 else { return }
        // Somebody killed it, and the block with it.
        Orphans.end()
        EventPipe.tell(ProgramEvent.ended(status: status))
    }
}

extension RunCommand {
    /// Reads and writes a command once: what coders set up for themselves is there for every block.
    fileprivate static func prepareCoding() {
        let command = RunCommand(block: "", inputs: ["": ""], folder: "", workingFolder: "", dataFolder: "", readable: [""])
        guard let bytes = try? JSONEncoder().encode(command) else { return }
        _ = try? JSONDecoder().decode(RunCommand.self, from: bytes)
    }
}
