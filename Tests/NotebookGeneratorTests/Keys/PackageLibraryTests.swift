import Foundation
import TestSupport
import Testing

@testable import ChapterRunning
@testable import Storage

/// The files of libraries that a package names, which are in its keys.
@Suite struct PackageLibraryTests {
    @Test func areLookedForWhereTheLinkerDoes() throws {
        let tree = try FileTree()
        try tree.write("!<arch>\n", to: "own/libmine.a")
        let stamps = FileStamps(path: tree.path("stamps"))
        #expect(
            try SystemLibraries.files(of: "mine", in: [tree.path("own")], remembering: stamps) == [tree.path("own/libmine.a")])
        #expect(try SystemLibraries.files(of: "mine", in: [], remembering: stamps) == [])
        let system = try SystemLibraries.files(of: "cairo", in: [tree.path("own")], remembering: stamps)
        #expect(system.contains { $0.contains("/libcairo.so") } && system.contains { $0.contains("/libpixman") })
    }

    private func files(of name: String, in tree: FileTree) throws -> [String] {
        let stamps = FileStamps(path: tree.path("stamps"))
        return try SystemLibraries.files(of: name, in: [tree.path("own")], remembering: stamps).map { path in
            path.hasPrefix(tree.root) ? String(path.dropFirst(tree.path("own/").count)) : path
        }
    }

    @Test(arguments: [
        "INPUT(libreal.a -lother)", "GROUP (\n  libreal.a\n  AS_NEEDED ( libother.a )\n)\n",
        "INPUT(\r\n-l:libreal.a,\r\n\"libother.a\")",
        "/* Not the library: INPUT(libno.a) */\nOUTPUT_FORMAT(elf64-x86-64)\nINPUT(libreal.a) INPUT(/absent.so libother.a)",
        "INPUT(libmine.so libreal.a libother.a)", "# INPUT(libno.a) INCLUDE\nGROUP(libreal.a /opt/SECTIONS/x.so libother.a);\n",
    ])
    func scriptsOfTheLinkerAreFollowed(_ script: String) throws {
        let tree = try FileTree()
        for library in ["real", "other", "no"] { try tree.write("!<arch>\n", to: "own/lib\(library).a") }
        try tree.write(script, to: "own/libmine.so")
        #expect(try files(of: "mine", in: tree) == ["libmine.so", "libother.a", "libreal.a"])
        // A static library may be one, too.
        try FileManager.default.moveItem(atPath: tree.path("own/libmine.so"), toPath: tree.path("own/libmine.a"))
        if !script.contains("libmine.so") {
            #expect(try files(of: "mine", in: tree) == ["libmine.a", "libother.a", "libreal.a"])
        }
    }

    @Test func besideALinkToAScriptTheLinkerLooksFirst() throws {
        let tree = try FileTree()
        for folder in ["own", "elsewhere"] { try tree.write("!<arch>\n", to: "\(folder)/libreal.a") }
        try tree.write("INPUT(libreal.a)", to: "elsewhere/script")
        try FileManager.default.createSymbolicLink(
            atPath: tree.path("own/libmine.so"), withDestinationPath: "../elsewhere/script")
        let stamps = FileStamps(path: tree.path("stamps"))
        #expect(
            try SystemLibraries.files(of: "mine", in: [tree.path("own")], remembering: stamps)
                == [tree.path("elsewhere/script"), tree.path("own/libreal.a")])
    }

    /// For the name that a library has given itself, `libmine.so.2`, too.
    @Test func whereTheLoaderLooksFirstTheyAreToo() throws {
        let tree = try FileTree()
        let libraries = ["own/libmine.so", "first/libmine.so.2", "first/libother.so.2", "second/libmine.so"]
        for file in libraries { try tree.write("", to: file) }
        let stamps = FileStamps(path: tree.path("stamps"))
        func found(_ loaderPath: String) throws -> [String] {
            try SystemLibraries.files(of: "mine", in: [tree.path("own")], loaderPath: loaderPath, remembering: stamps)
        }
        #expect(try found("") == [tree.path("own/libmine.so")])
        #expect(
            try found(":\(tree.path("first")):\(tree.path("absent"))")
                == [tree.path("first/libmine.so.2"), tree.path("own/libmine.so")])
        #expect(try found("\(tree.path("first")):\(tree.path("second"))").count == 3)
    }

    /// Another version of what a library needs may be installed, and the library itself stays.
    @Test func theLoaderIsAskedAgainWhenItKnowsOthers() async throws {
        let tree = try FileTree()
        let needed = tree.path("needed/libneeded.so")
        try tree.write("void f(void) {}\n", to: "needed/needed.c")
        try tree.write("void f(void); void g(void) { f(); }\n", to: "own/mine.c")
        for command in [
            ["clang", "-shared", "-o", needed, tree.path("needed/needed.c")],
            ["clang", "-shared", "-o", tree.path("own/libmine.so"), tree.path("own/mine.c"), needed],
        ] {
            let result = try ChildProcess.run(["/usr/bin/env"] + command)
            try #require(result.status == .exited(0), "\(result.output)")
        }
        try tree.write("old", to: "cache")
        try await Task.sleep(for: .seconds(2.1))
        let stamps = FileStamps(path: tree.path("stamps"))
        func found() throws -> [String] {
            try SystemLibraries.files(
                of: "mine", in: [tree.path("own")], loaderPath: "", loaderCache: tree.path("cache"), remembering: stamps)
        }
        #expect(try found().contains(needed))
        try FileManager.default.moveItem(atPath: needed, toPath: tree.path("needed/gone"))
        #expect(try found().contains(needed))
        try tree.write("new", to: "cache")
        #expect(try !found().contains(needed))
    }

    @Test func aLibraryWithoutItsObjectsIsAnError() throws {
        let tree = try FileTree()
        try tree.write("!<thin>\n", to: "own/libmine.a")
        let failure = try #require(throws: SystemFailure.self) { try files(of: "mine", in: tree) }
        #expect("\(failure)".contains("libmine.a: its objects lie in other files"))
    }

    @Test(arguments: [
        "INCLUDE other", "SEARCH_DIR(elsewhere)\nINPUT(libreal.a)", "INPUT(libreal.a)\nalias = own;", "PROVIDE(alias = own);",
        "no script",
    ])
    func whatIsNotFollowedIsAnError(_ script: String) throws {
        let tree = try FileTree()
        try tree.write(script, to: "own/libmine.so")
        let failure = try #require(throws: SystemFailure.self) { try files(of: "mine", in: tree) }
        #expect("\(failure)".contains("libmine.so: a script of the linker with "))
    }

    @Test func filesThatAreNoLibrariesAreNone() throws {
        let tree = try FileTree()
        try tree.write("", to: "own/libempty.so")
        try FileManager.default.createDirectory(atPath: tree.path("own/libfolder.so"), withIntermediateDirectories: true)
        #expect(try files(of: "empty", in: tree) == ["libempty.so"])
        #expect(try files(of: "folder", in: tree) == [])
    }
}
