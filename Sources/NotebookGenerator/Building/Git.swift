import Storage

/// The version control of a project, where there is one.
struct Git {
    let root: String

    /// What a command prints, without the last line break; nil where git is not installed, refuses, or gives no
    /// answer for a minute. A program that the project's settings have it start to watch files is not ours to start.
    func output(of arguments: [String]) -> String? {
        let command = ["git", "-C", root, "-c", "core.fsmonitor=false"] + arguments
        guard let result = try? ChildProcess.run(command, keepsErrors: false, seconds: 60), result.status == .exited(0)
        else { return nil }
        return result.output.hasSuffix("\n") ? String(result.output.dropLast()) : result.output
    }
}
