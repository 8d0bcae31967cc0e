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
}
