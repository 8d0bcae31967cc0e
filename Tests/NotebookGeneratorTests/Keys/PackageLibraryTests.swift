import Foundation
import TestSupport
import Testing

@testable import ChapterRunning
@testable import Storage

/// The files of libraries that a package names, which are in its keys.
@Suite struct PackageLibraryTests {
    @Test func areLookedForWhereTheLinkerDoes() throws {
        let tree = try FileTree()
        try tree.write("archive", to: "own/libmine.a")
        let stamps = FileStamps(path: tree.path("stamps"))
        #expect(
            try SystemLibraries.files(of: "mine", in: [tree.path("own")], remembering: stamps) == [tree.path("own/libmine.a")])
        #expect(try SystemLibraries.files(of: "mine", in: [], remembering: stamps) == [])
        let system = try SystemLibraries.files(of: "cairo", in: [tree.path("own")], remembering: stamps)
        #expect(system.contains { $0.contains("/libcairo.so") } && system.contains { $0.contains("/libpixman") })
    }

    @Test func scriptsOfTheLinkerAreFollowed() throws {
        let tree = try FileTree()
        let stamps = FileStamps(path: tree.path("stamps"))
        try tree.write(
            "/* Not the library: INPUT(libno.a) */\nOUTPUT_FORMAT(elf64)\nINPUT(libreal.a AS_NEEDED(-lother, \"/absent.so\"))",
            to: "own/libmine.so")
        for library in ["real", "other", "no"] { try tree.write("archive", to: "own/lib\(library).a") }
        #expect(
            try SystemLibraries.files(of: "mine", in: [tree.path("own")], remembering: stamps)
                == ["libmine.so", "libother.a", "libreal.a"].map { tree.path("own/\($0)") })
        // One that names itself.
        try tree.write("GROUP ( -lround libround.so )", to: "own/libround.so")
        #expect(
            try SystemLibraries.files(of: "round", in: [tree.path("own")], remembering: stamps) == [tree.path("own/libround.so")])
    }
}
