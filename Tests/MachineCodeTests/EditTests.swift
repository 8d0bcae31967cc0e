import MachineCode
import TestSupport
import Testing

/// An edit of the base program, and the blocks whose digests it must change.
struct Edit: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var file: String
    var old: String
    var new: String
    /// Exactly these change when the compiler divides the code.
    var changes: Set<String>

    init(_ name: String, _ file: String, _ old: String, _ new: String, changes: Set<String> = []) {
        testDescription = name
        self.file = file
        self.old = old
        self.new = new
        self.changes = changes
    }

    func applied(to program: Program) throws -> Program { try program.replacing(old, with: new, in: file) }
}

/// The base program's digests, made once for each layout.
private actor BaseDigests {
    static let cache = BaseDigests()
    private var tasks: [Program.Layout: Task<[String: String], any Error>] = [:]

    func digests(_ layout: Program.Layout) async throws -> [String: String] {
        let task = tasks[layout] ?? Task { try Program().digests(layout) }
        tasks[layout] = task
        return try await task.value
    }
}

@Suite("Edits change the digests of exactly the blocks that reach them")
struct EditTests {
    private static let signals = "Model/Signals.swift"
    private static let solvers = "Model/Solvers.swift"
    private static let conformances = "Model/Conformances.swift"
    private static let chapter = "Chapter.swift"
    private static let steps = "C/steps.c"

    static let harmless: [Edit] = [
        Edit("comment", signals, "public struct Power", "// A comment\n// of two lines\npublic struct Power"),
        Edit("comment in a function", signals, "let factor", "// why\n    let factor"),
        Edit("whitespace", signals, "return x * factor + 1", "return  x  *  factor  +  1\n"),
        Edit("rename a local", signals, "factor", "scale"),
        Edit("rename a private function", signals, "scaled(", "stretched("),
        Edit("rename a private global", signals, "weights", "heights"),
        Edit(
            "unused function", signals, "public protocol Drawable",
            "public func idle() -> Double { 17.75 }\npublic protocol Drawable"),
        Edit(
            "unrelated type in the same file", signals, "public protocol Drawable",
            "public struct Stranger: Codable, Hashable, CustomStringConvertible { var age = 3; public var description: String "
                + "{ \"a stranger of \\(age) years\" } }\npublic protocol Drawable"),
        Edit(
            "unrelated private class", solvers, "public protocol Bounded",
            "private class Ghost: CustomStringConvertible { var d = [1.0, 2.0]; var description: String { \"ghost\" } }\n"
                + "public func haunt() -> Any { Ghost() }\npublic protocol Bounded"),
        Edit("witness of a protocol that is not reached", signals, "a curve that falls", "a line that falls"),
        Edit("conformance that nothing asks for", conformances, "nothing asks for", "nobody asks for"),
        Edit("unused C function", steps, "return x + others", "return x - others"),
        Edit("unused C table", steps, "9.125", "9.1875"),
        Edit("comment in C", steps, "double descend", "/* a comment */\ndouble descend"),
        Edit("rename a static C function", steps, "halve", "bisect"),
        Edit("unused shared function", chapter, "struct Row", "func idle() -> Double { 4.75 }\nstruct Row"),
        Edit("unused shared type", chapter, "struct Row", "private struct Idle: Codable { var a = [1.5, 2.5] }\nstruct Row"),
        Edit("rename a shared private function", chapter, "helper", "triple"),
        Edit(
            "new block with captures", chapter, "let __block_rates",
            "let __block_first = Experiment(\"first\") { seed in makeAdder(Double(seed), 1.5)(4) + makeScaler(seed)(3) }\n"
                + "func makeScaler(_ n: Int) -> (Int) -> Double { { Double($0 * n) } }\nlet __block_rates"),
        Edit(
            "new block before the others", chapter, "let __block_rates",
            "let __block_first = Experiment(\"first\") { seed in [4.0, 5.0, 6.0][seed % 3] }\nlet __block_rates"),
    ]

    static let harmful: [Edit] = [
        Edit("used function", signals, "x * factor + 1", "x * factor + 2", changes: ["rates"]),
        Edit("number in the constant pool", signals, "3.25", "3.375", changes: ["rates"]),
        Edit("used table", signals, "[1, 2, 3, 4]", "[1, 2, 3, 5]", changes: ["solver"]),
        Edit("lazy global", signals, "* 1.5 }", "* 1.75 }", changes: ["rates"]),
        Edit("default argument", signals, "count: Int = 10", "count: Int = 11", changes: ["rates"]),
        Edit("default implementation", signals, "a signal without a name", "a signal that has no name", changes: ["rates"]),
        Edit("generic function", signals, "var sum = 0.5", "var sum = 0.625", changes: ["rates"]),
        Edit("inlinable function", signals, "0.75", "0.875", changes: ["solver"]),
        Edit(
            "requirement of a protocol", signals, "func label() -> String\n",
            "func label() -> String\n    func extra() -> Int\n    }\n    extension Signal { public func extra() -> Int { 1 }\n",
            changes: ["rates"]),
        Edit("override", solvers, "x / 4", "x / 8", changes: ["solver"]),
        Edit(
            "new override", solvers, "{ x / 4 }", "{ x / 4 }\n    public override func name() -> String { \"fast\" }",
            changes: ["solver"]),
        Edit("description", solvers, "an estimated slope of", "the estimated slope is", changes: ["words"]),
        Edit("enum case order", solvers, "natural, sorted", "sorted, natural", changes: ["words"]),
        Edit("enum raw value", solvers, "case natural", "case natural = \"n\"", changes: ["words"]),
        Edit("found by a cast", solvers, "slope + error", "slope - error", changes: ["words"]),
        Edit("library type found by a cast", solvers, "self * 2", "self * 3", changes: ["words"]),
        Edit(
            "conformance added", solvers, "public protocol Bounded",
            "extension Estimate: CustomDebugStringConvertible { public var debugDescription: String { \"e\" } }\n"
                + "public protocol Bounded", changes: ["words"]),
        Edit(
            "property order", solvers, "public var slope: Double\n    public var error: Double",
            "public var error: Double\n    public var slope: Double", changes: ["words"]),
        Edit("conditional conformance in a third file", conformances, "5.5", "6.5", changes: ["words"]),
        Edit("C function", steps, "- 1.5", "- 2.5", changes: ["solver"]),
        Edit("static C function", steps, "x * 0.5", "x * 0.75", changes: ["solver"]),
        Edit("static C table", steps, "0.0625", "0.03125", changes: ["solver"]),
        Edit("block", chapter, "total(Power(exponent: 3)", "total(Power(exponent: 4)", changes: ["rates"]),
        Edit("array in a block", chapter, "7, 11, 13]", "7, 11, 17]", changes: ["rates"]),
        Edit("array in another block", chapter, "16, 25, 36]", "16, 25, 49]", changes: ["solver"]),
        Edit("shared function", chapter, "7.25", "7.75", changes: ["rates"]),
        Edit("private shared function", chapter, "n * 3", "n * 5", changes: ["words"]),
        Edit("stored property", chapter, "var n: Int; var risk", "var n: Int; var m = 1; var risk", changes: ["words"]),
        Edit("captured closure", chapter, "$0 + offset", "$0 - offset", changes: ["rates"]),
        Edit(
            "key path", chapter, "[\\Estimate.slope, \\Estimate.error]", "[\\Estimate.error, \\Estimate.slope]",
            changes: ["words"]),
        Edit("name of a block", chapter, "Experiment(\"words\")", "Experiment(\"phrases\")", changes: ["words"]),
    ]

    @Test(arguments: (harmless + harmful).sampled(every: 5))
    func exactly(_ edit: Edit) async throws {
        let before = try await BaseDigests.cache.digests(.divided)
        let after = try edit.applied(to: Program()).digests(.divided)
        let changed = Set(before.keys.filter { before[$0] != after[$0] })
        #expect(changed == edit.changes)
    }

    /// Only debuggers see them: the objects need not be read again.
    private static let unseen: Set = ["comment", "comment in a function", "whitespace", "rename a local", "comment in C"]

    @Test(arguments: Program.Layout.allCases)
    func contentsAreTheSameOnlyWhereAllDigestsAre(layout: Program.Layout) throws {
        let before = try Program().compiled(layout)
        for edit in Self.harmless.filter({ Self.unseen.contains($0.testDescription) }) + Self.hard {
            let after = try edit.applied(to: Program()).compiled(layout)
            #expect((before.contents == after.contents) == Self.unseen.contains(edit.testDescription), "\(edit.testDescription)")
        }
    }

    /// Other layouts cost precision only: a choice of edits that are hard to see there.
    private static let hard: [Edit] = harmful.filter {
        [
            "number in the constant pool", "used table", "lazy global", "override", "enum case order", "found by a cast",
            "static C function", "static C table", "array in a block", "key path", "captured closure", "conformance added",
        ].contains($0.testDescription)
    }

    @Test(arguments: hard.sampled(every: 5), [Program.Layout.oneFile, .shared])
    func neverTooLittle(_ edit: Edit, layout: Program.Layout) async throws {
        let before = try await BaseDigests.cache.digests(layout)
        let after = try edit.applied(to: Program()).digests(layout)
        let changed = Set(before.keys.filter { before[$0] != after[$0] })
        #expect(changed.isSuperset(of: edit.changes))
    }

    @Test(arguments: Program.Layout.allCases)
    func compilingAgainElsewhereChangesNothing(layout: Program.Layout) async throws {
        #expect(try await BaseDigests.cache.digests(layout) == Program().digests(layout, reusing: false))
    }
}
