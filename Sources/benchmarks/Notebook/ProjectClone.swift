import Foundation

/// A clone of the project's last commit in a temporary folder that is removed at the end, built as the README says.
final class ProjectClone {
    let project: TimedProject
    private let files = FileManager.default

    /// - Parameter original: the project's folder.
    init(of original: String) throws {
        let root = "\(files.temporaryDirectory.path)/notebook-clone-\(getpid())-\(UInt32.random(in: 0 ... .max))"
        project = TimedProject(
            root: root, notebook: ["\(root)/.build/release/notebook"],
            packageManager: ["swift", "run", "-c", "release", "notebook"])
        _ = try TimedProcess.run(["git", "clone", "--quiet", original, root], in: original)
    }

    deinit { try? files.removeItem(atPath: project.root) }

    /// One of the README's two commands, with its set-up.
    func run(_ command: String) throws -> TimedProcess {
        try TimedProcess.run(["sh", "-c", "sh .ci/setup && \(command)"], in: project.root)
    }
}
