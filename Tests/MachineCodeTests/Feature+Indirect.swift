/// Features whose code is reached by ways that are hard to see.
extension Feature {
    static let indirect: [Feature] = [
        Feature(
            "dynamic member lookup",
            """
            @dynamicMemberLookup struct Table {
                var base: [Int]
                subscript(dynamicMember name: String) -> Int { name.utf8.count * EDIT + base[0] }
            }
            @inline(never) func table(_ n: Int) -> Table { Table(base: [n]) }
            """, "table(seed).length"),
        Feature(
            "dynamic member lookup by key path",
            """
            struct Inner { var n: Int; var scaled: Int { n * EDIT } }
            @dynamicMemberLookup struct Outer { var inner: Inner
                subscript<T>(dynamicMember path: KeyPath<Inner, T>) -> T { inner[keyPath: path] } }
            """, "Outer(inner: Inner(n: seed)).scaled"),
        Feature(
            "dynamic call",
            "@dynamicCallable struct Sum { func dynamicallyCall(withArguments all: [Int]) -> Int { all.reduce(EDIT, +) } }",
            "Sum()(1, 2, seed)"),
        Feature(
            "result builder",
            """
            @resultBuilder enum Adding {
                static func buildBlock(_ parts: Int...) -> Int { parts.reduce(0, +) }
                static func buildExpression(_ part: Int) -> Int { part * EDIT }
                static func buildOptional(_ part: Int?) -> Int { part ?? 1 }
            }
            func added(@Adding _ body: () -> Int) -> Int { body() }
            """, "added { seed; if seed > 1 { 5 } }"),
        Feature(
            "specialization asked for by an attribute",
            """
            @_specialize(where T == Int) @inline(never)
            func sum<T: BinaryInteger>(_ all: [T]) -> T { all.reduce(EDIT, +) }
            """, "sum([seed, 3])"),
        Feature(
            "pointer to a C function", "let step: @convention(c) (Int) -> Int = { $0 &* EDIT }\nlet steps = [step, step]",
            "steps[seed & 1](seed)"),
        Feature(
            "closure stored in a dictionary",
            "let rules: [String: @Sendable (Int) -> Int] = [\"a\": { $0 + 1 }, \"b\": { $0 * EDIT }]",
            "rules[seed > 1 ? \"b\" : \"a\"]!(seed)"),
        Feature(
            "requirement with a default in a constrained extension",
            """
            protocol Ranked { static var rank: Int { get } }
            extension Ranked where Self: BinaryInteger { static var rank: Int { EDIT } }
            extension UInt16: Ranked {}
            @inline(never) func rank(_ all: [any Ranked.Type]) -> Int { all.reduce(0) { $0 + $1.rank } }
            """, "rank([UInt16.self]) + seed"),
        Feature(
            "derived coding of an enum with values",
            "enum Shape: Codable { case circle(radius: Int), square(sideEDIT: Int) }",
            "try JSONEncoder().encode([Shape.circle(radius: seed), .square(sideEDIT: 2)]).count"),
        Feature(
            "order of cases", "enum Level: Int, CaseIterable { case low = EDIT, high = 99 }",
            "Level.allCases.reduce(0) { $0 + $1.rawValue } + seed"),
        Feature(
            "parameter pack",
            """
            @inline(never) func total<each T: BinaryInteger>(_ part: repeat each T) -> Int {
                var sum = EDIT
                repeat sum += Int(each part)
                return sum
            }
            """, "total(seed, UInt8(3), Int16(4))"),
        Feature(
            "existential of a class with a protocol",
            """
            protocol Weighed: AnyObject { var weight: Int { get } }
            final class Stone: Weighed { let n: Int; init(_ n: Int) { self.n = n }; var weight: Int { n * EDIT } }
            @inline(never) func pick(_ n: Int) -> AnyObject { Stone(n) }
            """, "(pick(seed) as? any Weighed)?.weight ?? 0"),
        Feature(
            "type stored in a property",
            """
            protocol Making { init(); func made() -> Int }
            struct First: Making { func made() -> Int { 1 } }
            struct Second: Making { func made() -> Int { EDIT } }
            let makers: [any Making.Type] = [First.self, Second.self]
            """, "makers[seed & 1].init().made()"),
        Feature(
            "iterator of an own sequence",
            """
            struct Countdown: Sequence, IteratorProtocol { var n: Int
                mutating func next() -> Int? { if n <= 0 { return nil }; n -= 1; return n * EDIT } }
            @inline(never) func all(_ s: any Sequence<Int>) -> [Int] { var a: [Int] = []; for x in s { a.append(x) }; return a }
            """, "all(Countdown(n: seed)).count"),
        Feature(
            "task-local value", "enum Local { @TaskLocal static var level = EDIT }",
            "Local.$level.withValue(seed) { Local.level } + Local.level"),
        Feature(
            "interpolation of an own kind",
            """
            extension DefaultStringInterpolation {
                mutating func appendInterpolation(wide n: Int) { appendLiteral(String(repeating: "x", count: n + EDIT)) }
            }
            """, "\"\\(wide: seed)\".utf8.count"),
        Feature(
            "literal of an own type",
            "struct Meters: ExpressibleByIntegerLiteral { var n: Int; init(integerLiteral n: Int) { self.n = n * EDIT } }\n"
                + "@inline(never) func length(_ m: Meters) -> Int { m.n }", "length(5) + seed"),
        Feature(
            "value that cannot be copied",
            "struct Handle: ~Copyable { var n: Int; deinit { closed += EDIT } }\nnonisolated(unsafe) var closed = 0\n"
                + "@inline(never) func use(_ h: borrowing Handle) -> Int { h.n }",
            "do { _ = use(Handle(n: seed)) }; return closed"),
        Feature(
            "generic type's static function through a metatype",
            """
            class Shape { class func sides() -> Int { 0 } }
            final class Polygon<T>: Shape { override class func sides() -> Int { EDIT } }
            @inline(never) func sides(_ t: Shape.Type) -> Int { t.sides() }
            """, "sides(Polygon<Int>.self) + seed"),
        Feature(
            "line of a message",
            "@inline(never) func place(_ n: Int, line: Int = #line) -> Int { n * line }\n#sourceLocation(file: \"a\", line: EDIT)\n"
                + "@inline(never) func called(_ n: Int) -> Int { place(n) }\n#sourceLocation()", "called(seed)"),
    ]
}
