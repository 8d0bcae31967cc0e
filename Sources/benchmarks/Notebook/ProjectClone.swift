import Foundation
import Synchronization

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

    /// The README's first command, and after how many seconds there was a site to read.
    func build() throws -> (whole: TimedProcess, readable: Double?) {
        let page = "\(project.root)/site/index.html"
        let start = ContinuousClock.now
        let seen = Mutex<Double?>(nil)
        Thread.detachNewThread {
            while !FileManager.default.fileExists(atPath: page) { usleep(100_000) }
            seen.withLock { $0 = start.duration(to: .now) / .seconds(1) }
        }
        let whole = try run("swift run -c release notebook build")
        return (whole, seen.withLock { $0 })
    }

    /// One of the README's two commands, with its set-up.
    func run(_ command: String) throws -> TimedProcess {
        try TimedProcess.run(["sh", "-c", "sh .ci/setup && \(command)"], in: project.root)
    }
}
