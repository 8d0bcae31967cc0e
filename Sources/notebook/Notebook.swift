import ChapterRunning
import Foundation
import NotebookGenerator
internal import Glibc

/// The command line: parse the arguments, call one function, print, exit.
@main
enum Notebook {
    static func main() {
        Terminal.openClosedStreams()
        // A file that may not grow, or a reader that went away, is an error like any other.
        for number in [SIGXFSZ, SIGPIPE] { signal(number, SIG_IGN) }
        // Whoever ignores the ends of their children has us ignore those of ours.
        signal(SIGCHLD, SIG_DFL)
        endIdleThreads()
        // Before anything else is loaded, as the C library does to find out whose a file is.
        SystemLibraries.settle()
        exit(run(Array(CommandLine.arguments.dropFirst())).rawValue)
    }

    /// The notebook is linked with what chapters use and calls none of it; but where it is loaded, OpenBLAS starts threads that
    /// look out for work, for about as long as a build without work takes.
    private static func endIdleThreads() {
        guard let shutdown = dlsym(nil, "blas_thread_shutdown_") else { return }
        _ = unsafeBitCast(shutdown, to: (@convention(c) () -> CInt).self)()
    }

    private static func run(_ arguments: [String]) -> ExitCode {
        do throws(UsageError) {
            let code = try Command.parse(arguments).run()
            guard let lost = Terminal.lostOutput else { return code }
            Terminal.error.print("notebook: \(lost)\n")
            return .failure
        } catch {
            Terminal.error.print("notebook: \(error.message)\n\(error.hint)\n")
            return .usage
        }
    }
}
