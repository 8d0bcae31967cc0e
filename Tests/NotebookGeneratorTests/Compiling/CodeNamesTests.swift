import ChapterReading
import Foundation
import Testing
@testable import ChapterRunning
@testable import MachineCode
@testable import Storage

/// What names stand for comes from the compiler.
struct CodeNamesTests {
    private static let shared = """
        import Numerics
        import SequenceModels
        struct Pair { var count = 1; func doubled(by factor: Int) -> Int { count * factor } }
        extension Array where Element == Double { var 𝛼mean: Double { reduce(0, +) } }
        """

    private static let chapter = Chapter.ofBlocks([
        (.shared, "shared-1", shared), (.experiment, "numbers", "let é = \"🙂\"; return [Double(é.count), 2.0]"),
        (
            .experiment, "uses",
            """
            let count = numbers.count
            let pair = Pair(count: count)
            func local(_ numbers: [Double]) -> Double { numbers.𝛼mean }
            let flow = VanillaFlow()
            let stream = RandomStream(seed: 1)
            return local([Double(pair.doubled(by: pair.count))]) + Double(flow.label.count) + stream.uniform(at: 0)
            """
        ),
    ])

    /// The words at which each declaration is named in a block's code.
    private func words(_ names: CodeNames, in code: String) -> [String: [String]] {
        let units = Array(code.utf16)
        return names.places.reduce(into: [:]) { words, entry in
            words["\(entry.key.module) \(entry.key.path)"] = entry.value.map { start in
                String(String(decoding: units[start...], as: UTF16.self).prefix { $0.isLetter || $0.isNumber || $0 == "_" })
            }
        }
    }

    @Test func namesAreWhatTheCompilerTakesThemFor() throws {
        let bench = try TestBench()
        let compiler = try bench.compiler()
        try #require(compiler.indexLibrary != nil)
        let compiled = try compiler.compile(tangle(Self.chapter), of: Self.chapter)
        let names = try compiled.names.map { CodeNames.list(parsing: try #require(bench.store.bytes(of: $0))) }
            .reduce(into: [:]) { $0.merge($1) { first, _ in first } }
        let code = Self.chapter.blocks[2].code
        let found = words(try #require(names["uses"]), in: code)
        // Of all `count` one is the pair's, and the label of its initializer may be; a local one, an array's and a text's lead nowhere.
        let counts = try #require(names["uses"]?.places[DeclaredName(module: "Chapter", path: "Pair.count")])
        let own = ["Pair(count", "pair.count"].compactMap { code.range(of: $0)?.upperBound.utf16Offset(in: code) }.map { $0 - 5 }
        #expect(Set(counts).isSubset(of: own) && counts.last == own.last)
        #expect(found["Chapter Pair.init(count:)"] == ["Pair"])
        #expect(found["Chapter Pair.doubled(by:)"] == ["doubled"])
        #expect(found["Chapter Array.𝛼mean"] == ["𝛼mean"])
        #expect(found["SequenceModels VanillaFlow.init()"] == ["VanillaFlow"])
        #expect(found["SequenceModels VanillaFlow.label"] == ["label"])
        #expect(found["Numerics RandomStream.init(seed:)"] == ["RandomStream"])
        // The experiment's value, not the parameter that is called so too.
        #expect(found[" numbers"] == ["numbers"])
        #expect(names["uses"]?.places[.value(of: "numbers")] == [12])
        // Types in a declaration are named too.
        #expect(names["shared-1"]?.places.keys.contains { $0.path == "Pair" } == true)
    }

    @Test func whatIsKnownIsReadAgain() {
        let names = [
            "a": CodeNames([DeclaredName(module: "M", path: "f(x:)", types: "Int Double"): [3, 40], .value(of: "rates"): [7]]),
            "b": CodeNames(),
        ]
        #expect(CodeNames.list(parsing: CodeNames.text(of: names)) == names)
        #expect(CodeNames.list(parsing: Data("M\tf\t\t3\nblock\n".utf8)).isEmpty)
        let functions = ReachedFunctions([
            "a": [DeclaredName(module: "M", path: "f()"), DeclaredName(module: "N", path: "g()")], "b": [],
        ])
        #expect(ReachedFunctions(parsing: functions.text) == functions)
        #expect(ReachedFunctions(parsing: Data("block\ta\t7\n".utf8)) == ReachedFunctions(["a": []]))
    }

    @Test func theRecordOfCodeIsReadAgain() {
        let f = DeclaredName(module: "M", path: "f(x:)", types: "Int")
        var code = RecordedCode()
        code.chapters["01-a"] = RecordedCode.Chapter(
            state: "63ef8c8d1a2b3c4d",
            blocks: [
                "rates": RecordedCode.Block(
                    code: "0123456789abcdef", names: CodeNames([f: [3, 40], .value(of: "b"): [7]]), functions: [f]),
                "none": RecordedCode.Block(code: "0123456789abcdef", names: CodeNames(), functions: []),
            ])
        code.chapters["02-b"] = RecordedCode.Chapter(state: "1", blocks: [:])
        #expect(RecordedCode(parsing: code.text) == code)
        #expect(RecordedCode(parsing: Data("block\ta\t\t\t\nname\n\u{0}".utf8)) == RecordedCode())
    }

    /// A compilation from the store tells the same as one that was made just now.
    @Test func namesAreRemembered() throws {
        let bench = try TestBench()
        let first = try bench.compiler().compile(tangle(Self.chapter), of: Self.chapter)
        let again = try bench.compiler().compile(tangle(Self.chapter), of: Self.chapter)
        #expect(first.names == again.names && !first.names.isEmpty)
        let clean = try TestBench()
        #expect(try clean.compiler().compile(tangle(Self.chapter), of: Self.chapter).names == first.names)
    }

    struct Symbol: Sendable, CustomTestStringConvertible {
        var demangled: String
        var expected: String
        var testDescription: String { demangled }
    }

    @Test(arguments: [
        Symbol(demangled: "Numerics.Matrix", expected: "Numerics Matrix"),
        Symbol(
            demangled: "static Numerics.Matrix.zero(rows: Swift.Int, Swift.Int) -> Numerics.Matrix",
            expected: "Numerics Matrix.zero(rows:_:) Int Int"),
        Symbol(demangled: "Numerics.Matrix.rows.getter : Swift.Int", expected: "Numerics Matrix.rows"),
        Symbol(
            demangled: "Numerics.Matrix.subscript.getter : (Swift.Int) -> Swift.Double", expected: "Numerics Matrix.subscript"),
        Symbol(demangled: "Numerics.Stream.read(from: Swift.Int) -> ()", expected: "Numerics Stream.read(from:) Int"),
        Symbol(
            demangled:
                "closure #1 (Swift.Int) -> Swift.Int in closure #2 in Numerics.map<A, B>([A], by: (A) throws -> B) throws -> [B]",
            expected: "Numerics map(_:by:)"),
        Symbol(
            demangled:
                "generic specialization <Swift.Int, (a: A.B, c: () -> C.D)> of (extension in Numerics):Swift.Array<A where A == B<C>>.mean(of: Numerics.Part?) -> A",
            expected: "Numerics Array.mean(of:) Part"),
        Symbol(demangled: "Numerics.(helper in _5A0EDB30C1F2D3E4A5B6C7D8E9F00112)() -> ()", expected: "Numerics helper()"),
        Symbol(
            demangled: "Numerics.(Box in _5A0EDB30C1F2D3E4A5B6C7D8E9F00112).init(x: A.Element...) -> Numerics.(Box in _5A)",
            expected: "Numerics Box.init(x:) Element"),
        Symbol(demangled: "one-time initialization function for table in Numerics", expected: "none"),
        Symbol(demangled: "default argument 1 of Numerics.f(x: Swift.Int) -> ()", expected: "Numerics f(x:) Int"),
        Symbol(demangled: "type metadata for Numerics.Matrix", expected: "none"),
        Symbol(demangled: "protocol witness for A.b() -> () in conformance C.D : A.B in C", expected: "none"),
        Symbol(demangled: "x #1 : Swift.Int in Numerics.f() -> ()", expected: "none"),
        Symbol(demangled: "Numerics.f(", expected: "none"), Symbol(demangled: "", expected: "none"),
    ])
    func aSymbolIsOfADeclaration(_ symbol: Symbol) {
        let name = DeclaredName(demangled: symbol.demangled)
        let text = name.map { [$0.module, $0.path, $0.types].filter { !$0.isEmpty }.joined(separator: " ") }
        #expect(text ?? "none" == symbol.expected)
    }
}
