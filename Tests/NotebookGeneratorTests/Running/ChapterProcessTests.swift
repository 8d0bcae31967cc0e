import Foundation
import TestSupport
import Testing
@testable import ChapterInterface
@testable import ChapterReading
@testable import ChapterRunning
@testable import Storage

/// A block that stops who tells of its end, as it can on kernels before 6.12, ends all the same.
@Suite struct ChapterProcessTests {
    /// What a script in the place of a chapter's program does when its block runs.
    private static let programs = [
        NamedCase(
            "the supervisor is stopped",
            "kill -STOP $supervisor\nwait $supervisor\necho '{\"ended\":{\"status\":9}}' >&4\nread again"),
        NamedCase("the program is stopped too", "kill -STOP $supervisor $$"),
        NamedCase("its pipes are kept besides", "(setsid sh keep &)\nsleep 0.3\nkill -STOP $supervisor $$"),
    ]
    private static let supervisor = """
        sleep 600 4>&- &
        printf '{"started":{"process":%d,"supervisor":%d}}\\n' $! $$ >&4
        wait
        """
    private static let keeper = "echo $$ > kept\nwhile :; do echo on; sleep 0.01; done"

    @Test(.timeLimit(.minutes(2)), arguments: programs) func endsAllTheSame(_ program: NamedCase<String>) throws {
        let tree = try FileTree()
        try tree.write(Self.supervisor, to: "supervise")
        try tree.write(Self.keeper, to: "keep")
        let script = """
            #!/bin/sh
            read command
            sh supervise &
            supervisor=$!
            echo $supervisor > supervisor
            sleep 0.3
            \(program.value)
            """
        try tree.write(script, to: "program")
        #expect(chmod(tree.path("program"), 0o755) == 0)
        let process = try ChapterProcess(program: tree.path("program"), in: tree.root, patience: .milliseconds(700))
        let start = SourceLocation(file: "chapters/01-test.md", line: 3, column: 1)
        var options = BlockOptions()
        options.timeout = 1
        let block = Block(kind: .experiment, name: "a", code: "return 1", codeStart: start, nameLocation: start, options: options)
        let command = RunCommand(
            block: "a", inputs: [:], folder: tree.root, workingFolder: tree.root, dataFolder: tree.root, readable: [])
        let run = try process.run(command, of: block)
        guard case .timedOut = run.ending else { throw SystemFailure("it ended otherwise: \(run.ending)") }
        #expect(process.isAlive == (program.name == Self.programs[0].name))
        let supervisor = try #require(pid_t(String(contentsOfFile: tree.path("supervisor"), encoding: .utf8).filter(\.isNumber)))
        #expect(try ProcessState(of: supervisor).isGone)
        if let kept = try? String(contentsOfFile: tree.path("kept"), encoding: .utf8) {
            kill(try #require(pid_t(kept.filter(\.isNumber))), SIGKILL)
        }
    }
}
