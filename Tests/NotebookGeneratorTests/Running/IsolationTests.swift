import Foundation
@testable import NotebookKit
import Testing
@testable import ChapterInterface
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// Every block starts from the same state, whatever ran before it.
@Suite struct IsolationTests {
    /// What one block can leave behind in its process, and the next one see.
    private static let leaving = """
        srand48(session.name.count)
        setenv("LEFT_BEHIND", "1", 1)
        setlocale(LC_ALL, "")
        counter.withLock { $0 += 1 }
        try Data("left behind".utf8).write(to: URL(fileURLWithPath: "file"))
        Thread.detachNewThread { while true { print("still here"); usleep(1000) } }
        return drand48()
        """
    private static let looking = """
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("file").path
        return [
            "\\(drand48())", getenv("LEFT_BEHIND") == nil ? "clean" : "dirty", "\\(counter.withLock { $0 })",
            "\\(FileManager.default.fileExists(atPath: "file") || FileManager.default.fileExists(atPath: path))",
            "\\(readLine() == nil)", ProcessInfo.processInfo.environment.keys.sorted().joined(separator: " "),
        ]
        """

    @Test func whatABlockLeavesBehindNoOtherSees() throws {
        let bench = try TestBench()
        let result = try bench.bringUpToDate(
            .ofBlocks([
                (.shared, "shared-1", "import Foundation\nimport Synchronization\nlet counter = Mutex(0)"),
                (.experiment, "before", Self.looking), (.experiment, "leaving", Self.leaving),
                (.experiment, "after", Self.looking),
            ]))
        #expect(result.diagnostics.map(\.shortForm) == [])
        #expect(result.ran == ["before", "leaving", "after"])
        #expect(result.outcomes["after"]?.printed == "")
        let seen = try #require(try bench.strings(of: "after", in: result))
        let ofProcessor = BlockEnvironment.ofProcessor(.current).keys.map { "\($0) " }.joined()
        #expect(
            seen.dropFirst() == [
                "clean", "0", "false", "true",
                "HOME LC_ALL \(ofProcessor)OPENBLAS_NUM_THREADS PATH SWIFT_BACKTRACE SWIFT_DETERMINISTIC_HASHING TMPDIR TZ",
            ])
        #expect(result.outcomes["before"]?.payload == result.outcomes["after"]?.payload)
    }

    /// Its folder is named by what it does; limits are those of every other run.
    @Test func whereAndHowABlockRunsIsItsOwn() throws {
        let bench = try TestBench()
        let asking = """
            var limits = [rlimit(), rlimit()]
            getrlimit(__rlimit_resource_t(RLIMIT_STACK.rawValue), &limits[0])
            getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limits[1])
            let mask = umask(0)
            return [
                FileManager.default.currentDirectoryPath, "\\(limits[0].rlim_cur == min(8 << 20, limits[0].rlim_max))",
                "\\(limits[1].rlim_cur == min(1024, limits[1].rlim_max))", String(mask, radix: 8),
            ]
            """
        let result = try bench.bringUpToDate(
            .ofBlocks([(.shared, "shared-1", "import Foundation"), (.experiment, "asking", asking)]))
        #expect(result.diagnostics.map(\.shortForm) == [])
        let seen = try #require(try bench.strings(of: "asking", in: result))
        #expect(seen.dropFirst() == ["true", "true", "22"])
        #expect(!seen[0].contains("01-test") && !seen[0].contains("asking"))
    }

    /// The system has room for so many processes, ended ones among them.
    @Test func whatABlockHasLeftGoesWhenItEnds() throws {
        let bench = try TestBench()
        let leaving = """
            let (shell, pipe) = (Process(), Pipe())
            shell.executableURL = URL(fileURLWithPath: "/bin/sh")
            shell.arguments = ["-c", "sleep 0.05 >/dev/null & echo $!"]
            shell.standardOutput = pipe
            try shell.run()
            let left = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            shell.waitUntilExit()
            guard let identifier = pid_t(left.split(separator: "\\n")[0]) else { return ["no number"] }
            for _ in 0..<10_000 where kill(identifier, 0) == 0 { usleep(1000) }
            return [kill(identifier, 0) != 0 && errno == ESRCH ? "gone" : "still there"]
            """
        let result = try bench.bringUpToDate(
            .ofBlocks([(.shared, "shared-1", "import Foundation"), (.experiment, "leaving", leaving)]))
        #expect(result.diagnostics.map(\.shortForm) == [])
        #expect(try bench.strings(of: "leaving", in: result) == ["gone"])
    }

    @Test func processesAndThreadsOfAFamilyAreCounted() throws {
        let child = Process()
        child.executableURL = URL(fileURLWithPath: "/bin/sh")
        child.arguments = ["-c", "i=0; while [ $i -lt 700 ]; do sleep 60 & i=$((i+1)); done; echo; wait"]
        let pipe = Pipe()
        child.standardOutput = pipe
        try child.run()
        defer { kill(-child.processIdentifier, SIGKILL) }
        // Until all have been started: more than the kernel tells in one answer.
        #expect(try pipe.fileHandleForReading.read(upToCount: 1) == Data("\n".utf8))
        let family = ProcessFamily(process: child.processIdentifier, supervisor: child.processIdentifier)
        #expect(family.excess(over: 8, processes: 701) == nil)
        #expect(family.excess(over: 8, processes: 700) == .processes)
    }

    /// What several see is one, however much of it each has in view; what a process hides is all that it asked for.
    @Test func sharedMemoryIsFoundInWhatProcessesSee() throws {
        let maps = """
            7f0000000000-7f0040000000 rw-s 00000000 00:01 77 /dev/zero (deleted)
            7f0080000000-7f0100000000 rw-s 40000000 00:01 77 /dev/zero (deleted)
            7f0100000000-7f0120000000 rw-s 00000000 00:01 78 /dev/zero (deleted)
            7f0200000000-7f0300000000 rw-p 00000000 00:00 0
            7f0300000000-7f0400000000 r--s 00000000 08:01 79 /usr/lib/locale
            nonsense
            """
        #expect(ProcessMemory.shared(in: maps) == ["77": 2, "78": 0.5])
        #expect(ProcessMemory.shared(in: "") == [:] && ProcessMemory.shared(in: nil) == nil)
        let own = ProcessMemory(of: getpid())
        #expect(own.asked >= own.resident && own.resident > 0 && own.uncounted > 0 && own.proportional > 0)
        let gone = ProcessMemory(of: 999_999_999)
        #expect((gone.asked, gone.resident, gone.uncounted, gone.proportional) == (0, 0, 0, 0) && gone.shared == [:])
    }

    /// The path to the last of its folders is longer than any that the system takes.
    @Test func deepFoldersAreInNobodysWay() throws {
        let bench = try TestBench()
        for count in [2300, 2301] {
            let digging = "for _ in 0..<\(count) {\n    mkdir(\"d\", 0o755)\n    chdir(\"d\")\n}\nreturn 1"
            let result = try bench.bringUpToDate(
                .ofBlocks([(.shared, "shared-1", "import Glibc"), (.experiment, "digging", digging)]))
            #expect(result.diagnostics.map(\.shortForm) == [] && result.ran == ["digging"])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: "\(bench.folder)/scratch") == [])
    }

    /// The run-time system's locks hold the number of the thread that has them: a forked thread must not pass for its parent's.
    @Test(.timeLimit(.minutes(60))) func threadsOfABlockWaitForEachOther() throws {
        let bench = try TestBench()
        let waiting = """
            enum Slow { static let value: Int = { usleep(50_000); return 3 }() }
            let sum = Mutex(0)
            let started = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                started.signal()
                for _ in 0..<1000 { sum.withLock { $0 += Slow.value } }
                started.signal()
            }
            started.wait()
            for _ in 0..<1000 { sum.withLock { $0 += Slow.value } }
            started.wait()
            return sum.withLock { $0 }
            """
        let result = try bench.bringUpToDate(
            .ofBlocks([
                (.shared, "shared-1", "import Foundation\nimport Synchronization"), (.experiment, "waiting", waiting),
                (.check, "sum", "expect(Double(waiting), within: 0, of: 6000, \"sum\")"),
            ]))
        #expect(result.diagnostics.map(\.shortForm) == [])
        #expect(result.ran == ["waiting", "sum"])
    }

    @Test func noProcessOfABlockOutlivesIt() throws {
        let bench = try TestBench()
        let starting = """
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/sleep")
            process.arguments = ["300"]
            try process.run()
            return Int(process.processIdentifier)
            """
        let result = try bench.bringUpToDate(
            .ofBlocks([(.shared, "shared-1", "import Foundation"), (.experiment, "starting", starting)]))
        #expect(result.diagnostics.map(\.shortForm) == [])
        guard case .value(let digest)? = result.outcomes["starting"]?.product else { throw SystemFailure("no value") }
        let store = bench.store
        let bytes = try #require(store.bytes(of: digest))
        let identifier = try JSONDecoder().decode(pid_t.self, from: bytes)
        #expect(try ProcessState(of: identifier).isGone)
    }

    /// A file that no key knows could change, and the block would not run again.
    @Test(.enabled(if: !Confinement.missing.contains(.reading), "this kernel has no Landlock"))
    func aBlockReadsNoFileThatItsKeyDoesNotKnow()
        throws
    {
        let bench = try TestBench()
        let secret = "\(bench.folder)/numbers.csv"
        try Data("1,2,3".utf8).write(to: URL(fileURLWithPath: secret))
        let copying = """
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/cp")
            process.arguments = ["\(secret)", "copy"]
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus == 0
            """
        let own = """
            try Data("own".utf8).write(to: URL(fileURLWithPath: "file"))
            let zone = try Data(contentsOf: URL(fileURLWithPath: "/etc/hosts")).count
            return try String(contentsOfFile: "file", encoding: .utf8) + "\\(zone > 0)"
            """
        let result = try bench.bringUpToDate(
            .ofBlocks([
                (.shared, "shared-1", "import Foundation"),
                (.experiment, "reading", "return try Data(contentsOf: URL(fileURLWithPath: \"\(secret)\")).count"),
                (.experiment, "listing", "return try FileManager.default.contentsOfDirectory(atPath: \"\(bench.folder)\").count"),
                (.experiment, "copying", copying), (.experiment, "own", own),
                (.check, "copied", "expect(!copying, \"the file is not copied\")\nexpect(own == \"owntrue\", \"\\(own)\")"),
            ]))
        #expect(
            result.diagnostics.map(\.summary).map { $0.prefix { $0 != ":" } } == [
                "the experiment `reading` threw", "the experiment `listing` threw",
            ])
        #expect(result.diagnostics.allSatisfy { $0.help?.hasPrefix("A block reads the data sets that it names") ?? false })
        guard case .claims = result.outcomes["copied"]?.product else { throw SystemFailure("the check did not run") }
    }

    @Test func aBlockThatDrawsRandomNumbersOfTheSystemIsWarnedOf() throws {
        let bench = try TestBench()
        let result = try bench.bringUpToDate(
            .ofBlocks([
                (.experiment, "fair", "return [1, 2, 3].map { $0 * 2 }"),
                (.shared, "shared-1", "import Foundation"), (.experiment, "shuffled", "return [1, 2, 3].shuffled()"),
                (.experiment, "named", "return UUID().uuidString.count"),
                (.experiment, "unique", "return ProcessInfo.processInfo.globallyUniqueString.count"),
            ]))
        #expect(
            result.diagnostics.map(\.summary)
                == ["shuffled", "named", "unique"].map {
                    "`\($0)` can reach random numbers or identifiers of the system, which are others in every run"
                })
        #expect(Set(result.diagnostics.map(\.severity)) == [.warning])
    }

    @Test func aBlockThatPrintsForeverKeepsItsBeginningAndItsEnd() {
        var output = BoundedOutput(head: 20, tail: 20)
        output.append(Array("first\nsecond\n".utf8))
        #expect(output.text == "first\nsecond\n")
        for line in 0..<1000 { output.append(Array("line \(line)\n".utf8)) }
        #expect(output.text == "first\nsecond\nline 0\n[… 8865 bytes left out …]\nline 998\nline 999\n")
    }
}

/// A process as the kernel sees it.
struct ProcessState {
    /// It has ended, whether or not anyone has taken note.
    let isGone: Bool

    init(of identifier: pid_t) throws {
        guard let bytes = FileManager.default.contents(atPath: "/proc/\(identifier)/stat") else {
            isGone = true
            return
        }
        let text = String(decoding: bytes, as: UTF8.self)
        isGone = text.split(separator: ")").last?.hasPrefix(" Z") ?? true
    }
}
