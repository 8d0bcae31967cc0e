import Foundation
import Testing

@testable import NotebookGenerator

@Suite struct LinkVerifierTests {
    @Test func linksThatLeadNowhereAreNamed() {
        let page = """
            <a href="b.html#there">x</a> <a href="b.html#gone">x</a> <a href="#here" id="here">x</a> <a href="#nowhere">x</a>
            <img src="figures/a.svg"> <img src="figures/no.svg"> <a href="https://example.org/x">x</a> <a href="c%20d.html">x</a>
            """
        let files = ["a.html": page, "b.html": "<p id=\"there\">", "figures/a.svg": "", "c d.html": ""]
        let broken = LinkVerifier(files: files.mapValues { Data($0.utf8) }).brokenLinks()
        #expect(broken == ["a.html → #nowhere", "a.html → b.html#gone", "a.html → figures/no.svg"])
    }
}

@Suite struct SitePublisherTests {
    @Test(arguments: ["../x", "a/../b", "/etc/passwd", "", "a//b", "./a"])
    func noPathLeavesTheSite(_ path: String) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UInt64.random(in: 0 ... .max))").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let publisher = SitePublisher(site: "\(folder)/site", workplace: "\(folder)/work")
        #expect(throws: SystemFailure.self) { try publisher.publish([path: Data()]) }
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/site"))
    }

    @Test func aSiteThatWasTamperedWithIsPublishedAgain() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UInt64.random(in: 0 ... .max))").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let publisher = SitePublisher(site: "\(folder)/site", workplace: "\(folder)/work")
        let files = ["index.html": Data("one".utf8), "a/b.css": Data("two".utf8)]
        try publisher.publish(files)
        try Data("no".utf8).write(to: URL(fileURLWithPath: "\(folder)/site/index.html"))
        try publisher.publish(files)
        #expect(FileManager.default.contents(atPath: "\(folder)/site/index.html") == Data("one".utf8))
        try publisher.publish(["index.html": Data("three".utf8)])
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/site/a/b.css"))
    }
}
