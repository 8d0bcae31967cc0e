import Foundation
import TestSupport
import Testing
@testable import ChapterRunning
@testable import Storage

/// A resource that is no copy of what it was made of any more is found by its contents.
@Suite struct CopiedFolderTests {
    private let tree: FileTree
    private let folder: CopiedFolder

    init() throws {
        tree = try FileTree()
        for side in ["Sources/R", "release/p.resources/R"] {
            try tree.write("one", to: "\(side)/a.txt")
            try tree.write("two", to: "\(side)/deep/b.txt")
            // A link is copied as one.
            try FileManager.default.createSymbolicLink(atPath: tree.path("\(side)/link"), withDestinationPath: "a.txt")
        }
        folder = CopiedFolder(original: tree.path("Sources/R"), copy: tree.path("release/p.resources/R"))
    }

    private func difference() -> String? { folder.difference(remembering: FileStamps(path: tree.path("stamps"))) }

    @Test func aCopyIsCurrent() { #expect(difference() == nil) }

    @Test(arguments: ["a.txt", "deep/b.txt", "new.txt"]) func aChangedFileIsTold(file: String) throws {
        try tree.write("TWO", to: "Sources/R/\(file)")
        #expect(difference() == tree.path("Sources/R/\(file)"))
    }

    @Test func aLinkThatLeadsElsewhereIsTold() throws {
        let link = tree.path("Sources/R/link")
        try FileManager.default.removeItem(atPath: link)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "deep/b.txt")
        #expect(difference() == link + "/")
    }

    /// Beside its copy lies nothing of what lies beside it.
    @Test func aCopiedLinkMayLeadNowhere() throws {
        let copied = CopiedFolder(original: tree.path("Sources/one.txt"), copy: tree.path("release/p.resources/one.txt"))
        let stamps = FileStamps(path: tree.path("stamps"))
        for path in [copied.original, copied.copy] {
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "../elsewhere/one.txt")
        }
        try tree.write("one", to: "elsewhere/one.txt")
        #expect(copied.difference(remembering: stamps) == nil)
        #expect(try CopiedFolder.state(of: copied.copy + "/", remembering: stamps) == "link ../elsewhere/one.txt")
        try FileManager.default.removeItem(atPath: copied.original)
        try FileManager.default.createSymbolicLink(atPath: copied.original, withDestinationPath: "a.txt")
        #expect(copied.difference(remembering: stamps) == tree.path("Sources/one.txt/"))
    }

    @Test func aFileThatBecomesAProgramIsTold() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: tree.path("Sources/R/a.txt"))
        #expect(difference() == tree.path("Sources/R/a.txt"))
    }

    @Test func aFileThatIsGoneIsTold() throws {
        try FileManager.default.removeItem(atPath: tree.path("Sources/R/a.txt"))
        #expect(difference() == tree.path("release/p.resources/R/a.txt"))
    }

    @Test func aMissingCopyIsTold() throws {
        try FileManager.default.removeItem(atPath: tree.path("release/p.resources"))
        #expect(difference() == tree.path("Sources/R/a.txt"))
    }
}
