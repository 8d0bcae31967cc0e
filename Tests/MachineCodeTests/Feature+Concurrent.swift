/// Features of concurrent code, and others that were found to be worth a case.
extension Feature {
    private static let waiting = """
        @inline(never) func waited(_ k: Int) -> Int {
            let end = DispatchSemaphore(value: 0)
            nonisolated(unsafe) var result = 0
            Task { result = await work(k); end.signal() }
            end.wait()
            return result
        }

        """

    static let concurrent: [Feature] = [
        Feature(
            "actor's method",
            waiting
                + """
                actor Counter { var n = 1; func add(_ k: Int) -> Int { n += k * EDIT; return n } }
                func work(_ k: Int) async -> Int { await Counter().add(k) }
                """, "waited(seed)"),
        Feature(
            "child tasks",
            waiting
                + """
                func half(_ k: Int) async -> Int { k + EDIT }
                func work(_ k: Int) async -> Int { async let a = half(k); async let b = half(k + 1); return await a + b }
                """, "waited(seed)"),
        Feature(
            "asynchronous requirement",
            waiting
                + """
                protocol Source: Sendable { func value() async -> Int }
                struct Near: Source { func value() async -> Int { EDIT } }
                struct Far: Source { func value() async -> Int { 4 } }
                @inline(never) func pick(_ k: Int) -> any Source { k == 2 ? Near() : Far() }
                func work(_ k: Int) async -> Int { await pick(k).value() }
                """, "waited(seed)"),
        Feature(
            "observed object",
            "@Observable final class Level { var value = 1; func scaled() -> Int { value * EDIT } }",
            "let level = Level(); level.value = seed; return level.scaled()"),
        Feature(
            "key path with an index",
            "struct Grid { var cells = [1, 2, EDIT]; subscript(i: Int) -> Int { cells[i % 3] * 2 } }\n"
                + "@inline(never) func path(_ k: Int) -> KeyPath<Grid, Int> { \\Grid[k] }", "Grid()[keyPath: path(seed)]"),
        Feature(
            "equality of a key path's index",
            """
            struct Place: Hashable { var v: Int
                static func == (a: Place, b: Place) -> Bool { a.v % EDIT == b.v % EDIT }
                func hash(into hasher: inout Hasher) { hasher.combine(v % 3) } }
            struct Map { subscript(p: Place) -> Int { p.v } }
            """, "(\\Map[Place(v: seed)] as PartialKeyPath<Map>) == \\Map[Place(v: 19)] ? 1 : 0"),
        Feature(
            "jump table",
            """
            @inline(never) func say(_ text: String) { print(text) }
            @inline(never) func jump(_ n: Int) -> Int {
                switch n {
                case 0: say("a"); return 1
                case 1: say("bb"); return n * n
                case 2: say("c"); return n * EDIT
                case 3: say("ddd"); return n - 4
                case 4: say("e"); return n / 3
                case 5: say("f"); return n ^ 9
                default: return 0
                }
            }
            """, "jump(seed)"),
        Feature(
            "regular expression",
            "@inline(never) func count(_ text: String) -> Int { text.firstMatch(of: #/EDIT(\\d+)x/#)?.1.count ?? 0 }",
            "count(\"\\(seed)\")"),
        Feature("array inside", "let table: InlineArray<4, Int> = [1, 2, EDIT, 4]", "table[seed & 3]"),
        Feature(
            "function under another name",
            "@_silgen_name(\"other_name\") @inline(never) func defined(_ k: Int) -> Int { k * EDIT }\n"
                + "@_silgen_name(\"other_name\") func declared(_ k: Int) -> Int", "declared(seed)"),
        // A count in a protocol's descriptor, taken for a distance, once led to the next type.
        Feature(
            "conformance of a system type found by a cast",
            """
            protocol Scored { var score: Int { get } }
            extension Int: Scored { var score: Int { self * EDIT } }
            @inline(never) func total(_ all: [Any]) -> Int { all.compactMap { ($0 as? any Scored)?.score }.reduce(0, +) }
            """, "total([seed, \"x\", 2])"),
    ]
}
