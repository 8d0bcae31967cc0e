import Foundation
import TestSupport
import Testing

@testable import ChapterRunning
@testable import Storage

/// The graph of modules in what the package manager writes of a build. The text is what Swift 6.3 wrote of a small package, without what
/// is not read.
@Suite struct BuildDescriptionTests {
    private func graph() throws -> (ModuleGraph, FileTree) {
        let tree = try FileTree()
        let products = tree.path("x86_64/release")
        try tree.write(Self.description.replacing("PRODUCTS", with: products), to: "x86_64/release/description.json")
        try tree.write(Self.plan.replacing("PRODUCTS", with: products), to: "release.yaml")
        return (try ModuleGraph(builtIn: products, remembering: FileStamps(path: tree.path("stamps"))), tree)
    }

    @Test func namesEveryModuleWithWhatItTakes() throws {
        let (graph, tree) = try graph()
        let products = tree.path("x86_64/release")
        #expect(graph.modules.keys.sorted() == ["Walks", "c_walk", "tool"])
        let walks = try #require(graph.modules["Walks"])
        #expect(walks.kind == .library && graph.modules["tool"]?.kind == .executable && graph.modules["c_walk"]?.kind == .c)
        #expect(walks.dependencies == ["c_walk", "CZ"])
        #expect(
            walks.flags == [
                "-fmodule-map-file=\(products)/c_walk.build/module.modulemap", "-I/p/Native/include",
                "-fmodule-map-file=/p/Sources/CZ/module.modulemap", "-I/usr/include/z", "-cxx-interoperability-mode=default",
                "-std=c++20",
            ])
        #expect(walks.folder == "/p/Sources/Walks")
        #expect(walks.resources == ["\(products)/p_Walks.resources/table.txt"])
        let c = try #require(graph.modules["c_walk"])
        #expect(c.objects == ["\(products)/c_walk.build/deep/walk.c.o"] && c.sources == ["/p/Native/deep/walk.c"])
        #expect(c.flags == ["-I/p/Native/include"])
        #expect(graph.linkerFlags == ["-L\(products)", "-L/usr/lib/z", "-lz", "-lm", "-lshared"])
    }

    @Test func whatIsLinkedIsWhatIsReached() throws {
        let (graph, _) = try graph()
        #expect(graph.closure(of: ["Walks", "Foundation"]).map(\.name) == ["Walks", "c_walk"])
        #expect(graph.closure(of: ["c_walk"]).map(\.name) == ["c_walk"])
        #expect(graph.closure(of: ["Foundation"]).isEmpty)
    }

    /// What a plugin's tool needs is built for it once more, under the same name.
    @Test func whatIsBuiltForPluginsIsNoModuleOfThePackage() throws {
        let tree = try FileTree()
        var description = LibraryDescription(products: tree.path("release"), systemFlags: [])
        for suffix in ["", "-tool"] {
            description.add(
                swift: "Walks", variant: suffix, sources: ["/p/Walks.swift"],
                objects: [tree.path("release/Walks\(suffix).build/Walks.swift.o")], dependencies: ["generate", "Gen"])
            description.add(
                swift: "generate", isLibrary: false, variant: suffix, sources: ["/p/main.swift"],
                objects: [tree.path("release/generate\(suffix).build/main.swift.o")], dependencies: [])
        }
        try tree.write("", to: "release/note")
        try description.write()
        let graph = try ModuleGraph(builtIn: tree.path("release"), remembering: FileStamps(path: tree.path("stamps")))
        #expect(graph.modules["Walks"]?.objects == [tree.path("release/Walks.build/Walks.swift.o")])
        // The program that makes its sources is not linked with it; asked for by name it is told.
        #expect(graph.closure(of: ["Walks"]).map(\.name) == ["Walks"])
        #expect(graph.closure(of: ["generate"]).map(\.name) == ["generate"])
    }

    /// A C target's map is its own, whatever its dependencies' are, and a map without code is a module that a chapter may import.
    @Test func everyModuleHasItsOwnMap() throws {
        let tree = try FileTree()
        try tree.write("module Base { header \"base.h\" module Part { } }", to: "Base/module.modulemap")
        try tree.write("module Top {\n  header \"top.h\"\n}\n", to: "release/Top.build/module.modulemap")
        try tree.write(
            "module CZ [system] {\n  module Inner { }\n  link \"z\"\n}\nmodule CZMore { }\n", to: "CZ/module.modulemap")
        var description = LibraryDescription(
            products: tree.path("release"),
            systemFlags: ["-fmodule-map-file=\(tree.path("CZ/module.modulemap"))", "-I/usr/include/z"])
        description.add(
            c: "Base", sources: ["/p/Base/base.c"], objects: [tree.path("release/Base.build/base.c.o")],
            headers: [tree.path("Base")])
        description.add(
            c: "Top", sources: ["/p/Top/top.c"], objects: [tree.path("release/Top.build/top.c.o")],
            headers: ["/p/Top/include", tree.path("Base")])
        description.add(swift: "Walks", sources: ["/p/Walks.swift"], objects: [], dependencies: ["CZ"])
        try description.write()
        let graph = try ModuleGraph(builtIn: tree.path("release"), remembering: FileStamps(path: tree.path("stamps")))
        #expect(graph.modules["Top"]?.moduleMaps == [tree.path("release/Top.build/module.modulemap")])
        #expect(graph.modules["Base"]?.moduleMaps == [tree.path("Base/module.modulemap")])
        #expect(graph.modules.keys.sorted() == ["Base", "CZ", "CZMore", "Top", "Walks"])
        let z = try #require(graph.modules["CZ"])
        #expect(z.kind == .map && z.objects.isEmpty)
        #expect(z.flags == ["-fmodule-map-file=\(tree.path("CZ/module.modulemap"))", "-I/usr/include/z"])
        #expect(graph.closure(of: ["Walks"]).map(\.name) == ["CZ", "Walks"])
    }

    /// Neither the package manager's description of a build nor its plan changes with what a map says.
    @Test func aMapThatIsCorrectedIsReadAgain() throws {
        let tree = try FileTree()
        let map = tree.path("CGSL/module.modulemap")
        var description = LibraryDescription(products: tree.path("release"), systemFlags: ["-fmodule-map-file=\(map)"])
        description.add(swift: "Walks", sources: ["/p/Walks.swift"], objects: [], dependencies: ["CGSL"])
        try tree.make("release")
        try description.write()
        let stamps = FileStamps(path: tree.path("stamps"))
        func names() throws -> [String] {
            try ModuleGraph(builtIn: tree.path("release"), remembering: stamps).modules.keys.sorted()
        }
        #expect(try names() == ["Walks"])
        for (name, end) in [("GSL", "\n"), ("CGSL", "\r\n")] {
            try tree.write("module \(name) {\(end)  header \"gsl.h\"\(end)}\(end)", to: "CGSL/module.modulemap")
            #expect(try names() == [name, "Walks"])
        }
    }

    /// Whichever way clang is told; whoever imports the target is told of none of these.
    @Test func whereATargetsOwnSettingsLookForHeaders() throws {
        let tree = try FileTree()
        var description = LibraryDescription(products: tree.path("release"), systemFlags: [])
        description.add(
            c: "Top", sources: ["/p/Top/top.c"], objects: [tree.path("release/Top.build/top.c.o")], headers: ["/p/Top/include"],
            settings: ["-I/p/vendor", "-isystem", "/p/system", "-iquote/p/quoted", "-idirafter", "later", "-Ibeside"])
        try tree.make("release")
        try description.write()
        let top = try #require(try ModuleGraph(builtIn: tree.path("release")).modules["Top"])
        #expect(top.flags == ["-I/p/Top/include"])
        #expect(
            Set(top.searchedFolders) == ["/p/Top/include", "/p/vendor", "/p/system", "/p/quoted", "later", "beside"])
    }

    /// What a plugin makes lies where the package manager builds, which may be inside the package or beside it.
    @Test func whatAPluginMakesIsInNoFolderOfSources() {
        let build = "/home/me/report/.notebook/.build/x86_64-unknown-linux-gnu/release/Lib.build"
        func folder(_ sources: [String]) -> String {
            PackageModule(
                name: "Lib", kind: .library, buildFolder: build, sources: sources, objects: [], flags: [], dependencies: []
            )
            .folder
        }
        let made = "/home/me/report/.notebook/.build/plugins/outputs/lib/Lib/destination/Making/Made.swift"
        #expect(folder(["/home/me/lib/Sources/Lib/A.swift", made]) == "/home/me/lib/Sources/Lib")
        #expect(folder(["/home/me/report/Code/Lib/B.swift", made, "\(build)/C.swift"]) == "/home/me/report/Code/Lib")
        #expect(folder([made]) == build)
    }

    /// A package whose own code draws depends on the kit's modules, and its chapters are linked with these.
    @Test func aPackageMayHoldTheKit() throws {
        let tree = try FileTree()
        func graph(_ modules: [String]) throws -> ModuleGraph {
            let folder = modules.joined()
            try tree.write("", to: "\(folder)/empty")
            var description = LibraryDescription(products: tree.path(folder), systemFlags: [])
            for name in modules { description.add(swift: name, sources: ["/mine/\(name).swift"], objects: [], dependencies: []) }
            try description.write()
            return try ModuleGraph(builtIn: tree.path(folder), remembering: FileStamps(path: tree.path("stamps")))
        }
        #expect(try !graph(["Walks", "Plotting"]).holdsKit)
        #expect(try graph(["Walks", "Plotting", "NotebookKit"]).holdsKit)
    }

    /// A map of a system library that the package has and the kit too: the package's is taken, once.
    @Test func aMapThatTheKitHasTooIsThePackages() throws {
        let tree = try FileTree()
        func graph(_ name: String, module: String, imports dependencies: [String]) throws -> ModuleGraph {
            try tree.write("module CCairo { header \"\(name).h\" }", to: "\(name)/CCairo/module.modulemap")
            var description = LibraryDescription(
                products: tree.path(name), systemFlags: ["-fmodule-map-file=\(tree.path("\(name)/CCairo/module.modulemap"))"])
            description.add(swift: module, sources: ["/\(name)/A.swift"], objects: [], dependencies: dependencies)
            try description.write()
            return try ModuleGraph(builtIn: tree.path(name), remembering: FileStamps(path: tree.path("stamps")))
        }
        _ = try graph("kit", module: "NotebookKit", imports: ["CCairo"])
        let kit = try Kit(builtIn: tree.path("kit"), remembering: FileStamps(path: tree.path("stamps")))
        let own = try graph("mine", module: "Mine", imports: ["CCairo"]).closure(of: ["Mine"])
        #expect(kit.flags(beside: own) == [] && own.map(\.name) == ["CCairo", "Mine"])
        #expect(Set(kit.flags(beside: [])).count == 1)
        try ModuleConflict.refuse(own, kit: kit)
    }

    @Test func aFolderOfResourcesIsAllOfItsFiles() throws {
        let tree = try FileTree()
        for file in ["p_Walks.resources/deep/a.txt", "p_Walks.resources/deep/er/b.txt", "p_Walks.resources/c.txt"] {
            try tree.write("x", to: "release/\(file)")
        }
        let text = """
            {"swiftCommands": {"C": {"moduleName": "Walks", "isLibrary": true, "tempsPath": "P/Walks.build",
              "sources": ["P/Walks.build/DerivedSources/resource_bundle_accessor.swift"], "objects": [], "otherArguments": []}},
             "copyCommands": {"P/p_Walks.resources/deep": {}, "P/p_Walks.resources/c.txt": {}}, "targetDependencyMap": {}}
            """
        try tree.write(text.replacing("P/", with: "\(tree.path("release"))/"), to: "release/description.json")
        let graph = try ModuleGraph(builtIn: tree.path("release"), remembering: FileStamps(path: tree.path("stamps")))
        let names = ["c.txt", "deep/a.txt", "deep/er/b.txt"]
        #expect(graph.modules["Walks"]?.resources == names.map { tree.path("release/p_Walks.resources/\($0)") })
    }

    /// A bundle has the target's name, of which the module's is made.
    @Test func aBundleIsFoundByWhatItsCodeOpens() throws {
        let tree = try FileTree()
        let accessor = "my_lib.build/DerivedSources/resource_bundle_accessor.swift"
        try tree.write("appendingPathComponent(\"p q_my-lib.resources\")", to: "release/\(accessor)")
        for bundle in ["p q_my-lib", "other_my_lib"] { try tree.write("x", to: "release/\(bundle).resources/a.txt") }
        let text = """
            {"swiftCommands": {"C": {"moduleName": "my_lib", "isLibrary": true, "tempsPath": "P/my_lib.build",
              "sources": ["P/\(accessor)"], "objects": [], "otherArguments": []}},
             "copyCommands": {"P/p q_my-lib.resources/a.txt": {}, "P/other_my_lib.resources/a.txt": {}}, "targetDependencyMap": {}}
            """
        try tree.write(text.replacing("P/", with: "\(tree.path("release"))/"), to: "release/description.json")
        let graph = try ModuleGraph(builtIn: tree.path("release"), remembering: FileStamps(path: tree.path("stamps")))
        #expect(graph.modules["my_lib"]?.resources == [tree.path("release/p q_my-lib.resources/a.txt")])
    }

    @Test(arguments: ["/p/x.build/q/.notebook/build/x86_64/release/c_walk.build", "/p/.build/debug/c_walk.build"])
    func theBuildFolderIsTheTargets(_ folder: String) {
        let command = ClangCommand(source: "walk.c", object: "\(folder)/deep.build/walk.c.o", includeFolders: [])
        #expect(command.buildFolder == folder)
    }

    /// Whoever imports a module with macros needs what expands them.
    @Test func whatExpandsMacrosIsPassedOn() {
        let flags = ClientFlags.list(in: [
            "-O", "-Xfrontend", "-load-plugin-executable", "-Xfrontend", "/b/Macros-tool#Macros", "-Xcc", "-I", "-Xcc", "/h",
        ])
        #expect(flags == ["-load-plugin-executable=/b/Macros-tool#Macros", "-I/h"])
        #expect(ClientFlags.forCompiler(flags) == ["-load-plugin-executable", "/b/Macros-tool#Macros", "-Xcc", "-I/h"])
        #expect(ClientFlags.plugins(in: flags) == ["/b/Macros-tool"])
    }

    /// `swift test --sanitize=address`: code that asks for a sanitizer's functions is linked with them.
    @Test func whatLooksForWrongUsesOfMemoryIsPassedOn() {
        let flags = ClientFlags.list(in: ["-O", "-sanitize=address", "-sanitize=fuzzer", "-Xcc", "-I/h"])
        #expect(ClientFlags.forCompiler(flags) == ["-sanitize=address", "-Xcc", "-I/h"])
        #expect(ClientFlags.sanitizers(in: flags) == ["-sanitize=address"])
    }

    @Test func anotherFormIsRefused() throws {
        let tree = try FileTree()
        try tree.write("{\"swiftCommands\": 3}", to: "release/description.json")
        let failure = try #require(throws: SystemFailure.self) {
            try ModuleGraph(builtIn: tree.path("release"), remembering: FileStamps(path: tree.path("stamps")))
        }
        #expect("\(failure)".contains("another package manager"))
    }

    @Test func labelsAreTheSameWhereverThePackageLies() throws {
        let (graph, tree) = try graph()
        let products = tree.path("x86_64/release")
        let labels = PathLabels(products: products, root: "/p", kit: "/k", modules: graph.closure(of: ["Walks"]))
        #expect(labels.label("\(products)/Walks.build/A.o") == "<products>/Walks.build/A.o")
        #expect(labels.label("-I/p/Native/deep/x.h") == "-I<c_walk>/x.h")
        for path in ["\(products)/a", "/k/Modules/b", "/p/Sources/Walks/c.swift", "/p/Native/deep/d.h", "/usr/include/e.h"] {
            #expect(labels.path(labelled: labels.label(path)) == path)
        }
    }

    private static let description = """
        {
          "swiftCommands": {
            "C.Walks-release.module": {
              "moduleName": "Walks", "isLibrary": true, "tempsPath": "PRODUCTS/Walks.build",
              "sources": ["/p/Sources/Walks/Walks.swift", "PRODUCTS/Walks.build/DerivedSources/resource_bundle_accessor.swift"],
              "objects": ["PRODUCTS/Walks.build/Walks.swift.o", "PRODUCTS/Walks.build/resource_bundle_accessor.swift.o"],
              "otherArguments": [
                "-target", "x86_64", "-O", "-Xcc", "-fmodule-map-file=PRODUCTS/c_walk.build/module.modulemap", "-Xcc", "-I", "-Xcc",
                "/p/Native/include", "-Xcc", "-fmodule-map-file=/p/Sources/CZ/module.modulemap", "-I/usr/include/z",
                "-cxx-interoperability-mode=default", "-Xcc", "-std=c++20", "-Xcc", "-fPIC"]
            },
            "C.tool-release.module": {
              "moduleName": "tool", "isLibrary": false, "tempsPath": "PRODUCTS/tool.build", "sources": ["/p/Sources/tool/main.swift"],
              "objects": ["PRODUCTS/tool.build/main.swift.o"], "otherArguments": []
            }
          },
          "copyCommands": {"PRODUCTS/p_Walks.resources/table.txt": {"inputs": [], "outputs": []}},
          "targetDependencyMap": {"Walks": ["c-walk", "CZ"], "c-walk": [], "tool": ["Walks", "c-walk", "CZ"]}
        }
        """

    private static let plan = """
        commands:
          "PRODUCTS/c_walk.build/deep/walk.c.o":
            tool: clang
            inputs: ["/p/Native/deep/walk.c"]
            outputs: ["PRODUCTS/c_walk.build/deep/walk.c.o"]
            description: "Compiling c-walk walk.c"
            args: ["clang","-O2","-I","/p/Native/include","-c","/p/Native/deep/walk.c"]

          "C.tool-release.exe":
            tool: shell
            inputs: []
            outputs: ["PRODUCTS/tool"]
            args: ["swiftc","-L/usr/lib/z","-lz","-L","PRODUCTS","-o","PRODUCTS/tool","-emit-executable","-lm","-lz"]

          "C.Shared-release.dylib":
            tool: shell
            inputs: []
            outputs: ["PRODUCTS/libShared.so"]
            args: ["swiftc","-lshared","-o","PRODUCTS/libShared.so","-emit-library"]

          "PRODUCTS/tool.build/sources":
            tool: write-auxiliary-file
            inputs: ["<sources-file-list>"]
            outputs: ["PRODUCTS/tool.build/sources"]

        """
}
