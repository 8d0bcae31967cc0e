import Foundation
import Synchronization
import TestSupport
import Testing

@testable import ChapterRunning
@testable import NotebookGenerator
@testable import NotebookKit
@testable import Storage

/// A report in somebody's package, built by an installed notebook: the package has a dependency with a module called as one of ours, C
/// in both, a system library, a library of its own that calls its C, a resource, a target at another path and with a dash in its name, a
/// program.
@Suite(.timeLimit(.minutes(60))) final class AdopterTests {
    private let tree: FileTree
    private let libraries: AdoptedLibraries
    private lazy var root = tree.path("walks")

    init() throws {
        tree = try FileTree()
        libraries = AdoptedLibraries(tree: tree)
        let adopters = goldens.file("adopters")
        for name in try FileManager.default.contentsOfDirectory(atPath: adopters.path) {
            try FileManager.default.copyItem(atPath: "\(adopters.path)/\(name)", toPath: tree.path(name))
        }
        try libraries.compileShared()
    }

    /// - Returns: the blocks that ran, without their chapter.
    private func build() throws -> Set<String> {
        let project = try Project.containing("\(root)/chapters", notebook: InstalledNotebook.shared.get().place)
        try project.buildPackage { _ in }
        func attempt() throws -> BuildReport { try Builder(project: project, day: "2026-11-21") { _ in }.build(BuildOptions()) }
        let report: BuildReport
        do {
            report = try attempt()
        } catch let outdated as OutdatedBuild {
            // As the command line does: the package manager does not follow what expands macros.
            #expect(try Rebuild(project).run(outdated) == .built)
            report = try attempt()
        }
        #expect(report.diagnostics.isEmpty && report.isPublished, "\(report.diagnostics)")
        return Set(report.ran.map { String($0.drop { $0 != "/" }.dropFirst()) }.filter { !$0.hasPrefix("inline-") })
    }

    private func replace(_ file: String, _ old: String, _ new: String) throws {
        let url = URL(fileURLWithPath: tree.path(file))
        let text = try String(contentsOf: url, encoding: .utf8)
        try #require(text.contains(old))
        try Data(text.replacing(old, with: new).utf8).write(to: url)
    }

    @Test func exactlyWhatAnEditCanAffectRunsAgain() throws {
        let all: Set = ["ends", "begun", "said", "sum", "stride", "answered", "values"]
        let manifest = try Data(contentsOf: URL(fileURLWithPath: "\(root)/Package.swift"))
        #expect(try build() == all)
        #expect(try build() == [])
        #expect(!FileManager.default.fileExists(atPath: "\(root)/.build"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: "\(root)/Package.swift")) == manifest)

        // In the package: a comment, a function that no block reaches, one that a block reaches.
        try replace("walks/Sources/Walks/Walks.swift", "public func start", "// Where it starts.\npublic func start")
        try replace("walks/Sources/Walks/Walks.swift", "cube(2)", "cube(3)")
        #expect(try build() == [])
        try replace("walks/Sources/Walks/Walks.swift", "half(8)", "half(2) * 4")
        #expect(try build() == ["begun"])

        // In its dependency, in Swift and in C.
        try replace("numerics/Sources/Numerics/Numerics.swift", "shim_root(x) }", "shim_root(x) + 1 }")
        #expect(try build() == ["ends"])
        try replace("numerics/Sources/_NumericsShims/shims.c", "x * x * x", "x * x * x * 1.5")
        #expect(try build() == [])
        try replace("numerics/Sources/_NumericsShims/shims.c", "sqrt(x)", "sqrt(x) * 2")
        #expect(try build() == ["ends"])

        // In its own C: the function that the chapter itself calls.
        try replace("walks/Native/walk.c", "3 * x", "x + x + x - 1 + 1")
        try replace("walks/Native/walk.c", "x + STEP", "x + 2 * STEP")
        #expect(try build() == ["ends"])

        // In C that a library calls: which blocks call the library that way can't be seen. And in the library.
        try replace("walks/Native/walk.c", "x + 7", "x - 1 + 8")
        #expect(try build() == [])
        try replace("walks/Native/walk.c", "x - 1 + 8", "x + 7.5")
        #expect(try build() == all)
        try replace("walks/calls/calls.c", "2 * walk_called(x)", "walk_called(x) + walk_called(x)")
        try libraries.compileShared()
        #expect(try build() == all)

        // What the manifest defines, and what a resource says.
        try replace("walks/Package.swift", "to: \"2\"", "to: \"3\"")
        #expect(try build() == ["ends"])
        try replace("walks/Sources/Walks/table.txt", "3", "3 ")
        #expect(try build() == ["said"])
        // Put in place with its old size and time, which the package manager takes for unchanged.
        let table = "\(root)/Sources/Walks/table.txt"
        let time = try FileManager.default.attributesOfItem(atPath: table)[.modificationDate]
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: table))
        try handle.seek(toOffset: 1)
        try handle.write(contentsOf: Data("\t".utf8))
        try handle.close()
        try FileManager.default.setAttributes([.modificationDate: time as Any], ofItemAtPath: table)
        #expect(try build() == ["said"])

        // What is linked into the program, in a library.
        try libraries.compileStatic()
        #expect(try build() == all)
        #expect(try said() == "the answer is 20, and a stride is 6.")
        try replace("walks/calls/calls.c", "walk_called(x) + walk_called(x)", "3 * walk_called(x)")
        try libraries.compileStatic()
        #expect(try build() == all)
        #expect(try said() == "the answer is 30, and a stride is 6.")
        #expect(try build() == [])
    }

    /// What its key does not know it cannot read, wherever a value says that it lies.
    @Test(.enabled(if: Confinement.missing.isEmpty, "this kernel guards less"))
    func aPathToAResourceOpensItForNoOtherBlock() throws {
        let place = "public func place() -> String { Bundle.module.path(forResource: \"table\", ofType: \"txt\") ?? \"\" }\n\n"
        try replace("walks/Sources/Walks/Walks.swift", "public func start()", place + "public func start()")
        let blocks = """
            ```swift experiment place
            return place()
            ```

            ```swift experiment seen
            return [access(place, R_OK) == 0, (try? String(contentsOfFile: place, encoding: .utf8)) != nil]
            ```

            ```swift experiment opened
            return "\\(table()) \\((try? String(contentsOfFile: place, encoding: .utf8)) != nil)"
            ```

            It sees `{swift} "\\(seen[1]) and \\(opened)"`.

            """
        try replace("walks/chapters/index.md", "```swift experiment sum", blocks + "```swift experiment sum")
        try replace("walks/chapters/index.md", "import Walks\n", "import Foundation\nimport Walks\n")
        #expect(try build().isSuperset(of: ["place", "seen", "opened"]))
        #expect(try page().contains("It sees false and 3 true."))
    }

    /// The package manager takes nothing out of a bundle.
    @Test func aBundleHoldsWhatThePackageHas() throws {
        try replace("walks/Package.swift", ".copy(\"table.txt\")", ".copy(\"table.txt\"), .process(\"parts\")")
        try tree.write("1", to: "walks/Sources/Walks/parts/a.part")
        try tree.write("2", to: "walks/Sources/Walks/parts/b.part")
        let counting = "{ Bundle.module.urls(forResourcesWithExtension: \"part\", subdirectory: nil)?.count ?? 0 }"
        try replace(
            "walks/Sources/Walks/Walks.swift", "public func start()",
            "public func parts() -> Int \(counting)\n\npublic func start()")
        let block = "```swift experiment counted\nreturn parts()\n```\n\nOf `{swift} counted` parts.\n\n"
        try replace("walks/chapters/index.md", "```swift experiment sum", block + "```swift experiment sum")
        #expect(try build().contains("counted"))
        #expect(try page().contains("Of 2 parts."))
        try tree.remove("walks/Sources/Walks/parts/b.part")
        #expect(try build() == ["counted", "said"])
        #expect(try page().contains("Of 1 parts."))
        #expect(try build() == [])
    }

    /// Tables that C finds by the names of their ends are whole, and it names its own files wherever the package lies.
    @Test func cIsAsInItsOwnProgram() throws {
        let code = """
            #define ITEM(value) __attribute__((section("walkitems"), used)) static int item_##value = value;
            ITEM(3)
            ITEM(4)
            extern int __start_walkitems[], __stop_walkitems[];
            int walk_items(void) {
                int sum = 0;
                for (int *item = __start_walkitems; item < __stop_walkitems; item++) sum += *item;
                return sum;
            }
            const char *walk_place(void) { return __FILE__; }
            int walk_step(int x)
            """
        try replace("walks/Native/walk.c", "int walk_step(int x)", code)
        try replace(
            "walks/Native/include/c_walk.h", "int walk_step(int x);",
            "int walk_items(void);\nconst char *walk_place(void);\nint walk_step(int x);")
        try replace(
            "walks/chapters/index.md", "return checksum()", "return \"\\(walk_items()) in \\(String(cString: walk_place()))\"")
        try replace("walks/chapters/index.md", "expect(sum == 1438416925, \"the checksum\")\n", "")
        try replace("walks/chapters/index.md", "It ends at", "It holds `{swift} sum`. It ends at")
        #expect(try build().contains("sum"))
        #expect(try page().contains("It holds 7 in Native/walk.c."))
    }

    /// Of a plugin's own source the package manager does not always see that it has changed.
    @Test func whatAPluginMakesFollowsThePlugin() throws {
        let plugin = """
            import Foundation
            import PackagePlugin

            @main struct Making: BuildToolPlugin {
                func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
                    let made = context.pluginWorkDirectoryURL.appending(path: "Made.swift")
                    let text = "public func made() -> Int { 1 }"
                    return [
                        .buildCommand(
                            displayName: "making", executable: URL(filePath: "/bin/sh"),
                            arguments: ["-c", "echo '\\(text)' > '\\(made.path())'"], outputFiles: [made])
                    ]
                }
            }

            """
        try tree.write(plugin, to: "walks/Plugins/Making/Making.swift")
        let target = "        .plugin(name: \"Making\", capability: .buildTool()),\n"
        try replace("walks/Package.swift", "        .executableTarget(", target + "        .executableTarget(")
        try replace("walks/Package.swift", ".linkedLibrary(\"m\")]),", ".linkedLibrary(\"m\")], plugins: [\"Making\"]),")
        try replace("walks/chapters/index.md", "return checksum()", "return made()")
        try replace("walks/chapters/index.md", "expect(sum == 1438416925, \"the checksum\")\n", "")
        #expect(try build().contains("sum"))
        #expect(try build() == [])
        try replace("walks/Plugins/Making/Making.swift", "{ 1 }", "{ 2 }")
        #expect(try build() == ["sum"])
        #expect(try build() == [])
    }

    /// The package manager plans anew after what it sees of the package itself: it misses what comes and goes in one beside it.
    @Test func whatIsPlannedIsWhatIsThere() throws {
        #expect(try !build().isEmpty)
        try replace(
            "numerics/Sources/Numerics/Numerics.swift", "shim_root(x) }",
            "scale * shim_root(x) }\n#if LONG\nlet scale = 3.0\n#else\nlet scale = 2.0\n#endif")
        #expect(try build() == ["ends"])
        let alone = try page()
        let more = "numerics/Sources/Numerics/More.swift"
        try tree.write("func shim_root(_ x: Double) -> Double { x + 1 }\n", to: more)
        #expect(try build() == ["ends"])
        #expect(try page() != alone)
        #expect(try build() == [])
        try tree.remove(more)
        // As it was before there was one.
        #expect(try build() == [])
        #expect(try page() == alone)

        // One that others use at once: without it they don't compile. And one in a folder that was there before, elsewhere.
        try tree.write("func doubled<X: BinaryFloatingPoint>(_ x: X) -> Double { 2 * Double(x) }\n", to: more)
        try replace("numerics/Sources/Numerics/Numerics.swift", "scale * shim_root(x)", "scale * doubled(shim_root(x))")
        #expect(try build() == ["ends"])
        try tree.write("func doubled(_ x: Double) -> Double { 5 * x }\n", to: "numerics/Drafts/Special/Doubled.swift")
        #expect(try build() == [])
        try tree.move("numerics/Drafts/Special", to: "numerics/Sources/Numerics/Special")
        #expect(try build() == ["ends"])
        for file in ["Special", "More.swift"] { try tree.remove("numerics/Sources/Numerics/\(file)") }
        try replace("numerics/Sources/Numerics/Numerics.swift", "scale * doubled(shim_root(x))", "scale * shim_root(x)")
        #expect(try build() == [])
        #expect(try page() == alone)
        try replace(
            "numerics/Package.swift", "dependencies: [\"_NumericsShims\"]),",
            "dependencies: [\"_NumericsShims\"], swiftSettings: [.define(\"LONG\")]),")
        #expect(try build() == ["ends"])

        // A target that goes leaves its module there.
        try replace(
            "walks/Package.swift", ".systemLibrary(name: \"CCalls\"),",
            ".systemLibrary(name: \"CCalls\"), .target(name: \"Extra\"),")
        try tree.write("public let extra = 1\n", to: "walks/Sources/Extra/Extra.swift")
        #expect(try build() == ["stride", "values"])
        #expect(try said() == "the answer is 20, and a stride is 12.")
        try replace("walks/Package.swift", " .target(name: \"Extra\"),", "")
        try tree.remove("walks/Sources/Extra")
        #expect(try build() == [])
        #expect(try said() == "the answer is 20, and a stride is 6.")
    }

    /// Chapters that import a dependency alone: a header behind its module map, which the package manager does not follow.
    @Test func aHeaderOfADependencyIsCompared() throws {
        root = tree.path("walks")
        try replace(
            "numerics/Package.swift", "dependencies: [\"_NumericsShims\"]),",
            "dependencies: [\"_NumericsShims\", \"CUnits\"]), .systemLibrary(name: \"CUnits\"),")
        try tree.write("module CUnits { header \"units.h\" }\n", to: "numerics/Sources/CUnits/module.modulemap")
        try tree.write("#define UNITS 4\n", to: "numerics/Sources/CUnits/units.h")
        try replace(
            "numerics/Sources/Numerics/Numerics.swift", "import _NumericsShims",
            "import CUnits\nimport _NumericsShims\n\npublic func units() -> Int { Int(UNITS) }")
        let chapter = """
            ---
            title: A
            summary: B.
            ---

            ```swift shared
            import Numerics
            ```

            ```swift experiment known
            return units()
            ```

            """
        try tree.write(chapter, to: "walks/chapters/index.md")
        #expect(try build() == ["known"])
        try replace("numerics/Sources/CUnits/units.h", "4", "5")
        #expect(try build() == ["known"])
    }

    /// A plugin that makes sources, a macro, a library that came compiled, C on C, C++, a folder of resources, a module called as one of
    /// ours, tests that do not compile, traits, unsafe flags, another mode of the language.
    @Test(.enabled(if: TestEffort.current == .full, "NOTEBOOK_TESTS=full builds a package with everything"))
    func whateverAPackageHas() throws {
        root = tree.path("features")
        try libraries.pack()
        #expect(try build() == ["made", "plain", "said", "packs", "expanded", "tops", "length", "system"])
        #expect(try build() == [])

        // What only the plugin's tool calls, and what it reads.
        try replace("features/Sources/Common/Common.swift", "x + 2", "x + 3")
        #expect(try build() == ["made"])
        try replace("features/Sources/Features/number.in", "7", "8")
        #expect(try build() == ["made"])
        try replace("features/Sources/Common/Common.swift", "x + 1", "x + 5")
        #expect(try build() == ["plain"])
        try replace("features/Sources/Features/deep/two.txt", "two", "three")
        #expect(try build() == ["said"])
        try replace("features/Sources/MacroPlugin/Plugin.swift", "\"42\"", "\"43\"")
        #expect(try build() == ["expanded"])
        try replace("features/packed.c", "x * 7", "x * 9")
        try libraries.pack()
        #expect(try build() == ["packs"])

        // In C and in C++: what nothing reaches, and what something does.
        try replace("features/native/base/base.c", "x - 1", "x - 2")
        #expect(try build() == [])
        try replace("features/native/base/base.c", "x + 1", "x + 3")
        #expect(try build() == ["tops"])
        try replace("features/Sources/Geo/geo.cpp", "x * x", "x * x + 1")
        #expect(try build() == ["length"])

        // In another place, with all that was built: the code that opens the resources holds their path.
        try FileManager.default.moveItem(atPath: root, toPath: tree.path("moved"))
        root = tree.path("moved")
        #expect(try build() == ["said"])
    }

    /// The text of the page.
    private func page() throws -> String {
        try String(contentsOfFile: "\(root)/site/index.html", encoding: .utf8).replacing(#/<[^>]*>/#, with: "")
    }

    /// What the page says that the library gave, and of the stride.
    private func said() throws -> String {
        String(try #require(page().firstMatch(of: #/the answer is \S+, and a stride is \S+?\./#)).0)
    }

    @Test func whatIsWrongWithTheSourcesIsToldAtItsLine() throws {
        try replace("walks/Sources/Walks/Walks.swift", "half(8)", "hal(8)")
        let problems = try #require(throws: SourceProblems.self) { try build() }
        #expect(problems.text.hasPrefix("Sources/Walks/Walks.swift:12:33: error: "))
    }

    @Test func aChapterCanNotImportAProgram() throws {
        try replace("walks/chapters/index.md", "import c_walk", "import c_walk\nimport walk")
        let project = try Project.containing("\(root)/chapters", notebook: InstalledNotebook.shared.get().place)
        try project.buildPackage { _ in }
        let report = try Builder(project: project, day: "2026-11-21") { _ in }.build(BuildOptions())
        let errors = report.diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.summary) == ["'walk' is a program, which nothing can import"])
        #expect(errors.allSatisfy { "\($0.location)".hasSuffix(":8") && $0.help != nil })
    }

    /// In a listing or a comment such an import is nothing but text.
    @Test func whatIsInsideOfTheKitIsNoModuleForChapters() throws {
        try replace(
            "walks/chapters/index.md", "import c_walk",
            "import c_walk\n/*\nimport CairoRendering\n*/\nimport CairoRendering // import CCairo")
        try replace("walks/chapters/index.md", "It ends at", "```swift\nimport CairoRendering\n```\n\nIt ends at")
        let project = try Project.containing("\(root)/chapters", notebook: InstalledNotebook.shared.get().place)
        try project.buildPackage { _ in }
        let report = try Builder(project: project, day: "2026-11-21") { _ in }.build(BuildOptions())
        let errors = report.diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.summary) == ["no such module 'CairoRendering' for chapters: it is inside of the notebook"])
        #expect(errors.map { "\($0.location)" } == ["chapters/index.md:18:8"])
    }

    @Test func aModuleCalledAsOneOfTheKitsIsRefused() throws {
        try replace(
            "numerics/Package.swift", "[\"Numerics\"])]",
            "[\"Numerics\"]), .library(name: \"Plotting\", targets: [\"Plotting\"])]")
        try replace(
            "numerics/Package.swift", ".target(name: \"_NumericsShims\"),",
            ".target(name: \"_NumericsShims\"), .target(name: \"Plotting\"),")
        try tree.write("public let plots = 1\n", to: "numerics/Sources/Plotting/Plots.swift")
        try replace(
            "walks/Package.swift", "package: \"numerics\")]",
            "package: \"numerics\"), .product(name: \"Plotting\", package: \"numerics\")]")
        let failure = try #require(throws: SystemFailure.self) { try build() }
        #expect("\(failure)".contains("is called Plotting"))
    }
}
