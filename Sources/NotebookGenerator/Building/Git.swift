import Storage

/// The version control of a project, where there is one.
struct Git {
    let root: String

    /// What a command prints, without the last line break; nil where git is not installed, refuses, or gives no answer.
    func output(of arguments: [String]) -> String? {
        guard let result = try? run(arguments), result.status == .exited(0) else { return nil }
        return result.output.hasSuffix("\n") ? String(result.output.dropLast()) : result.output
    }

    /// Runs a command, for a minute at most where it says nothing. A program that the project's settings have git start, to watch files, is not
    /// ours to start.
    func run(_ arguments: [String], keepsErrors: Bool = false) throws -> ChildProcess.Result {
        try ChildProcess.run(
            ["git", "-C", root, "-c", "core.fsmonitor=false"] + arguments, keepsErrors: keepsErrors, seconds: 60)
    }
}
