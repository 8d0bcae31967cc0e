import Foundation
import Synchronization
import TestSupport
import Testing
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// Sweeps on a cluster, with stand-ins for Slurm's commands. (`Tests/Cluster/check` has a real one.)
@Suite struct SlurmTests {
    /// Commands that write down how they were called, and answer what a test says.
    private final class StandIn: Sendable {
        let tree: FileTree
        let notices = Mutex<[String]>([])

        /// - Parameter states: the fields of `squeue` for each of the tasks that there are.
        init(states: [String] = [], submits: Bool = true) throws {
            tree = try FileTree()
            try tree.write(states.map { $0 + "\n" }.joined(), to: "states")
            try command("sbatch", submits ? "exit 0" : "echo no such partition; exit 1")
            try command("squeue", "cat \(tree.path("states"))")
            try command("sacct", "exit 1")
            try command("scancel", "exit 0")
        }

        private func command(_ name: String, _ body: String) throws {
            try tree.write("#!/bin/sh\necho \"\(name) $*\" >>\(tree.path("calls"))\n\(body)\n", to: name)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tree.path(name))
        }

        /// Answers of the first array that is submitted something else than of the others.
        func tellFirst(_ first: String, others: String) throws {
            let name = tree.path("first")
            try command(
                "sbatch", "[ -s \(name) ] || for a; do case $a in --job-name=*) echo \"--name=${a#*=}\" >\(name);; esac; done")
            try tree.write(first + "\n", to: "ofFirst")
            try tree.write(others + "\n", to: "ofOthers")
            let answer = "cat \(tree.path("ofFirst")); else cat \(tree.path("ofOthers")); fi"
            try command("squeue", "if echo \"$*\" | grep -q -e \"$(cat \(name))\"; then \(answer)")
        }

        func calls(of name: String) throws -> [String] {
            let text = (try? String(contentsOfFile: tree.path("calls"), encoding: .utf8)) ?? ""
            return text.split(separator: "\n").map(String.init).filter { $0.hasPrefix("\(name) ") }
        }

        var store: Store { Store(folder: tree.path("store"), stamps: FileStamps(path: tree.path("stamps"))) { _ in } }

        func engine() -> SlurmEngine {
            SlurmEngine(
                options: ["--partition=long"], notebook: "/opt/it's/notebook", folder: tree.path("cluster"), store: store,
                libraries: [:], interval: 0.01, commands: tree.root
            ) { notice in self.notices.withLock { $0.append(notice) } }
        }
    }

    private static func order(_ count: Int) -> SweepOrder {
        SweepOrder(
            chapter: "01-a", block: "values", cells: (0..<count).map { SweepCell(parameters: "\($0)", key: Digest(of: "\($0)")) },
            program: "/program", store: "/store", inputs: [:], data: [:], readable: [], parameters: [:], usesNetwork: false,
            timeout: 60, memory: 8, day: "2026-11-21", processor: [])
    }

    private static func outcome(seconds: Double) -> BlockOutcome {
        BlockOutcome(payload: .product(.text("")), printed: "", seconds: seconds, key: nil, day: "2026-11-21")
    }

    @Test func whatANodeLostRunsOnceMore() throws {
        let cluster = try StandIn(states: ["7|0|NODE_FAIL|n1"])
        let failures = try cluster.engine().run(Self.order(1)) { _ in }
        #expect(try cluster.calls(of: "sbatch").count == 2)
        guard case .lost(let message)? = failures[Digest(of: "0")]?.cause else {
            Issue.record("the cell did not fail")
            return
        }
        #expect(message.hasPrefix("its task 7_0 on n1 ended with NODE_FAIL: ") && message.hasSuffix("/logs/7_0.log"))
    }

    /// The array that lost a task still runs while another has its cells: what became of the task is told of it once.
    @Test func aLostTaskIsSettledOnceWhileItsArrayRuns() throws {
        let cluster = try StandIn()
        try cluster.tellFirst("7|0|NODE_FAIL|n1\n7|1|RUNNING|n2", others: "8|0|RUNNING|n2")
        let (engine, order, store, calls) = (cluster.engine(), Self.order(2), cluster.store, cluster.tree.path("calls"))
        let value = Self.outcome(seconds: 1)
        let late = Thread {
            func count(_ name: String) -> Int {
                let text = (try? String(contentsOfFile: calls, encoding: .utf8)) ?? ""
                return text.split(separator: "\n").filter { $0.hasPrefix("\(name) ") }.count
            }
            while count("sbatch") < 2 { Thread.sleep(forTimeInterval: 0.01) }
            // Time enough to ask for both arrays again.
            let asked = count("squeue")
            while count("squeue") < asked + 6 { Thread.sleep(forTimeInterval: 0.01) }
            for cell in order.cells { try? store.setRecord(value, of: .outcomes, for: cell.key) }
        }
        late.start()
        let failures = try engine.run(order) { _ in }
        #expect(failures.isEmpty)
        #expect(try cluster.calls(of: "sbatch").count == 2)
    }

    @Test(arguments: ["TIMEOUT", "OUT_OF_MEMORY", "FAILED", "CANCELLED by 1000"])
    func whatItsCellsAreToBlameForDoesNot(_ state: String) throws {
        let cluster = try StandIn(states: ["7|0|\(state)|n1"])
        let failures = try cluster.engine().run(Self.order(1)) { _ in }
        #expect(try cluster.calls(of: "sbatch").count == 1)
        #expect(failures.count == 1)
    }

    /// Values that are on the shared files are all that counts; how long the first took says how many a task has.
    @Test func valuesAreFoundAndSayHowLongATaskIs() throws {
        let cluster = try StandIn(states: ["7|0|RUNNING|n1"])
        for cell in Self.order(100).cells {
            try cluster.store.setRecord(Self.outcome(seconds: 2), of: .outcomes, for: cell.key)
        }
        let ended = Mutex(0)
        let failures = try cluster.engine().run(Self.order(100)) { count in ended.withLock { $0 += count } }
        #expect(failures.isEmpty && ended.withLock { $0 } == 100)
        let submitted = try cluster.calls(of: "sbatch")
        // Eight to try, then the others, thirty a task.
        #expect(submitted.count == 2)
        #expect(submitted.first?.contains("--array=0-7 ") == true && submitted.last?.contains("--array=0-3 ") == true)
        #expect(submitted.allSatisfy { $0.contains("--partition=long") && $0.contains("'/opt/it'\\''s/notebook' 'cells'") })
    }

    @Test func whatIsNotSubmittedIsTold() throws {
        let cluster = try StandIn(submits: false)
        let error = #expect(throws: SystemFailure.self) { try cluster.engine().run(Self.order(1)) { _ in } }
        #expect("\(try #require(error))".contains("no such partition"))
    }

    @Test func answersAreRead() {
        let queued = SlurmTaskState.list(parsing: "7|0|RUNNING|n1\n7|12|NODE_FAIL|n[2-3]\n7|1-3|PENDING|\nslurm says\n")
        #expect(queued.map(\.job) == ["7_0", "7_12"] && queued.map(\.isActive) == [true, false])
        #expect(queued.map(\.isLost) == [false, true])
        let accounted = SlurmTaskState.list(parsingAccounts: "7_4|CANCELLED by 0|n1\n7_[5-9]|PENDING|None\n")
        #expect(accounted == [SlurmTaskState(job: "7_4", index: 4, state: "CANCELLED", node: "n1")])
    }

    @Test func tasksShareTheCells() throws {
        var batch = SlurmBatch(order: Self.order(7), chunk: 3, libraries: [:])
        #expect(batch.cells(ofTask: 2).count == 1 && batch.cells(ofTask: 3).isEmpty && batch.cells(ofTask: .max).isEmpty)
        #expect(batch.taskCount == 3)
        #expect((0..<4).map { batch.cells(ofTask: $0).map(\.parameters) } == [["0", "1", "2"], ["3", "4", "5"], ["6"], []])
        let name = try batch.name
        batch.mark = "another"
        #expect(try batch.name != name)
    }
}
