/// Features that most programs use.
extension Feature {
    static let common: [Feature] = [
        Feature(
            "conditional conformance found by a cast",
            """
            protocol Sized { var size: Int { get } }
            struct Item: Sized { var size: Int { 2 } }
            extension Array: Sized where Element: Sized { var size: Int { reduce(EDIT) { $0 + $1.size } } }
            @inline(never) func size(of x: Any) -> Int { (x as? any Sized)?.size ?? -1 }
            """, "size(of: [Item(), Item()]) + seed"),
        Feature(
            "conformance found by a cast of a metatype",
            """
            protocol Named { static var title: Int { get } }
            struct Item: Named { static var title: Int { EDIT } }
            @inline(never) func title(of type: Any.Type) -> Int { (type as? any Named.Type)?.title ?? -1 }
            """, "title(of: Item.self) + seed"),
        Feature(
            "associated type's witness",
            """
            protocol Source { associatedtype Part: Numeric; func part() -> Part }
            struct Part: Numeric, ExpressibleByIntegerLiteral {
                var n: Int; init(n: Int) { self.n = n }; init(integerLiteral n: Int) { self.n = n }
                init?<T: BinaryInteger>(exactly s: T) { n = Int(s) }
                var magnitude: UInt { UInt(n) }
                static func + (a: Part, b: Part) -> Part { Part(n: a.n + b.n + EDIT) }
                static func - (a: Part, b: Part) -> Part { Part(n: a.n - b.n) }
                static func * (a: Part, b: Part) -> Part { Part(n: a.n * b.n) }
                static func *= (a: inout Part, b: Part) { a = a * b }
            }
            struct Whole: Source { func part() -> Part { 3 } }
            @inline(never) func twice<S: Source>(_ s: S) -> UInt where S.Part.Magnitude == UInt { (s.part() + s.part()).magnitude }
            """, "Int(twice(Whole())) + seed"),
        Feature(
            "inherited protocol's default",
            """
            protocol Base { func level() -> Int }
            extension Base { func level() -> Int { EDIT } }
            protocol Refined: Base { func depth() -> Int }
            extension Refined { func depth() -> Int { level() * 2 } }
            struct Thing: Refined {}
            @inline(never) func depth(_ x: any Refined) -> Int { x.depth() }
            """, "depth(Thing()) + seed"),
        Feature(
            "override called through a base class in an array",
            """
            class Animal { func legs() -> Int { 4 } }
            class Bird: Animal { override func legs() -> Int { EDIT } }
            @inline(never) func legs(_ all: [Animal]) -> Int { all.reduce(0) { $0 + $1.legs() } }
            """, "legs([Animal(), Bird()]) + seed"),
        Feature(
            "generic class",
            """
            class Holder<T> { var value: T; init(_ v: T) { value = v }; func weight() -> Int { EDIT } }
            final class Special<T>: Holder<T> { override func weight() -> Int { super.weight() + 1 } }
            @inline(never) func weigh<T>(_ h: Holder<T>) -> Int { h.weight() }
            """, "weigh(Special(\"x\")) + seed"),
        Feature(
            "hashing and equality in a set",
            """
            struct Key: Hashable {
                var n: Int
                static func == (a: Key, b: Key) -> Bool { a.n % EDIT == b.n % EDIT }
                func hash(into h: inout Hasher) { h.combine(n % 2) }
            }
            """, "Set((0..<seed).map(Key.init)).count"),
        Feature(
            "comparison in a sort",
            """
            struct Rank: Comparable { var n: Int; static func < (a: Rank, b: Rank) -> Bool { (a.n ^ EDIT) < (b.n ^ EDIT) } }
            """, "(0..<seed).map(Rank.init).sorted().first!.n"),
        Feature(
            "field names in a mirror", "struct Point { var aEDIT = 1; var b = 2 }",
            "Mirror(reflecting: Point()).children.map { $0.label! }.joined().utf8.count + seed"),
        Feature(
            "type name",
            "enum KindEDIT { case x }\n@inline(never) func name(_ t: Any.Type) -> Int { \"\\(t)\".utf8.reduce(0) { $0 + Int($1) } }",
            "name(KindEDIT.self) + seed"),
        Feature(
            "printed case", "enum Shade { case darkEDIT, light }", "\"\\([Shade.darkEDIT, .light][seed & 1])\".utf8.count"),
        Feature(
            "custom coding",
            """
            struct Coded: Codable {
                var n: Int
                init(n: Int) { self.n = n }
                init(from d: any Decoder) throws { n = try d.singleValueContainer().decode(Int.self) }
                func encode(to e: any Encoder) throws { var c = e.singleValueContainer(); try c.encode(n + EDIT) }
            }
            """, "try JSONEncoder().encode([Coded(n: seed)]).count"),
        Feature(
            "coding key", "struct Coded: Codable { var n = 1; enum CodingKeys: String, CodingKey { case n = \"numberEDIT\" } }",
            "try JSONEncoder().encode(Coded()).count + seed"),
        Feature(
            "error description",
            """
            struct Failure: Error, CustomStringConvertible { var description: String { "failed EDIT" } }
            @inline(never) func fails(_ n: Int) throws { if n > 1 { throw Failure() } }
            """, "do { try fails(seed); return 1 } catch { return \"\\(error)\".utf8.count }"),
        Feature(
            "static member", "enum Constants { static let table: [String: Int] = [\"a\": 1, \"b\": EDIT] }",
            "Constants.table[\"b\"]! + seed"),
        Feature(
            "lazy property", "final class Store { lazy var v: Int = [1, 2, EDIT].reduce(0, +); init() {} }", "Store().v + seed"),
        Feature(
            "property wrapper",
            """
            @propertyWrapper struct Clamped { var n: Int; var wrappedValue: Int { get { n } set { n = min(newValue, EDIT) } }
                init(wrappedValue: Int) { n = wrappedValue } }
            struct Options { @Clamped var level = 1 }
            """, "var o = Options(); o.level = seed * 1000; return o.level"),
        Feature(
            "observer", "struct Watched { var log = 0; var v = 0 { didSet { log += EDIT } } }",
            "var w = Watched(); w.v = seed; return w.log"),
        Feature(
            "key path to a computed property", "struct Box { var a: Int; var twice: Int { a * EDIT }; var once: Int { a } }",
            "let paths: [KeyPath<Box, Int>] = [\\.twice, \\.once]; return Box(a: 2)[keyPath: paths[seed & 1]]"),
        Feature(
            "stored closure",
            "struct Rule: Sendable { var apply: @Sendable (Int) -> Int }\nlet rules = [Rule { $0 + 1 }, Rule { $0 * EDIT }]",
            "rules[seed & 1].apply(seed)"),
        Feature(
            "nested function",
            "func outer(_ n: Int) -> Int { func inner(_ k: Int) -> Int { k * EDIT }; return (0..<n).map(inner).reduce(0, +) }",
            "outer(seed)"),
        Feature(
            "operator", "infix operator <+>\n@inline(never) func <+> (a: Int, b: Int) -> Int { a &* EDIT &+ b }", "seed <+> 2"),
        Feature(
            "string with a zero inside", "@inline(never) func text() -> String { \"a\\0 long string with EDIT inside it\" }",
            "text().utf8.count + seed"),
        Feature(
            "static string table",
            "func word(_ n: Int) -> StaticString { switch n { case 0: \"zero\"; case 1: \"one\"; case 2: \"EDIT\"; case 3: \"three\"; default: \"many\" } }",
            "Int(word(seed).utf8Start.pointee)"),
        Feature(
            "table of tuples", "let pairs: [(Double, Int)] = [(1.5, 1), (2.5, EDIT), (3.5, 3)]",
            "pairs[seed % 3].1"),
        Feature(
            "vector constant", "@inline(never) func blend(_ v: SIMD4<Float>) -> SIMD4<Float> { v * SIMD4(1, 2, EDIT, 4) }",
            "Int(blend(SIMD4(repeating: Float(seed))).sum())"),
        Feature(
            "unspecialized generic code",
            "protocol Weighing { func weight() -> Int }\nstruct Stone: Weighing { func weight() -> Int { EDIT } }\n"
                + "@_semantics(\"optimize.sil.specialize.generic.never\") @inline(never) func sum<W: Weighing>(_ w: [W]) -> Int { w.reduce(0) { $0 + $1.weight() } }",
            "sum([Stone(), Stone()]) + seed"),
        Feature(
            "opaque result",
            "protocol Shape { func area() -> Int }\nstruct Square: Shape { func area() -> Int { EDIT } }\n@inline(never) func make() -> some Shape { Square() }",
            "make().area() + seed"),
        Feature(
            "indirect enum",
            "indirect enum Tree { case leaf(Int), node(Tree, Tree)\n  @inline(never) func sum() -> Int { switch self { case .leaf(let n): n + EDIT; case .node(let a, let b): a.sum() + b.sum() } } }",
            "Tree.node(.leaf(seed), .leaf(2)).sum()"),
        Feature(
            "deinitializer",
            "nonisolated(unsafe) var gone = 0\nfinal class Guard { let n: Int; init(_ n: Int) { self.n = n }; deinit { gone += EDIT } }\n@inline(never) func use(_ g: Guard) -> Int { g.n }",
            "_ = use(Guard(seed)); return gone"),
        Feature(
            "reflection by an own mirror",
            "struct Own: CustomReflectable { var customMirror: Mirror { Mirror(self, children: [\"v\": EDIT]) } }",
            "Mirror(reflecting: Own() as Any).children.reduce(0) { $0 + ($1.value as! Int) } + seed"),
        Feature(
            "subclass found by a cast",
            "class Root { func v() -> Int { 0 } }\nfinal class Leaf: Root { override func v() -> Int { EDIT } }\n@inline(never) func any(_ n: Int) -> Any { n > 100 ? Root() : Leaf() }",
            "(any(seed) as? Root)?.v() ?? 0"),
        Feature(
            "default argument of a method", "struct Maker { @inline(never) func make(_ n: Int = EDIT) -> Int { n * 2 } }",
            "Maker().make() + seed"),
        Feature(
            "asynchronous function",
            "@inline(never) func later(_ n: Int) async -> Int { await Task.yield(); return n * EDIT }\nactor Counter { var n = 0; func add(_ k: Int) async -> Int { n += await later(k); return n } }\n"
                + "func start(_ n: Int) -> Task<Int, Never> { Task { await Counter().add(n) } }",
            "let t = start(seed); return t.isCancelled ? 1 : 0"),
    ]
}
