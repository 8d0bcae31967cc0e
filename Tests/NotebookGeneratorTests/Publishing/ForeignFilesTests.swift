import Foundation
import TestSupport
import Testing
@testable import NotebookGenerator
@testable import Storage

/// What others keep in the site stays, whatever it is called, wherever it lies and whenever it came; and what cannot be kept is told first.
@Suite struct ForeignFilesTests {
    @Test func aNameThatIsNoTextIsKept() throws {
        let folder = try SiteFolder()
        try folder.publish(["index.html": "one"])
        try folder.shell("cd site && mkdir \"$(printf 'f\\351')\" && printf mine > \"$(printf 'f\\351/caf\\351.pdf')\"")
        for text in ["two", "three"] { try folder.publish(["index.html": text]) }
        try folder.shell("test \"$(cat \"$(printf 'site/f\\351/caf\\351.pdf')\")\" = mine")
        #expect(folder.text("index.html") == "three")
    }

    /// To Swift, texts are equal whose accents are written in two ways: to the system these are two files.
    @Test func accentsAreNotTaken() throws {
        let folder = try SiteFolder()
        try folder.publish(["caf\u{e9}.html": "one"])
        try folder.put("mine", at: "cafe\u{301}.html")
        try folder.publish(["caf\u{e9}.html": "two"])
        #expect(folder.text("cafe\u{301}.html") == "mine" && folder.text("caf\u{e9}.html") == "two")
        try SiteRemoval(site: folder.site(), remembered: nil).run()
        #expect(folder.text("cafe\u{301}.html") == "mine" && folder.text("caf\u{e9}.html") == nil)
    }

    /// Nobody waits for what a FIFO in the place of one of our files may bring.
    @Test(.timeLimit(.minutes(2))) func whatIsNoFileIsKept() throws {
        let folder = try SiteFolder()
        try folder.publish(["index.html": "one", "a/b.css": "two"])
        try folder.shell("cd site && mkfifo pipe && ln -s nowhere link && rm a/b.css && mkfifo a/b.css")
        try folder.publish(["index.html": "two", "a/b.css": "two"])
        #expect(folder.text("a/b.css") == "two")
        try folder.shell("cd site && test -p pipe && test $(readlink link) = nowhere")
    }

    /// Between the listing and the moment at which the next site takes its place.
    @Test func whatCameMeanwhileIsKept() throws {
        let folder = try SiteFolder()
        try folder.publish(["index.html": "one", "gone.html": "one"])
        for name in ["kept.txt", "a/replaced.txt"] { try folder.put("mine", at: name) }
        let manifest = SiteManifest(of: folder.site(), remembered: nil)
        try folder.shell("mv site last && mkdir -p site/a && cd last && ln kept.txt ../site && cp a/replaced.txt ../site/a")
        try folder.shell(
            "cd last && echo new > b && mkdir c empty && echo new > c/d && mv b a/replaced.txt && echo mine > more.html")
        try folder.shell(
            "cd site && echo ours > index.html && echo ours > more.html && echo same > same.html && cp same.html ../last")
        let ours = ["index.html": "ours\n", "more.html": "ours\n", "same.html": "same\n"]
        try ForeignFiles(in: "\(folder.path)/last", beside: manifest).move(
            to: folder.site(),
            beside: Dictionary(uniqueKeysWithValues: ours.map { (RawPath($0.key), Digest(of: $0.value)) }))
        #expect(folder.text("kept.txt") == "mine" && folder.text("a/replaced.txt") == "new\n" && folder.text("c/d") == "new\n")
        #expect(folder.text("more.html") == "ours\n" && folder.text("more.html.kept") == "mine\n")
        #expect(folder.text("index.html") == "ours\n" && folder.text("gone.html") == nil && folder.text("same.html") == "same\n")
        #expect(!isPresent(folder.site("index.html.kept")) && !isPresent(folder.site("same.html.kept")))
        #expect(isPresent(folder.site("empty")))
    }

    /// Bound there, of whatever file system; or a whole one.
    @Test(
        .enabled(if: geteuid() == 0, "mounting takes the rights of root"),
        arguments: [
            "mount -t tmpfs tmpfs site/data/here", "mount --bind elsewhere site/data/here", "mount --bind elsewhere/f site/f",
        ])
    func whatIsMountedIsToldBeforeAnythingMoves(_ mounting: String) throws {
        let folder = try SiteFolder()
        try folder.publish(["index.html": "one"])
        let place = String(mounting.split(separator: " ").last ?? "")
        try folder.shell("mkdir -p site/data/here elsewhere && touch elsewhere/f site/f && \(mounting)")
        defer { try? folder.shell("umount -l \(place); true") }
        // Nothing is to be done.
        try folder.publish(["index.html": "one"])
        let failure = #expect(throws: SystemFailure.self) { try folder.publish(["index.html": "two"]) }
        #expect(failure?.description.hasPrefix("\(folder.path)/\(place): something is mounted there, and ") == true)
        #expect(folder.text("index.html") == "one" && !isPresent("\(folder.path)/work/site-next"))
        try folder.shell("umount \(place)")
        try folder.publish(["index.html": "two"])
        #expect(folder.text("index.html") == "two" && isPresent(folder.site("data/here")))
    }

    @Test func foldersKeepTheirModesAndGroups() throws {
        let folder = try SiteFolder()
        try folder.publish(["index.html": "one", "a/b.css": "two"])
        try folder.shell(
            "cd site && mkdir -p mine/x && echo 1 > mine/x/y && chmod 2775 . && chmod 750 a && chmod 711 mine/x && chmod 555 mine"
        )
        if geteuid() == 0 { try folder.shell("chgrp 65534 site/a && chown 65534 site/mine") }
        let before = try folder.folders()
        try folder.publish(["index.html": "two", "a/b.css": "two", "c/d.css": "three"])
        #expect(try folder.folders().filter { $0.key != "./c" } == before)
        #expect(folder.text("mine/x/y") == "1\n")
        try folder.shell("chmod 755 site/mine")
    }

    @Test func onlyFilesAreCleaned() throws {
        let folder = try SiteFolder()
        try folder.publish(["index.html": "one", "a/b.css": "two", "c.css": "three"])
        try folder.shell(
            "cd site && rm index.html c.css && mkdir index.html && echo mine > index.html/notes && echo mine > ../notes")
        try folder.shell("ln -s ../notes site/c.css")
        var told: [String] = []
        try SiteRemoval(site: folder.site(), remembered: nil, notice: { told.append($0) }).run()
        #expect(told == ["\(folder.site("index.html")): stays: the notebook wrote a file there, and this is none"])
        #expect(folder.text("index.html/notes") == "mine\n" && !isPresent(folder.site("a")) && !isPresent(folder.site("c.css")))
        #expect(FileManager.default.contents(atPath: "\(folder.path)/notes") == Data("mine\n".utf8))
    }
}

extension SiteFolder {
    /// The mode, owner and group of each folder of the site.
    fileprivate func folders() throws -> [String: String] {
        let result = try ChildProcess.run(["find", ".", "-type", "d", "-printf", "%p %m %U %G\\n"], in: site())
        let lines = result.output.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1).map(String.init) }
        return Dictionary(uniqueKeysWithValues: lines.map { ($0[0], $0[1]) })
    }
}
