import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import NotebookGenerator
@testable import Storage
@testable import Weaving

/// Links of a site lead somewhere.
@Suite struct LinkVerifierTests {
    @Test func linksThatLeadNowhereAreNamed() {
        let page = """
            <a href="b.html#there">x</a> <a href="b.html#gone">x</a> <a href="#here" id="here">x</a> <a href="#nowhere">x</a>
            <img src="figures/a.svg"> <img src="figures/no.svg"> <a href="https://example.org/x">x</a> <a href="c%20d.html">x</a>
            """
        let files = ["a.html": page, "b.html": "<p id=\"there\">", "figures/a.svg": "", "c d.html": ""]
        let pages = files.filter { $0.key.hasSuffix(".html") }.mapValues { PageLinks(of: Array($0.utf8)) }
        let broken = LinkVerifier(files: Set(files.keys), pages: pages).brokenLinks()
        #expect(broken == ["a.html → #nowhere", "a.html → b.html#gone", "a.html → figures/no.svg"])
    }
}

/// What pages show, each file once.
@Suite struct SiteAssemblyTests {
    @Test func noFileTakesThePlaceOfAnother() throws {
        let folder = try SiteFolder()
        var assembly = folder.assembly()
        func add(_ path: String, _ text: String) throws {
            try assembly.add(SiteAsset(path: path, content: .bytes(Data(text.utf8))))
        }
        try add("figures/fig-a-narrow.svg", "one")
        try add("figures/fig-a.svg", "two")
        try add("figures/fig-a-narrow.svg", "one")
        #expect(assembly.takenPaths == [])
        try add("figures/fig-a-narrow.svg", "three")
        #expect(assembly.takenPaths == ["figures/fig-a-narrow.svg"])
        #expect(try String(decoding: assembly.bytes(of: "figures/fig-a-narrow.svg"), as: UTF8.self) == "one")
    }

    /// Of what the author changed meanwhile no page tells any more.
    @Test func aFileOfTheAuthorsIsFoundByItsNameInTheSite() throws {
        let folder = try SiteFolder()
        let file = AuthorFile(path: "a.csv", source: "\(folder.path)/a.csv", digest: "0123456789abcdef", kind: .document)
        try Data("one".utf8).write(to: URL(fileURLWithPath: file.source))
        var assembly = folder.assembly(of: AuthorFiles([file]))
        try assembly.add(SiteAsset(path: file.sitePath, content: .authored))
        #expect(try String(decoding: assembly.bytes(of: file.sitePath), as: UTF8.self) == "one")
        #expect(throws: SystemFailure.self) { try assembly.add(SiteAsset(path: "files/a-fedcba9876.csv", content: .authored)) }
    }
}

/// A site is published whole or not at all, and files of others stay.
@Suite struct SitePublisherTests {
    @Test(arguments: ["../x", "a/../b", "/etc/passwd", "", "a//b", "./a"])
    func noPathLeavesTheSite(_ path: String) throws {
        let folder = try SiteFolder()
        #expect(throws: SystemFailure.self) { try folder.publish([path: ""]) }
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/site"))
    }

    @Test func aSiteThatWasTamperedWithIsPublishedAgain() throws {
        let folder = try SiteFolder()
        let files = ["index.html": "one", "a/b.css": "two"]
        try folder.publish(files)
        try Data("no".utf8).write(to: URL(fileURLWithPath: "\(folder.path)/site/index.html"))
        try folder.publish(files)
        #expect(folder.text("index.html") == "one")
        try folder.publish(["index.html": "three"])
        #expect(folder.text("a/b.css") == nil)
    }

    @Test(arguments: ["index.html", "a", "a/b.css/notes.txt"])
    func aFileOfSomebodyElsesIsNotReplaced(_ path: String) throws {
        let folder = try SiteFolder()
        let mine = "\(folder.path)/site/\(path)"
        try Folder.make(around: mine)
        try Data("mine".utf8).write(to: URL(fileURLWithPath: mine))
        let files = ["index.html": "one", "a/b.css": "two"]
        let failure = #expect(throws: SystemFailure.self) { try folder.publish(files) }
        #expect(failure?.description.hasPrefix("\(mine): not a file of ours") == true)
        #expect(folder.text(path) == "mine")
        // Out of the way it stays where it is put.
        try FileManager.default.moveItem(atPath: mine, toPath: "\(folder.path)/site/mine.txt")
        if path.contains("css") { try FileManager.default.removeItem(atPath: "\(folder.path)/site/a") }
        try folder.publish(files)
        #expect(folder.text("mine.txt") == "mine" && folder.text("index.html") == "one" && folder.text("a/b.css") == "two")
    }

    /// Git keeps empty folders in its own, and is lost without them.
    @Test func emptyFoldersOfOthersStay() throws {
        let folder = try SiteFolder()
        try folder.publish(["index.html": "one", "a/b.css": "two"])
        for name in [".git/refs/heads", "c"] {
            try FileManager.default.createDirectory(atPath: "\(folder.path)/site/\(name)", withIntermediateDirectories: true)
        }
        try folder.publish(["index.html": "two"])
        for (name, isThere) in [(".git/refs/heads", true), ("c", true), ("a", false)] {
            #expect(FileManager.default.fileExists(atPath: "\(folder.path)/site/\(name)") == isThere)
        }
    }

    /// After a manifest was lost, what is as we would write it is ours again.
    @Test func theVeryFileIsTakenOver() throws {
        let folder = try SiteFolder()
        try folder.publish(["index.html": "one", "a/b.css": "two"])
        try FileManager.default.removeItem(atPath: "\(folder.path)/site/manifest.json")
        try FileManager.default.removeItem(atPath: "\(folder.path)/work")
        try folder.publish(["index.html": "one", "a/b.css": "two", "c.html": "three"])
        #expect(folder.text("c.html") == "three")
        try folder.publish(["index.html": "four"])
        #expect(folder.text("index.html") == "four" && folder.text("c.html") == nil)
    }

    @Test func aFileThatStaysIsTakenOverAndItsDigestToo() throws {
        let folder = try SiteFolder()
        try folder.publish(["index.html": "one", "a/b.css": "two"])
        let kept = "\(folder.path)/site/a/b.css"
        // Old enough to be trusted.
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSinceNow: -60)], ofItemAtPath: kept)
        let inode = try FileStamp(of: kept).inode
        try folder.publish(["index.html": "three", "a/b.css": "two"])
        #expect(try FileStamp(of: kept).inode == inode)
        #expect(folder.text("index.html") == "three" && folder.text("a/b.css") == "two")
        // What changes later is seen, renewed stamp or not.
        try Data("owt".utf8).write(to: URL(fileURLWithPath: kept))
        try folder.publish(["index.html": "three", "a/b.css": "two"])
        #expect(folder.text("a/b.css") == "two")
    }
}
