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
        let pages = files.filter { $0.key.hasSuffix(".html") }.mapValues { PageLinks(of: Array($0.utf8)) }
        let broken = LinkVerifier(files: Set(files.keys), pages: pages).brokenLinks()
        #expect(broken == ["a.html → #nowhere", "a.html → b.html#gone", "a.html → figures/no.svg"])
    }
}

@Suite struct SitePublisherTests {
    /// A publisher in a temporary folder.
    private func withPublisher(_ body: (String, (_ files: [String: String]) throws -> Void) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("site-\(UInt64.random(in: 0 ... .max))").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let stamps = FileStamps(path: "\(folder)/stamps.json")
        let store = Store(folder: "\(folder)/store", stamps: stamps) { _ in }
        let publisher = SitePublisher(site: "\(folder)/site", workplace: "\(folder)/work", stamps: stamps)
        try body(folder) { files in
            var assembly = SiteAssembly(store: store, stamps: stamps)
            for (path, text) in files { try assembly.add(SiteAsset(path: path, content: .bytes(Data(text.utf8)))) }
            try publisher.publish(assembly)
        }
    }

    @Test(arguments: ["../x", "a/../b", "/etc/passwd", "", "a//b", "./a"])
    func noPathLeavesTheSite(_ path: String) throws {
        try withPublisher { folder, publish in
            #expect(throws: SystemFailure.self) { try publish([path: ""]) }
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/site"))
        }
    }

    @Test func aSiteThatWasTamperedWithIsPublishedAgain() throws {
        try withPublisher { folder, publish in
            let files = ["index.html": "one", "a/b.css": "two"]
            try publish(files)
            try Data("no".utf8).write(to: URL(fileURLWithPath: "\(folder)/site/index.html"))
            try publish(files)
            #expect(FileManager.default.contents(atPath: "\(folder)/site/index.html") == Data("one".utf8))
            try publish(["index.html": "three"])
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/site/a/b.css"))
        }
    }
}
