import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import Storage

/// None of a chapter's code runs before its block is confined, or in place of the system's: what would is told at its line.
@Suite struct ProgramCheckTests {
    struct Trick: Sendable {
        /// Of a `swift shared` block, whose code starts at line 10.
        let shared: String
        let line: Int
        let told: String
        let help: String
    }

    private static let run = "static func run(_ blocks: [any ChapterBlock]) { print(\"unguarded\") }"

    static let tricks = [
        NamedCase(
            "a module of the kit's name",
            Trick(
                shared: "import Foundation\ntypealias NotebookKit = Mine\nenum Mine { enum ChapterProgram { \(run) } }", line: 11,
                told: "`NotebookKit` cannot be declared: it hides what starts a chapter's program", help: "another name")),
        NamedCase(
            "a function in place of the kit's",
            Trick(
                shared: "extension ChapterProgram { \(run) }", line: 10,
                told: "`NotebookKit.ChapterProgram` is not to be changed",
                help: "belongs to the notebook")),
        NamedCase(
            "an initializer in place of the kit's",
            Trick(
                shared: "typealias Made = Experiment\n"
                    + "extension Made { init(_ name: String, body: @escaping @Sendable (Session) throws -> Value) { fatalError() } }",
                line: 10, told: "`NotebookKit.Experiment` is not to be changed", help: "belongs to the notebook")),
        NamedCase(
            "code that is copied",
            Trick(
                shared: "extension ChapterProgram {\n    @_alwaysEmitIntoClient \(run)\n}", line: 11,
                told: "`@_alwaysEmitIntoClient` cannot be used", help: "belongs to the notebook")),
        NamedCase(
            "a function of the system",
            Trick(
                shared: "\n@_cdecl(\"prctl\") public func mine(_ option: Int32) -> Int32 { 0 }", line: 11,
                told: "`prctl` is a name for C, which the whole program would use", help: "`@convention(c)")),
        NamedCase(
            "a function of the system, in another way",
            Trick(
                shared: "@_silgen_name(\"fork\") func mine() -> Int32 { 0 }", line: 10,
                told: "`fork` is a name for C, which the whole program would use", help: "`@convention(c)")),
        NamedCase(
            "a function of the language",
            Trick(
                shared: "@_silgen_name(\"$sSS9hasPrefixySbSSF\") func mine() -> Bool { true }", line: 10,
                told: "`Swift.String.hasPrefix(Swift.String) -> Swift.Bool` is a name for C, which the whole program would use",
                help: "`@convention(c)")),
        NamedCase(
            "a start of its own",
            Trick(
                shared: "@used @section(\".init_array\") let start: @convention(c) () -> Void = { }", line: 10, told: "section",
                help: ""
            )),
    ]

    @Test(arguments: tricks) func isTold(_ trick: NamedCase<Trick>) throws {
        let bench = try TestBench()
        let result = try bench.bringUpToDate(
            .ofBlocks([(.shared, "shared-1", trick.value.shared), (.experiment, "one", "return 1")]))
        let told = try #require(result.diagnostics.first { $0.severity == .error }, "\(result.diagnostics.map(\.shortForm))")
        #expect(told.location.line == trick.value.line, "\(told)")
        #expect(told.summary.contains(trick.value.told), "\(told.summary)")
        #expect(trick.value.help.isEmpty || told.help?.contains(trick.value.help) == true, "\(told.help ?? "")")
        #expect(result.ran == [])
    }

    /// A constant of a compiled file in whatever section starts with a dot, as older compilers write it.
    @Test(arguments: [".init_array", ".preinit_array", ".ctors.65535", ".init", ".dynamic", ".fini"])
    func sectionsThatStartThemselvesAreFound(_ section: String) throws {
        let tree = try FileTree()
        try tree.write(
            "void start(void) {} void (*const pointer)(void) __attribute__((used, section(\"\(section)\"))) = start;"
                + "int one __attribute__((section(\"mine\"))) = 1; int other __attribute__((section(\".data.other\"))) = 2;",
            to: "a.c")
        let compiled = try ChildProcess.run(["clang", "-c", "a.c", "-o", "a.o"], in: tree.root)
        #expect(compiled.status == .exited(0), "\(compiled.output)")
        let tangled = tangle(.ofBlocks([(.experiment, "one", "return 1")]))
        let messages = try ProgramCheck(tangled: tangled).messages(aboutObject: "block-one", at: tree.path("a.o"))
        #expect(messages.contains { $0.text == "what is put into the section `\(section)` runs before the program does" })
        #expect(!messages.contains { $0.text.contains("section `mine`") || $0.text.contains("section `.data") })
    }

    /// Names of its own, extensions, and functions for C that have no name.
    @Test func whatIsTheChaptersIsNotTold() throws {
        let bench = try TestBench()
        let shared = """
            import Foundation
            enum ChapterProgram { \(Self.run) }
            struct Experiment: Codable, Sendable { var value = 1.5 }
            extension Session { var twice: Double { 2 } }
            extension Array where Element == Double { var doubled: [Double] { map { $0 * 2 } } }
            // The module NotebookKit is not declared in: let NotebookKit = 1
            extension NotebookKit.Session { var thrice: Double { 3 } }
            func sorted(_ numbers: [Int32]) -> [Int32] {
                var numbers = numbers
                qsort(&numbers, numbers.count, 4) { left, right in
                    let (one, other) = (left!.load(as: Int32.self), right!.load(as: Int32.self))
                    return one < other ? -1 : one == other ? 0 : 1
                }
                return numbers
            }
            """
        let result = try bench.bringUpToDate(
            .ofBlocks([
                (.shared, "shared-1", shared), (.experiment, "one", "return Experiment(value: session.twice + session.thrice)"),
                (.experiment, "three", "return sorted([3, 1, 2])"), (.check, "all", "expect([1.0].doubled == [2], \"so\")"),
            ]))
        #expect(result.diagnostics.map(\.shortForm) == [])
        #expect(result.ran == ["one", "three", "all"])
    }
}
