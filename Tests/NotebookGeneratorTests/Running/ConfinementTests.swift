import Foundation
import Synchronization
import TestSupport
import Testing
@testable import ChapterInterface
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import NotebookKit
@testable import Storage

/// A block reaches nothing but its own folder, its own processes, and what its key knows.
@Suite struct ConfinementTests {
    private static let isGuarded = Confinement.missing.isEmpty

    @Test(.enabled(if: isGuarded, "this kernel guards less")) func aBlockChangesNothingOfOthers() throws {
        let bench = try TestBench()
        let victim = "\(bench.folder)/victim.txt"
        try Data("mine".utf8).write(to: URL(fileURLWithPath: victim))
        let harming = """
            let path = "\(victim)"
            let file = open(path, O_WRONLY)
            let refusals = [
                "open": file, "truncate": truncate(path, 0), "unlink": unlink(path), "rename": rename(path, path + "2"),
                "create": open(path + "3", O_WRONLY | O_CREAT, 0o600), "mkdir": mkdir(path + "4", 0o700), "chmod": chmod(path, 0),
                "link": link(path, "linked"), "chown": chown(path, 1, 1), "symlink": symlink("x", path + "5"),
                "times": utimes(path, nil), "device": mknod("device", S_IFBLK | 0o600, 0x0801),
            ]
            return refusals.filter { $0.value != -1 }.keys.sorted()
            """
        let working = """
            try Data("x".utf8).write(to: URL(fileURLWithPath: "own"), options: .atomic)
            try FileManager.default.createDirectory(atPath: "a/b", withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: "own", toPath: "a/b/copy")
            try FileManager.default.moveItem(atPath: "a/b/copy", toPath: "a/moved")
            let kept = try String(contentsOfFile: "a/moved", encoding: .utf8)
            try FileManager.default.removeItem(atPath: "a")
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", "echo hello > /dev/null && echo $((6 * 7)) > sum && cp sum copy && rm sum"]
            try process.run()
            process.waitUntilExit()
            return [kept, try String(contentsOfFile: "copy", encoding: .utf8)]
            """
        let result = try bench.bringUpToDate(
            .ofBlocks([
                (.shared, "shared-1", "import Foundation"), (.experiment, "harming", harming), (.experiment, "working", working),
            ]))
        #expect(result.diagnostics.map(\.shortForm) == [])
        #expect(try bench.strings(of: "harming", in: result) == [])
        #expect(try bench.strings(of: "working", in: result) == ["x", "42\n"])
        #expect(FileManager.default.contents(atPath: victim) == Data("mine".utf8))
    }

    @Test(.enabled(if: isGuarded, "this kernel guards less")) func theNetworkIsForBlocksThatSaySo() throws {
        let bench = try TestBench()
        // A server of ours that a block would reach if it had our network.
        let sockets = try LoopbackSockets.open(port: 0)
        let opening = """
            let file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(\(sockets.port)).bigEndian
            address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
            let isReached = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(file, $0, 16) == 0 }
            }
            return ["\\(isReached)", "\\(socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0) >= 0)"]
            """
        var allowed = BlockOptions()
        allowed.network = true
        let blocks: [(kind: Block.Kind, name: String, code: String)] = [
            (.shared, "shared-1", "import Foundation"), (.experiment, "closed", opening), (.experiment, "open", opening),
        ]
        let result = try bench.bringUpToDate(.ofBlocks(blocks, own: ["open": allowed]))
        #expect(try bench.strings(of: "closed", in: result) == ["false", "false"])
        #expect(try bench.strings(of: "open", in: result) == ["true", "false"])
        // What it may do is in its key.
        #expect(try bench.bringUpToDate(.ofBlocks(blocks)).ran == ["open"])
    }

    @Test(.enabled(if: isGuarded, "this kernel guards less")) func signalsReachItsOwnProcessesAlone() throws {
        let bench = try TestBench()
        let signalling = """
            let reached = [getppid(), 1, pid_t(\(getpid()))].filter { kill($0, SIGCONT) == 0 }
            signal(SIGUSR1, SIG_IGN)
            kill(-1, SIGUSR1)
            kill(0, SIGUSR1)
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", "(prlimit --pid \\(getppid()) --cpu=1 || renice 5 -p \\(getppid())) >/dev/null 2>&1"]
            try process.run()
            process.waitUntilExit()
            return ["\\(reached.count)", "\\(getpgrp() == getpid())", "\\(process.terminationStatus == 0)"]
            """
        let result = try bench.bringUpToDate(
            .ofBlocks([(.shared, "shared-1", "import Foundation"), (.experiment, "signalling", signalling)]))
        #expect(result.diagnostics.map(\.shortForm) == [])
        #expect(try bench.strings(of: "signalling", in: result) == ["0", "true", "false"])
    }

    /// Nor does it set the turns of others, keep what no account of its memory holds, or hide what it has (`PR_SET_DUMPABLE`).
    @Test(.enabled(if: isGuarded, "this kernel guards less")) func itsTurnsAndItsMemoryAreItsOwn() throws {
        let bench = try TestBench()
        let taking = """
            var batch = sched_param()
            let policies = [getppid(), 0].map { sched_setscheduler($0, 3, &batch) }
            typealias Making = @convention(c) (UnsafePointer<CChar>, UInt32) -> Int32
            let make = unsafeBitCast(dlsym(nil, "memfd_create"), to: Making.self)
            typealias Setting = @convention(c) (Int32, Int, Int, Int, Int) -> Int32
            let set = unsafeBitCast(dlsym(nil, "prctl"), to: Setting.self)
            return ["\\(policies)", "\\(make("kept", 0))", "\\(set(4, 0, 0, 0, 0))", "\\(set(3, 0, 0, 0, 0))"]
            """
        let result = try bench.bringUpToDate(
            .ofBlocks([(.shared, "shared-1", "import Foundation"), (.experiment, "taking", taking)]))
        #expect(result.diagnostics.map(\.shortForm) == [])
        #expect(try bench.strings(of: "taking", in: result) == ["[-1, -1]", "-1", "-1", "1"])
    }

    /// By calls that are younger than the filter, by modes and flags of open files, in namespaces of its own, and with root's powers.
    @Test(.enabled(if: isGuarded, "this kernel guards less")) func whatItsKernelHasBesidesIsNotForIt() throws {
        let bench = try TestBench()
        let trying = """
            typealias Call = @convention(c) (Int, Int, Int, Int, Int, Int, Int) -> Int
            let call = unsafeBitCast(dlsym(nil, "syscall"), to: Call.self)
            func answer(_ result: Int) -> String { result == -1 ? "\\(errno)" : "done" }
            let younger = [463, 466, 467, 469, 1000].map { answer(call($0, -1, 0, 0, 0, 0, 0)) }
            let file = open("flags", O_CREAT | O_RDWR, 0o600)
            var flags = 0x10
            let flagged = answer(Int(ioctl(file, 0x4008_6602, &flags)))
            let times = [timespec(), timespec()]
            let own = [Int(fchown(file, 1, 1)), Int(futimens(file, times))].map(answer)
            fchmod(file, 0o777)
            var status = stat()
            fstat(file, &status)
            let powers = try String(contentsOfFile: "/proc/thread-self/status", encoding: .utf8).split(separator: "\\n")
                .filter { $0.hasPrefix("Cap") }.flatMap { UInt64($0.split(separator: "\\t")[1], radix: 16).map { [$0 & ~6] } ?? [] }
            #if arch(x86_64)
            let clone = 56
            #else
            let clone = 220
            #endif
            let namespaces = answer(call(clone, 0x1000_0000 | 17, 0, 0, 0, 0, 0))
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/touch")
            process.arguments = ["touched"]
            try process.run()
            process.waitUntilExit()
            return younger + own + [flagged, namespaces, "\\(powers.reduce(0, |))", "\\(status.st_mode & 0o777 == 0o600)", "\\(process.terminationStatus)"]
            """
        let result = try bench.bringUpToDate(
            .ofBlocks([(.shared, "shared-1", "import Foundation"), (.experiment, "trying", trying)]))
        #expect(result.diagnostics.map(\.shortForm) == [])
        let refused = "\(EPERM)"
        let told = Array(repeating: "\(ENOSYS)", count: 5) + Array(repeating: refused, count: 4) + ["0", "true", "0"]
        #expect(try bench.strings(of: "trying", in: result) == told)
    }

    /// What a block starts ends with it, in whatever session and however fast it has children.
    @Test func noDescendantOutlivesABlock() throws {
        let bench = try TestBench()
        // Named in their command lines, so that those that are left are found.
        let name = "3\(getpid())17"
        let breeding = """
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", "f() { (sleep 0.001; f) & }; f; setsid sleep \(name) & setsid sh -c 'while :; do sleep 0.001; done' &"]
            try process.run()
            // It would wait for all of them.
            usleep(300_000)
            return Int(process.processIdentifier)
            """
        let result = try bench.bringUpToDate(
            .ofBlocks([(.shared, "shared-1", "import Foundation"), (.experiment, "breeding", breeding)]))
        #expect(result.diagnostics.map(\.shortForm) == [])
        #expect(try ChildProcess.run(["pgrep", "-f", name]).output == "")
    }

    /// Addresses decide the order of a set of objects, and are the same in every run.
    @Test(.enabled(if: AddressLayout.canBeFixed, "this system does not fix addresses")) func addressesComeOutAgain() throws {
        let printing = """
            let things = (0..<100).map { Thing($0) }
            print(Unmanaged.passUnretained(things[7]).toOpaque(), FileManager.default.currentDirectoryPath.count)
            return Set(things).map { "\\($0.number)" }
            """
        let shared = """
            import Foundation
            final class Thing: Hashable {
                let number: Int
                init(_ number: Int) { self.number = number }
                static func == (left: Thing, right: Thing) -> Bool { left === right }
                func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
            }
            """
        let bench = try TestBench()
        let blocks: [(kind: Block.Kind, name: String, code: String)] = [
            (.shared, "shared-1", shared), (.experiment, "first", "return (0..<10_000).map { \"number \\($0)\" }"),
            (.experiment, "order", printing),
        ]
        func order(after others: [String]) throws -> (values: [String]?, printed: String?, key: Digest?) {
            let result = try bench.bringUpToDate(.ofBlocks(blocks))
            #expect(result.ran == others + ["order"])
            let outcome = result.outcomes["order"]
            return (try bench.strings(of: "order", in: result), outcome?.printed, outcome?.key)
        }
        let first = try order(after: ["first"])
        #expect(first.values?.count == 100)
        try bench.forgetOutcomes()
        let again = try order(after: ["first"])
        #expect(again.values == first.values && again.printed == first.printed)
        // Whatever ran before it in the same program.
        try bench.forgetOutcome(of: try #require(again.key))
        let alone = try order(after: [])
        #expect(alone.values == first.values && alone.printed == first.printed)
    }

    @Test(arguments: [
        (-1, false, BlockGuard.allCases), (1, true, [.writing, .signals]), (3, true, [.signals]), (6, true, []),
        (7, false, [.network, .calls]),
    ])
    func whatAKernelCannotIsKnown(landlock: Int, filtersCalls: Bool, missing: [BlockGuard]) {
        #expect(BlockGuard.missing(landlock: landlock, filtersCalls: filtersCalls, isolatesNetwork: true) == missing)
        let shared = BlockGuard.missing(landlock: landlock, filtersCalls: filtersCalls, isolatesNetwork: false)
        #expect(Set(shared) == Set(missing + [.network]))
    }

    @Test func whatIsNotGuardedIsSaidOnce() throws {
        let folder = TestFolder.unused("guards")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Folder.make(folder)
        let told = Told()
        let notice = GuardNotice(rememberedAt: "\(folder)/unguarded") { told.hear($0) }
        for missing in [[], [BlockGuard.writing, .signals], [.writing, .signals], []] as [[BlockGuard]] { notice.tell(missing) }
        #expect(
            told.texts.count { $0.contains("changing files outside its own folder, or from signalling other processes") } == 1)
    }
}

extension TestBench {
    /// The texts that an experiment returned.
    func strings(of block: String, in result: ChapterResult) throws -> [String]? {
        guard case .value(let digest)? = result.outcomes[block]?.product else { return nil }
        let store = store
        return try store.bytes(of: digest).map { try JSONDecoder().decode([String].self, from: $0) }
    }

    /// So that every block runs again.
    fileprivate func forgetOutcomes() throws { try FileManager.default.removeItem(atPath: "\(folder)/store/outcomes") }

    /// So that this block alone runs again.
    fileprivate func forgetOutcome(of key: Digest) throws {
        try FileManager.default.removeItem(atPath: "\(folder)/store/\(StoreLayout.record(key, .outcomes))")
    }
}

/// The notices that were told.
private final class Told: Sendable {
    private let heard = Mutex<[String]>([])
    var texts: [String] { heard.withLock { $0 } }
    func hear(_ event: BuildEvent) {
        if case .notice(let text) = event { heard.withLock { $0.append(text) } }
    }
}
