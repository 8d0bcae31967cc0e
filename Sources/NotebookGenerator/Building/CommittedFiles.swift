import Storage

/// Files as they were last committed, asked of git.
struct CommittedFiles {
    let root: String

    /// The text of `path`, inside the project, in the commit `revision`.
    func text(of path: String, in revision: String = "HEAD") throws -> String {
        let result = try ChildProcess.run(["git", "-C", root, "show", "\(revision):./\(path)"])
        guard result.status == .exited(0) else {
            throw SystemFailure("\(path) is not in \(revision): commit figures/ first\n\(result.output)")
        }
        return result.output
    }
}
