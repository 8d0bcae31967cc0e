import Foundation
import TestSupport
import Testing
@testable import ChapterRunning
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

    /// What can't be asked for is an argument's mistake; what was not committed is not.
    @Test func whatIsAskedOfAWrongCommitIsTold() throws {
        let tree = try FileTree()
        let committed = CommittedFiles(root: tree.root)
        #expect(throws: WrongArgument.self) { try committed.text(of: "a.txt", in: "HEAD") }
        let git = Git(root: tree.root)
        try tree.write("a", to: "a.txt")
        let identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        for arguments in [["init", "--quiet"], ["add", "a.txt"], identity + ["commit", "--quiet", "-m", "a"]] {
            #expect(git.output(of: arguments) != nil)
        }
        #expect(try committed.text(of: "a.txt") == "a")
        for revision in ["nothing", "HEAD..HEAD"] {
            let wrong = try #require(throws: WrongArgument.self) { try committed.text(of: "a.txt", in: revision) }
            #expect(wrong.description.hasPrefix("`\(revision)` is no commit"))
        }
        #expect(throws: SystemFailure.self) { try committed.text(of: "b.txt") }
    }

    /// A record that both sides of a merge have changed.
    @Test func theMarksOfAMergeAreToldAsSuch() throws {
        let tree = try FileTree()
        try tree.write("<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n", to: Ledger.fileName)
        let failure = try #require(throws: SystemFailure.self) { try Ledger(readingFrom: tree.root) }
        #expect(failure.description.contains("a merge left its marks there: take the record of either side"))
    }

    @Test func whatNeverAnswersIsEnded() throws {
        #expect(throws: SystemFailure.self) { try ChildProcess.run(["sleep", "600"], seconds: 1) }
        #expect(try ChildProcess.run(["sh", "-c", "sleep 0.2; echo said"], seconds: 30).output == "said\n")
    }
}
