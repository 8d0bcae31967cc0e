import Storage

/// The version control of a project, where there is one.
struct Git {
    let root: String

    /// What a command prints, without the last line break; nil where git is not installed or refuses.
    func output(of arguments: [String]) -> String? {
        guard let result = try? ChildProcess.run(["git", "-C", root] + arguments, keepsErrors: false),
            result.status == .exited(0)
        else { return nil }
        return result.output.hasSuffix("\n") ? String(result.output.dropLast()) : result.output
    }
}
