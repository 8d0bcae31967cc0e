import Foundation
import MachineCode
import Testing

@Suite("What a reach tells")
struct ReachTests {
    private let workshop: Workshop
    init() throws { workshop = try Workshop() }

    private func blocks(_ source: String, flags: [String] = []) throws -> GlobalVariables {
        try blocks(program: Self.experiment + source, flags: flags)
    }

    private func blocks(program: String, flags: [String] = []) throws -> GlobalVariables {
        let uses = program.matches(of: /let (__block_\w+)/).map { "print(\($0.1) as Any)" }.joined(separator: "; ")
        let main = "\n@main enum Main { static func main() { \(uses) } }\n"
        let object = try workshop.compileSwift(program + main, module: "Chapter", flags)
        return GlobalVariables(in: ObjectSet([object]), module: "Chapter", prefix: "__block_")
    }

    private static let experiment = """
        final class Experiment<Value: Sendable>: Sendable {
            let body: @Sendable (Int) throws -> Value
            init(_ name: String, _ body: @escaping @Sendable (Int) throws -> Value) { self.body = body }
            var value: Value { get throws { try body(3) } }
        }
        @inline(never) func scaled(_ x: Double) -> Double { x * 3.5 + 1 }
        """

    @Test func aDifferenceNamesTheFunctionsThatChanged() throws {
        let block = "\nlet __block_a = Experiment(\"a\") { Double($0) + scaled(2) }"
        let before = try blocks(block).reach(from: "__block_a")
        let edited = Self.experiment.replacingOccurrences(of: "3.5", with: "3.75") + block
        let after = try blocks(program: edited).reach(from: "__block_a")
        let difference = after.record.difference(from: before.record)
        #expect(difference.names == ["Chapter.scaled(Swift.Double) -> Swift.Double"])
        #expect(difference.added.isEmpty && difference.removed.isEmpty)
        #expect(before.record.difference(from: before.record).isEmpty)
        let function = try #require(after.entities.first { $0.name.contains("scaled") })
        #expect(function.kind == .function)
        #expect(function.object.hasSuffix(".o"))
        #expect(after.entities.count { $0.kind == .function } >= 2)
    }

    @Test func aRecordSurvivesItsEncoding() throws {
        let record = try blocks("\nlet __block_a = Experiment(\"a\") { Double($0) + scaled(2) }").reach(from: "__block_a").record
        #expect(try JSONDecoder().decode(ReachRecord.self, from: JSONEncoder().encode(record)) == record)
        #expect(!record.digests.isEmpty)
    }

    @Test func blocksAreFoundByTheirNames() throws {
        let source = (1...12).map { "\nlet __block_b\($0) = Experiment(\"b\") { seed in scaled(Double(seed + \($0))) }" }.joined()
        let blocks = try blocks(
            source
                + "\nlet __block_Chapter_b1 = Experiment(\"c\") { try __block_b1.value + Double($0) }\nlet other = Experiment(\"o\") { $0 }"
        )
        #expect(blocks.names == ((1...12).map { "__block_b\($0)" } + ["__block_Chapter_b1"]).sorted())
        #expect(try blocks.reach(from: "__block_Chapter_b1").boundaries == ["__block_b1"])
        #expect(try blocks.reach(from: "__block_b1").boundaries.isEmpty)
        #expect(throws: ReachError.noSuchVariable("__block_b13")) { try blocks.reach(from: "__block_b13") }
    }

    /// The compiler may make one function of two blocks that do the same: neither may then stop at the other.
    @Test func equalBlocksChangeTogether() throws {
        let source =
            "\nlet __block_a = Experiment(\"a\") { Double($0) + scaled(2) }\nlet __block_b = Experiment(\"b\") { Double($0) + scaled(2) }"
        let before = try blocks(source)
        let edited = Self.experiment.replacingOccurrences(of: "3.5", with: "3.75") + source
        let after = try blocks(program: edited)
        for name in ["__block_a", "__block_b"] {
            #expect(try before.reach(from: name).digest != after.reach(from: name).digest)
        }
    }

    @Test(arguments: [("[11, 12, 13, 14, 15, 16, 17, 18]", "[11, 12, 13, 14, 15, 16, 17, 19]"), ("[11, 12", "[10, 12")])
    func staticTablesReadWithAnOffset(old: String, new: String) throws {
        let source = """

            private let first = [1, 2, 3, 4, 5, 6, 7, 8]
            private let table = [11, 12, 13, 14, 15, 16, 17, 18]
            let __block_a = Experiment("a") { seed in
                var sum = 0
                for k in 3..<seed { sum += table[k - 3] &* k }
                return sum
            }
            let __block_b = Experiment("b") { seed in first[seed & 7] }
            """
        let (before, after) = (try blocks(source), try blocks(source.replacingOccurrences(of: old, with: new)))
        #expect(try before.reach(from: "__block_a").digest != after.reach(from: "__block_a").digest)
    }

    @Test(arguments: [
        "_typeByName(\"7Chapter6SecretV\")",
        "_getTypeByMangledNameInContext(name.utf8Start, UInt(name.utf8CodeUnitCount), genericContext: nil, genericArguments: nil)",
    ])
    func typesFoundByNameMakeEverythingCount(_ found: String) throws {
        let source = { (n: Int) in
            """

            struct Secret { func value() -> Int { \(n) } }
            public func keep() -> Any { Secret().value() }
            let __block_a = Experiment("a") { seed -> String in
                let name: StaticString = "7Chapter6SecretV"
                _ = name
                return String(describing: \(found) as Any)
            }
            """
        }
        let (before, after) = (try blocks(source(3)).reach(from: "__block_a"), try blocks(source(4)).reach(from: "__block_a"))
        #expect(before.fallbacks.map(\.module) == ["*"])
        #expect(before.digest != after.digest)
    }

    @Test func functionsFoundByNameMakeEverythingCount() throws {
        let source = { (n: Int) in
            """

            import Glibc
            @_cdecl("hidden") public func hidden(_ k: Int) -> Int { k * \(n) }
            let __block_a = Experiment("a") { seed -> Bool in dlsym(nil, "hid" + "den") == nil }
            """
        }
        let (before, after) = (try blocks(source(3)).reach(from: "__block_a"), try blocks(source(4)).reach(from: "__block_a"))
        #expect(before.fallbacks.map(\.reason) == ["it calls dlsym, which finds code by name"])
        #expect(before.digest != after.digest)
    }

    @Test func functionsThatReplaceOthersAreReached() throws {
        let source = { (n: Int) in
            """

            dynamic func replaceable() -> Int { 1 }
            @_dynamicReplacement(for: replaceable()) func replacement() -> Int { \(n) }
            let __block_a = Experiment("a") { seed in replaceable() + seed }
            """
        }
        #expect(try blocks(source(3)).reach(from: "__block_a").digest != blocks(source(4)).reach(from: "__block_a").digest)
    }

    @Test func conformancesOfSystemTypesToSystemProtocolsAreAlwaysReached() throws {
        let source = { (n: Int) in
            """

            extension Never: @retroactive CustomStringConvertible { public var description: String { "nothing at all, \(n)" } }
            let __block_a = Experiment("a") { seed in seed + 1 }
            """
        }
        #expect(try blocks(source(3)).reach(from: "__block_a").digest != blocks(source(4)).reach(from: "__block_a").digest)
    }
}
