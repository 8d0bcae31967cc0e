import Foundation
import TestSupport
import Testing
@testable import NotebookGenerator
@testable import Storage

/// Git is asked alone: nothing that a project's settings name is started for it, and nothing is waited for without end.
@Suite struct GitTests {
    /// `git status` starts it, and waits for its answer.
    @Test func aProgramThatWatchesFilesForAProjectIsNotStarted() throws {
        let tree = try FileTree()
        let git = Git(root: tree.root)
        #expect(git.output(of: ["init", "--quiet"]) != nil)
        #expect(git.output(of: ["config", "core.fsmonitor", "touch \(tree.path("started")); true"]) != nil)
        try tree.write("a", to: "a.txt")
        _ = try ChildProcess.run(["git", "-C", tree.root, "status"])
        #expect(isPresent(tree.path("started")))
        try removeIfPresent(tree.path("started"))
        #expect(git.output(of: ["status", "--porcelain", "a.txt"]) == "?? a.txt")
        #expect(!isPresent(tree.path("started")))
    }

    @Test func whatNeverAnswersIsEnded() throws {
        #expect(throws: SystemFailure.self) { try ChildProcess.run(["sleep", "600"], seconds: 1) }
        #expect(try ChildProcess.run(["sh", "-c", "sleep 0.2; echo said"], seconds: 30).output == "said\n")
    }
}
