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
            ])
        #expect(walks.folder == "/p/Sources/Walks")
        #expect(walks.resources == ["\(products)/p_Walks.resources/table.txt"])
        let c = try #require(graph.modules["c_walk"])
        #expect(c.objects == ["\(products)/c_walk.build/deep/walk.c.o"] && c.sources == ["/p/Native/deep/walk.c"])
        #expect(c.flags == ["-I/p/Native/include"])
        #expect(graph.linkerFlags == ["-L\(products)", "-L/usr/lib/z", "-lz", "-lm"])
    }

    @Test func whatIsLinkedIsWhatIsReached() throws {
        let (graph, _) = try graph()
        #expect(graph.closure(of: ["Walks", "Foundation"]).map(\.name) == ["Walks", "c_walk"])
        #expect(graph.closure(of: ["c_walk"]).map(\.name) == ["c_walk"])
        #expect(graph.closure(of: ["Foundation"]).isEmpty)
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
                "-cxx-interoperability-mode=default", "-Xcc", "-fPIC"]
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

          "PRODUCTS/tool.build/sources":
            tool: write-auxiliary-file
            inputs: ["<sources-file-list>"]
            outputs: ["PRODUCTS/tool.build/sources"]

        """
}
