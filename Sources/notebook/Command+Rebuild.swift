import ChapterRunning
import Foundation
import NotebookGenerator
import Storage
internal import Glibc

extension Command {
    /// Set for a notebook that was started in place of one whose modules were outdated.
    private static let mark = "NOTEBOOK_COMPILED_AGAIN"

    /// Has the package manager compile what it did not know to be old, and starts again as what it built.
    func compileAgain(_ outdated: OutdatedBuild) -> ExitCode {
        do {
            guard getenv(Self.mark) == nil else {
                throw SystemFailure("\(outdated.explanation), but it changed once more: start the command again")
            }
            let binary = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
            Terminal.error.print("\(outdated.explanation)\n")
            let outcome = try Rebuild(project()).run(outdated) { event in
                if case .notice(let text) = event { Terminal.error.print("\(text)\n") }
            }
            switch outcome {
            case .failed(let text):
                Terminal.error.print(text)
                return .authorErrors
            case .built:
                setenv(Self.mark, "1", 1)
                try Self.become(binary, [binary] + CommandLine.arguments.dropFirst())
            }
        } catch {
            Terminal.error.print("notebook: \(error as? SystemFailure ?? SystemFailure(error))\n")
        }
        return .failure
    }

    /// Goes on as the program at `binary`; returns only by throwing.
    static func become(_ binary: String, _ arguments: [String]) throws {
        var pointers = arguments.map { strdup($0) } + [nil]
        execv(binary, &pointers)
        throw SystemFailure(calling: "execv", on: binary)
    }
}
