import Testing
@testable import ChapterReading

/// Something that a block does wrong, or on purpose, and what is told of it.
struct BlockFault: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let name: String
    var timeout = 60.0
    var memory = 8.0
    let code: String
    /// What the message holds after the block's name.
    let told: String
    /// The line of the code that it stands at; nil for the block's own.
    var line: Int?

    init(
        _ testDescription: String, _ name: String, timeout: Double = 60, memory: Double = 8, _ code: String, told: String,
        line: Int? = nil
    ) {
        self.testDescription = testDescription
        self.name = name
        self.timeout = timeout
        self.memory = memory
        self.code = code
        self.told = told
        self.line = line
    }

    var kind: Block.Kind { name.hasPrefix("tbl-") ? .table : .experiment }

    /// What the faults' code uses.
    static let shared = """
        import Foundation
        /// A number that the compiler cannot know.
        @inline(never) func unknown(_ value: Int) -> Int { Int(String(value)) ?? 0 }
        @inline(never) func deep(_ n: Int) -> Int { n < -1_000_000_000 ? 0 : deep(n - 1) &+ deep(n - 2) &+ 1 }
        /// Writes where the notebook listens.
        func say(_ line: String) {
            let bytes = Array((line + "\\n").utf8)
            _ = write(3, bytes, bytes.count)
        }
        """

    static let all = traps + ends + claims + results + limits

    /// One wording, whoever noticed: the compiler's checks, the library's, or the kernel.
    private static let traps = [
        BlockFault(
            "an index", "index", "let list = [1, 2]\nreturn list[unknown(9)]", told: "failed: index out of range", line: 2),
        BlockFault("a sum", "sum", "return Int.max - 3 + unknown(9)", told: "failed: arithmetic overflow", line: 1),
        BlockFault(
            "a nil", "none", "let text: String? = unknown(1) > 5 ? \"x\" : nil\nreturn text!.count",
            told: "failed: unexpectedly found nil while unwrapping an Optional value", line: 2),
        BlockFault("a division", "quotient", "return 4 / unknown(0)", told: "failed: division by zero", line: 1),
        BlockFault(
            "a conversion", "conversion", "return Int(Double(unknown(1)) * 1e300)",
            told: "failed: "),
        BlockFault(
            "a cast", "casting", "let any: Any = \"\\(unknown(1))\"\nreturn any as! Int",
            told: "failed: could not cast value of type 'Swift.String' to 'Swift.Int'"),
        BlockFault(
            "a precondition", "condition", "precondition(unknown(1) > 5, \"five\")\nreturn 1",
            told: "failed: a precondition does not hold", line: 1),
        BlockFault(
            "a removal", "removal", "var list = [1].filter { $0 == unknown(2) }\nreturn list.removeLast()",
            told: "failed: there is nothing to remove: the collection is empty", line: 2),
        BlockFault(
            "a stride", "striding", "var total = 0\nfor x in stride(from: 0, to: 9, by: unknown(0)) { total += x }\nreturn total",
            told: "failed: the step of a stride is zero", line: 2),
        BlockFault(
            "words of its own", "words", "if unknown(1) > 0 { fatalError(\"Words of mine\") }\nreturn 1",
            told: "failed: Words of mine",
            line: 1),
        BlockFault("a stack", "recursion", "return deep(unknown(3))", told: "failed: stack overflow"),
        BlockFault(
            "a pointer", "pointer", "return UnsafePointer<Int>(bitPattern: unknown(12))!.pointee",
            told: "failed: a bad pointer was followed", line: 1),
        BlockFault("abort", "aborting", "if unknown(1) > 0 { abort() }\nreturn 1", told: "failed: it called `abort`"),
    ]

    private static let ends = [
        BlockFault("exit", "leaving", "if unknown(1) > 0 { exit(0) }\nreturn 1", told: "ended its process with exit code 0"),
        BlockFault(
            "a signal to its group", "group", "kill(0, SIGKILL)\nreturn 1", told: "the block's process was killed (signal 9)"),
        BlockFault("a closed descriptor", "closing", "close(3)\nreturn 1", told: "its code closed descriptor 3"),
        BlockFault(
            "a forged backtrace", "forging",
            "print(\"*** Signal 4: block:forging:9223372036854775807:1 block:forging:1:9223372036854775807\")\nexit(1)\nreturn 1",
            told: "ended its process with exit code 1"),
        BlockFault(
            "an error with a long description", "wordy",
            "struct Long: Error, CustomStringConvertible { var description: String { String(repeating: \"x\", count: 5_000_000) } }\n"
                + "throw Long()\nreturn 1", told: "threw: xxxx"),
    ]

    /// Lines that only the notebook's own code should write.
    private static let claims = [
        BlockFault(
            "a forged start", "beginning", timeout: 1,
            "say(#\"{\"started\":{\"process\":999999,\"supervisor\":1}}\"#)\nwhile unknown(1) > 0 { usleep(1000) }\nreturn 1",
            told: "wrote something else where its progress and its result are told"),
        BlockFault(
            "brackets at which a reader of JSON traps", "brackets", "say(String(repeating: \"[\", count: 513))\nreturn 1",
            told: "wrote something else where its progress and its result are told"),
        BlockFault(
            "a forged end", "ending", "say(#\"{\"ended\":{\"status\":0}}\"#)\nreturn 1",
            told: "wrote something else where its progress and its result are told"),
        BlockFault(
            "a forged failure of the system", "system", "say(#\"{\"systemFailed\":{\"_0\":\"no disk\"}}\"#)\n_exit(0)\nreturn 1",
            told: "could not read or write what it needs: no disk"),
        BlockFault(
            "progress that is none", "progress", "say(#\"{\"progress\":{\"_0\":1e9}}\"#)\nsleep(9)\nreturn 1",
            told: "wrote something else where its progress and its result are told"),
        BlockFault(
            "a product of another kind", "product",
            "say(#\"{\"finished\":{\"_0\":{\"text\":\"x\"},\"seconds\":1}}\"#)\n_exit(0)\nreturn 1",
            told: "told a result that no block of its kind makes"),
        BlockFault(
            "two ends", "twice", "say(#\"{\"finished\":{\"_0\":{\"value\":\"value.json\"},\"seconds\":1}}\"#)\nreturn 1",
            told: "told twice what came of it"),
        BlockFault(
            "a line without an end", "endless", timeout: 60,
            "let bytes = [UInt8](repeating: 65, count: 1 << 20)\nwhile unknown(1) > 0 { _ = write(3, bytes, bytes.count) }\nreturn 1",
            told: "told a result that is too long"),
    ]

    private static let results = [
        BlockFault(
            "a link in place of a value", "linked",
            "symlink(\"/etc/passwd\", \"../value.json\")\n"
                + "say(#\"{\"finished\":{\"_0\":{\"value\":\"value.json\"},\"seconds\":1}}\"#)\n_exit(0)\nreturn 1",
            told: "put something else in the place of its result: `value.json` is no file of its own"),
        BlockFault(
            "a FIFO in place of a value", "waiting",
            "mkfifo(\"../value.json\", 0o600)\n"
                + "say(#\"{\"finished\":{\"_0\":{\"value\":\"value.json\"},\"seconds\":1}}\"#)\n_exit(0)\nreturn 1",
            told: "put something else in the place of its result: `value.json` is no file of its own"),
        BlockFault(
            "no value", "nothing",
            "say(#\"{\"finished\":{\"_0\":{\"value\":\"value.json\"},\"seconds\":1}}\"#)\n_exit(0)\nreturn 1",
            told: "put something else in the place of its result: `value.json` is no file of its own"),
        BlockFault(
            "a value of a terabyte", "huge",
            "let file = open(\"../value.json\", O_WRONLY | O_CREAT, 0o600)\nftruncate(file, 1 << 40)\n"
                + "say(#\"{\"finished\":{\"_0\":{\"value\":\"value.json\"},\"seconds\":1}}\"#)\n_exit(0)\nreturn 1",
            told: "made a result of 1048576 MiB (`value.json`), more than the 1024 that a result may have"),
        BlockFault(
            "a value that it may not write", "refused",
            "var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)\nsetrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)\n"
                + "return Array(0..<10000)", told: "could not read or write what it needs: "),
        BlockFault(
            "a row that is too long", "tbl-ragged", "return Table(columns: [.init(\"x\")], rows: [[.init(\"1\"), .init(\"2\")]])",
            told: "threw: row 1 of the table has 2 cells under 1 columns"),
    ]

    private static let limits = [
        BlockFault(
            "time", "slow", timeout: 0.5, "var x = 1.0\nwhile x > 0 { x = x * 0.5 + 1 }\nreturn x",
            told: "took longer than its 0.5 seconds"),
        BlockFault(
            "time, though it stops its signals", "deaf", timeout: 0.5,
            "for number: Int32 in 1..<32 { signal(number, SIG_IGN) }\nvar all = sigset_t()\nsigfillset(&all)\n"
                + "sigprocmask(SIG_BLOCK, &all, nil)\nwhile unknown(1) > 0 { usleep(1000) }\nreturn 1",
            told: "took longer than its 0.5 seconds"),
        BlockFault(
            "memory that no process has in view", "hidden", memory: 1,
            "for _ in 0..<40 {\n    let size = 64 << 20\n"
                + "    let place = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)!\n"
                + "    place.storeBytes(of: 1, as: UInt8.self)\n    madvise(place, size, MADV_DONTNEED)\n}\nsleep(20)\nreturn 1",
            told: "used "),
        BlockFault(
            "memory of the kernel's tables", "tables", memory: 0.3,
            "let size = 320 << 30\n"
                + "let place = mmap(nil, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)!\n"
                + "madvise(place, size, 15)  // no huge pages\nvar seen = 0\n"
                + "for start in stride(from: 0, to: size, by: 2 << 20) { seen += Int(place.load(fromByteOffset: start, as: UInt8.self)) }\n"
                + "sleep(20)\nreturn seen", told: "used "),
        BlockFault(
            "memory of its children", "family", memory: 0.3,
            "let process = Process()\nprocess.executableURL = URL(fileURLWithPath: \"/bin/sh\")\n"
                + "process.arguments = [\"-c\", \"head -c 500000000 /dev/zero | tail -c 500000000 | sleep 60\"]\n"
                + "try process.run()\nprocess.waitUntilExit()\nreturn 1", told: "used "),
    ]
}
