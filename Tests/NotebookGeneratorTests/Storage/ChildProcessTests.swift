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
}
