import Foundation
import Testing

@testable import Storage

/// Processes are started, waited for and ended as asked.
@Suite struct ChildProcessTests {
    /// The threads of a queue block nearly all signals, and who starts a child from one wants to end it all the same.
    @Test(arguments: [SIGTERM, SIGINT, SIGHUP]) func signalsReachAChildOfAThreadThatBlocksThem(_ signal: Int32) throws {
        var (all, before) = (sigset_t(), sigset_t())
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        let child = try ChildProcess(["sleep", "60"], environment: [:])
        child.end(with: signal)
        #expect(child.wait() == .signalled(signal))
    }

    /// Git warns of a home folder that it may not read, and answers all the same.
    @Test func warningsAreNoAnswers() throws {
        let command = ["sh", "-c", "echo warning >&2; echo answer"]
        #expect(try ChildProcess.run(command, keepsErrors: false).output == "answer\n")
        #expect(try ChildProcess.run(command).output == "warning\nanswer\n")
    }
}
