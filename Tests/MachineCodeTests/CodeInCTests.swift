import Foundation
import MachineCode
import Testing

/// A C program and an edit of it; the root is always `start`.
struct CEdit: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var source: String
    var old: String
    var new: String
    var changes: Bool
}

@Suite("What C code reaches")
struct CodeInCTests {
    private static let biased = """
        static const double used[8] = {1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5};
        static const double unused[8] = {0.125, 2.125, 3.125, 4.125, 5.125, 6.125, 7.125, 8.125};
        static double kept[8] = {10.5, 20.5, 30.5, 40.5, 50.5, 60.5, 70.5, 80.5};
        double start(int n) {
            double s = 0;
            for (int k = 5; k < n; k++) s = s * used[k - 5] + kept[(k - 3) & 7]--;
            return s;
        }
        double other(int n) { double s = 1; for (int k = 0; k < n; k++) s = s / unused[k & 7]; return s; }
        """
    private static let pointers = """
        static const int first[3] = {11, 12, 13};
        static const int second[3] = {21, 22, 23};
        const int *ends[2] = {first + 3, second + 2};
        int start(int i) { return ends[i][-1]; }
        """
    private static let choice = """
        static const long small[3] = {11, 12, 13};
        static const long large[3] = {21, 22, 23};
        static const long huge[3] = {31, 32, 33};
        static const long vast[3] = {41, 42, 43};
        const long *start(int i) {
            switch (i) { case 0: return small; case 1: return large; case 2: return huge; case 3: return vast; }
            return 0;
        }
        """
    private static let words = """
        const char *start(int i) {
            switch (i) { case 0: return "zero"; case 1: return "one"; case 2: return "two"; case 3: return "three"; }
            return "many";
        }
        """
    private static let startUp = """
        volatile int level = 3;
        __attribute__((constructor)) static void prepare(void) { level = 17; }
        int start(void) { return 5; }
        """
    private static let bounds = """
        struct plugin { int weight; };
        __attribute__((section("plugins"), used)) static struct plugin a = {41};
        extern struct plugin __start_plugins[], __stop_plugins[];
        int start(void) { int s = 0; for (struct plugin *p = __start_plugins; p < __stop_plugins; p++) s += p->weight; return s; }
        """
    private static let threadLocal = """
        static _Thread_local int counter = 31;
        static _Thread_local int unrelated = 77;
        int start(void) { return counter++; }
        int other(void) { return unrelated++; }
        """
    private static let recursion = """
        int odd(int n); int even(int n);
        int start(int n) { return even(n) + 4; }
        __attribute__((noinline)) int even(int n) { return n == 0 ? 1 : odd(n - 1); }
        __attribute__((noinline)) int odd(int n) { return n == 0 ? 0 : even(n - 1) * 2; }
        """

    private static let labels = """
        int start(int k) {
            static void *const places[] = {&&a, &&b, &&c, &&d};
            goto *places[k & 3];
            a: return 1; b: return k * 3; c: return k * 41; d: return 9;
        }
        """
    private static let aliases = """
        __attribute__((noinline)) static int step(int k) { return k * 31; }
        int walk(int k) __attribute__((weak, alias("step")));
        int start(int k) { return walk(k); }
        """

    static let edits: [CEdit] = [
        CEdit(testDescription: "jump to a label", source: labels, old: "41", new: "43", changes: true),
        CEdit(testDescription: "function by its other name", source: aliases, old: "31", new: "37", changes: true),
        CEdit(testDescription: "table read from its middle", source: biased, old: "8.5}", new: "9.5}", changes: true),
        CEdit(testDescription: "start of a table read with an offset", source: biased, old: "{1.5", new: "{1.25", changes: true),
        CEdit(testDescription: "variable table", source: biased, old: "80.5}", new: "81.5}", changes: true),
        CEdit(testDescription: "bias of an index", source: biased, old: "used[k - 5]", new: "used[k - 4]", changes: true),
        CEdit(testDescription: "table of another function", source: biased, old: "0.125", new: "0.1875", changes: false),
        CEdit(testDescription: "pointer past the end", source: pointers, old: "13}", new: "14}", changes: true),
        CEdit(testDescription: "pointer into a table", source: pointers, old: "22, 23", new: "24, 23", changes: true),
        CEdit(testDescription: "table of distances, first", source: choice, old: "11, 12", new: "19, 12", changes: true),
        CEdit(testDescription: "table of distances, last", source: choice, old: "43}", new: "44}", changes: true),
        CEdit(testDescription: "table of strings", source: words, old: "three", new: "drei!", changes: true),
        CEdit(testDescription: "default string", source: words, old: "many", new: "lots", changes: true),
        CEdit(testDescription: "constructor", source: startUp, old: "17", new: "18", changes: true),
        CEdit(testDescription: "section with bounds", source: bounds, old: "{41}", new: "{42}", changes: true),
        CEdit(testDescription: "thread-local value", source: threadLocal, old: "31", new: "32", changes: true),
        CEdit(testDescription: "mutual recursion", source: recursion, old: "* 2", new: "* 3", changes: true),
        CEdit(testDescription: "renamed functions", source: recursion, old: "odd", new: "uneven", changes: false),
    ]

    static let targets = ["x86_64-linux-gnu", "aarch64-linux-gnu"]

    @Test(arguments: edits, targets)
    func exactWithSections(_ edit: CEdit, target: String) throws {
        let flags = ["--target=\(target)", "-ffreestanding", "-ffunction-sections", "-fdata-sections"]
        let (before, after) = try digests(edit, flags)
        #expect((before != after) == edit.changes)
    }

    @Test(arguments: edits.filter(\.changes), targets)
    func neverTooLittleWithout(_ edit: CEdit, target: String) throws {
        let (before, after) = try digests(edit, ["--target=\(target)", "-ffreestanding"])
        #expect(before != after)
    }

    @Test(arguments: targets) func compilingAgainGivesTheSame(target: String) throws {
        for edit in Self.edits {
            let unchanged = CEdit(testDescription: "", source: edit.source, old: "start", new: "start", changes: false)
            let (before, after) = try digests(unchanged, ["--target=\(target)", "-ffreestanding"])
            #expect(before == after, "\(edit.testDescription)")
        }
    }

    private func digests(_ edit: CEdit, _ flags: [String]) throws -> (String, String) {
        #expect(edit.source.contains(edit.old))
        let workshop = try Workshop()
        let results = try [edit.source, edit.source.replacingOccurrences(of: edit.old, with: edit.new)].map { source in
            let reach = try ObjectSet([workshop.compileC(source, flags)]).reach(from: ["start"])
            #expect(reach.isTrustworthy, "\(reach.warnings)")
            return reach.digest
        }
        return (results[0], results[1])
    }
}
