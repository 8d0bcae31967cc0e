import Foundation
import TestSupport
import Testing

@testable import ChapterRunning
@testable import Storage

/// The objects in a static library.
@Suite struct StaticLibraryTests {
    private let tree: FileTree

    init() throws {
        tree = try FileTree()
        try tree.write("first!", to: "a.o")
        try tree.write("second", to: "a-name-of-more-than-sixteen-letters.o")
        try tree.write("odd", to: "c.o")
    }

    private func archive() throws -> StaticLibrary {
        let objects = ["a.o", "a-name-of-more-than-sixteen-letters.o", "c.o"].map(tree.path)
        let result = try ChildProcess.run(["/usr/bin/env", "ar", "rcS", tree.path("libx.a")] + objects)
        try #require(result.status == .exited(0), "\(result.output)")
        return StaticLibrary(at: tree.path("libx.a"))
    }

    @Test func areItsMembers() throws {
        let paths = try archive().unpacked(remembering: FileStamps(path: tree.path("stamps")))
        #expect(
            paths.map { ($0 as NSString).lastPathComponent } == ["0-a.o", "1-a-name-of-more-than-sixteen-letters.o", "2-c.o"])
        #expect(try paths.map { try String(contentsOfFile: $0, encoding: .utf8) } == ["first!", "second", "odd"])
    }

    @Test func theyAreUnpackedOnce() async throws {
        let library = try archive()
        // Times that the file system gave within the last second are not trusted.
        try await Task.sleep(for: .seconds(2.1))
        func unpack() throws -> [FileStamp] {
            let stamps = FileStamps(path: tree.path("stamps"))
            let paths = try library.unpacked(remembering: stamps)
            try stamps.save()
            return try paths.map { try FileStamp(of: $0) }
        }
        let first = try unpack()
        #expect(try unpack() == first && first.count == 3)
    }

    @Test func oneThatWasLostIsUnpackedAgain() throws {
        let stamps = FileStamps(path: tree.path("stamps"))
        let library = try archive()
        let paths = try library.unpacked(remembering: stamps)
        try FileManager.default.removeItem(atPath: paths[1])
        #expect(try library.unpacked(remembering: stamps) == paths)
        #expect(FileManager.default.fileExists(atPath: paths[1]))
    }

    @Test(arguments: ["", "ELF", "!<arch>\nshort", "!<arch>\n" + String(repeating: " ", count: 60)])
    func anotherFileIsRefused(_ text: String) {
        #expect(throws: SystemFailure.self) { try StaticLibrary.members(of: Data(text.utf8), named: "libx.a") }
    }
}
