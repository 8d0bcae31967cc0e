import Foundation
import Synchronization
import TestSupport
import Testing
@testable import ChapterReading
@testable import NotebookGenerator
@testable import Storage

/// The notebook in a process of its own: killed, or beside another one, or without room.
@Suite struct CrashTests {
    /// How often a build is killed.
    private static let kills = TestEffort.count(quick: 3, full: 100)

    @Test func aBuildThatIsKilledLosesNothing() throws {
        let edited = try MutableProject.builtByNotebook().copy()
        try edited.apply(MutableProject.edit)
        var start = ContinuousClock.now
        #expect(try edited.runNotebook("build").status == .exited(0))
        let duration = start.duration(to: .now)
        let wanted = try MutableProject.cleanOutputOfEdit()
        #expect(try edited.output() == wanted)

        var random = SplitMix64(seed: 20_261_121)
        for _ in 0..<Self.kills {
            let project = try MutableProject.builtByNotebook().copy()
            try project.apply(MutableProject.edit)
            let process = try project.startNotebook("build")
            let moment = Double.random(in: 0..<1, using: &random)
            start = .now
            Thread.sleep(forTimeInterval: duration / .seconds(1) * moment)
            process.end()
            _ = process.wait()
            #expect(try project.runNotebook("build").status == .exited(0), "killed at \(moment)")
            #expect(try project.output() == wanted, "killed at \(moment)")
            try project.expectNoLeftovers()
        }
    }

    @Test func leftoversAreSweptAway() throws {
        let project = try MutableProject.builtByNotebook().copy()
        let leftovers = [
            ".notebook/scratch/123/value.json", ".notebook/compiling/01-signals-9/Chapter.o", ".notebook/site-next/index.html",
            ".notebook/verification/stamps", ".notebook/store/temporary/abc.1-2.tmp", ".notebook/stamps.12-345.tmp",
            "figures/fig-line.svg.12-345.tmp",
        ]
        for path in leftovers {
            try Folder.make(around: "\(project.root)/\(path)")
            try Data("unfinished".utf8).write(to: URL(fileURLWithPath: "\(project.root)/\(path)"))
        }
        #expect(try project.runNotebook("build").status == .exited(0))
        try project.expectNoLeftovers()
        // A site that was moved away, and its successor not yet put in its place.
        try FileManager.default.moveItem(atPath: "\(project.root)/site", toPath: "\(project.root)/.notebook/site-last")
        #expect(try project.runNotebook("build").output.contains("0 of "))
        #expect(try project.output() == MutableProject.builtByNotebook().output())
        try project.expectNoLeftovers()
    }

    /// Whoever kills it, or ends all that a terminal runs.
    @Test(arguments: [SIGKILL, SIGTERM, SIGINT]) func whoKillsTheNotebookEndsItsBlocks(_ signal: Int32) throws {
        let project = try MutableProject.builtByNotebook().copy()
        let stuck = """

            ```swift experiment stuck
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", "setsid sleep 3600 & echo $! > identifier"]
            try process.run()
            while true { sleep(1) }
            return 1
            ```

            ```swift shared
            import Foundation
            ```

            """
        try project.apply([.append(Change.third, stuck)])
        let process = try project.startNotebook("build")
        var block: pid_t?
        for _ in 0..<600 where block == nil {
            Thread.sleep(forTimeInterval: 0.05)
            let written = try project.files(in: ".notebook/scratch").first { $0.key.hasSuffix("/identifier") }?.value
            block = written.flatMap { pid_t(String(decoding: $0, as: UTF8.self).filter(\.isNumber)) }
        }
        let identifier = try #require(block)
        #expect(try !ProcessState(of: identifier).isGone)
        process.end(with: signal)
        _ = process.wait()
        for _ in 0..<100 where try !ProcessState(of: identifier).isGone { Thread.sleep(forTimeInterval: 0.02) }
        #expect(try ProcessState(of: identifier).isGone)
    }

    @Test func twoBuildsAtOnce() throws {
        let project = try MutableProject.builtByNotebook().copy()
        try project.apply(MutableProject.edit)
        // Copied to where it finds the modules, before three threads need it.
        #expect(try project.runNotebook("--version").status == .exited(0))
        let outputs = Mutex<[ChildProcess.Result]>([])
        DispatchQueue.concurrentPerform(iterations: 3) { index in
            let result = Result { try project.runNotebook(index == 2 ? "status" : "build") }
            if case .success(let result) = result { outputs.withLock { $0.append(result) } }
        }
        let results = outputs.withLock { $0 }
        #expect(results.map(\.status) == [.exited(0), .exited(0), .exited(0)])
        #expect(results.filter { $0.output.contains("waiting for process ") }.count >= 1, "\(results)")
        #expect(try project.output() == MutableProject.cleanOutputOfEdit())
        try project.expectNoLeftovers()
    }

    /// Whichever comes first, nothing of either is left half done.
    @Test func aBuildBesideClean() throws {
        let project = try MutableProject.builtByNotebook().copy()
        try project.apply(MutableProject.edit)
        #expect(try project.runNotebook("--version").status == .exited(0))
        let results = Mutex<[ChildProcess.Result]>([])
        DispatchQueue.concurrentPerform(iterations: 2) { index in
            let result = Result { try project.runNotebook(index == 0 ? "build" : "clean") }
            if case .success(let result) = result { results.withLock { $0.append(result) } }
        }
        #expect(results.withLock { $0.map(\.status) } == [.exited(0), .exited(0)], "\(results.withLock { $0 })")
        #expect(try project.runNotebook("build").status == .exited(0))
        #expect(try project.output() == MutableProject.cleanOutputOfEdit())
        try project.expectNoLeftovers()
    }

    /// As long as commands that write wait for each other, none finds another's work half done.
    @Test(arguments: ["build", "clean", "verify", "new", "status"])
    func theyWaitForEachOther(_ command: String) throws {
        let project = try MutableProject.builtByNotebook().copy()
        var lock: BuildLock? = try BuildLock(path: "\(project.root)/.notebook/lock") { _ in }
        let process = try project.startNotebook(command, command == "new" ? "A title" : nil)
        var output = ""
        while !output.contains("waiting for process \(getpid())"), let bytes = ChildProcess.read(process.output), !bytes.isEmpty {
            output += String(decoding: bytes, as: UTF8.self)
        }
        #expect(output.contains("waiting for process \(getpid()) to finish"))
        // What is cleaned meanwhile takes the lock's file with it.
        unlink("\(project.root)/.notebook/lock")
        withExtendedLifetime(lock) {}
        lock = nil
        while let bytes = ChildProcess.read(process.output), !bytes.isEmpty { output += String(decoding: bytes, as: UTF8.self) }
        #expect(process.wait() == .exited(0), "\(output)")
    }
}

/// One build at a time writes.
@Suite struct BuildLockTests {
    /// It would be emptied for our number.
    @Test func whatALinkLeadsToIsNotWrittenInto() throws {
        let tree = try FileTree()
        try tree.write("mine", to: "notes.txt")
        try tree.link("lock", to: "notes.txt")
        #expect(mkfifo(tree.path("pipe"), 0o600) == 0)
        for name in ["lock", "pipe"] {
            let failure = #expect(throws: SystemFailure.self) { _ = try BuildLock(path: tree.path(name)) { _ in } }
            #expect(failure?.description.hasPrefix("\(tree.path(name)): is a link, or something else than a file: ") == true)
        }
        #expect(FileManager.default.contents(atPath: tree.path("notes.txt")) == Data("mine".utf8))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: tree.path("lock")) == "notes.txt")
    }

    @Test func whoeverWaitedForARemovedFileWaitsForTheNewOne() throws {
        let folder = TestFolder.unused("lock")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = "\(folder)/lock"
        var first: BuildLock? = try BuildLock(path: path) { _ in }
        let isWaiting = DispatchSemaphore(value: 0)
        let isDone = DispatchSemaphore(value: 0)
        let hasIt = Mutex(false)
        Thread.detachNewThread {
            let lock = try? BuildLock(path: path) { _ in isWaiting.signal() }
            hasIt.withLock { $0 = lock != nil }
            isDone.signal()
        }
        isWaiting.wait()
        unlink(path)
        var third: BuildLock? = try BuildLock(path: path) { _ in }
        withExtendedLifetime(first) {}
        first = nil
        isWaiting.wait()
        #expect(hasIt.withLock { !$0 })
        withExtendedLifetime(third) {}
        third = nil
        isDone.wait()
        #expect(hasIt.withLock { $0 })
    }
}
