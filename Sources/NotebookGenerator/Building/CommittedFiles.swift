import Storage

/// Files as they were last committed, asked of git.
struct CommittedFiles {
    let root: String

    /// The text of `path`, inside the project, in the commit `revision`.
    func text(of path: String, in revision: String = "HEAD") throws -> String {
        let command = ["show", "\(revision):./\(path)"]
        let result = try Git(root: root).run(command)
        guard result.status == .exited(0) else {
            let told = try Git(root: root).run(command, keepsErrors: true).output
            throw SystemFailure("\(path) is not in \(revision): commit figures/ first\n\(told)")
        }
        return result.output
    }
}
