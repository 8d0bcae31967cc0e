import Storage

/// Files as they were last committed, asked of git.
struct CommittedFiles {
    let root: String

    /// The text of `path`, inside the project, in the commit `revision`.
    func text(of path: String, in revision: String = "HEAD") throws -> String {
        let git = Git(root: root)
        let result = try git.run(["show", "\(revision):./\(path)"])
        // Of a range, `a..b`, git shows nothing, and no commit's name holds two dots.
        if result.status == .exited(0), !revision.contains("..") { return result.output }
        guard git.output(of: ["rev-parse", "--git-dir"]) != nil else {
            throw WrongArgument(
                "what was committed is asked of git, and this project is in no repository: start one with `git init`")
        }
        guard git.output(of: ["rev-parse", "--verify", "--quiet", "\(revision)^{commit}"]) != nil else {
            throw WrongArgument("`\(revision)` is no commit: `git log` lists those that there are")
        }
        throw SystemFailure("\(path) is not in \(revision): commit figures/ first")
    }
}
