import Foundation
import TestSupport
import Testing

@testable import NotebookGenerator

/// Which files of a folder are served: plain ones that lie in it, and nothing that a link leads to.
@Suite final class ServedFolderTests {
    private let tree: FileTree
    private let folder: ServedFolder

    /// `site` is served; `outside` lies beside it.
    init() throws {
        tree = try FileTree()
        for (path, text) in [
            ("outside/secret.txt", "secret"), ("site/index.html", "first"), ("site/figures/a.svg", "drawn"), ("site/empty", ""),
        ] {
            try tree.write(text, to: path)
        }
        folder = ServedFolder(path: tree.path("site"))
    }

    private func text(_ names: String...) -> String? {
        folder.contents(at: RequestPath(names: names)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func plainFiles() {
        #expect(text("index.html") == "first")
        #expect(text("figures", "a.svg") == "drawn")
        #expect(text("empty") == "")
    }

    @Test func whatIsNoFile() {
        #expect(text("figures") == nil)
        #expect(text("nothing") == nil)
        #expect(text("nowhere", "a.svg") == nil)
        #expect(text("index.html", "a") == nil)
        #expect(text(String(repeating: "a", count: 300)) == nil)
        #expect(folder.contents(at: RequestPath(names: [])) == nil)
        #expect(ServedFolder(path: tree.path("nowhere")).contents(at: RequestPath(names: ["index.html"])) == nil)
    }

    /// Where it points to makes no difference: a link that leads inside today may lead outside tomorrow.
    @Test(arguments: [
        NamedCase("inside to inside", "index.html"), NamedCase("inside to outside", "../outside/secret.txt"),
        NamedCase("absolute", "/etc/hostname"), NamedCase("dangling", "nothing"), NamedCase("to itself", "link"),
    ])
    func linksToFiles(_ destination: NamedCase<String>) throws {
        try tree.link("site/link", to: destination.value)
        #expect(text("link") == nil)
    }

    @Test(arguments: [
        NamedCase("inside", "figures"), NamedCase("outside", "../outside"), NamedCase("itself", "."), NamedCase("above", ".."),
    ])
    func linksToFolders(_ destination: NamedCase<String>) throws {
        try tree.link("site/link", to: destination.value)
        for names in [
            ["link"], ["link", "a.svg"], ["link", "secret.txt"], ["link", "index.html"], ["link", "site", "index.html"],
        ] {
            #expect(folder.contents(at: RequestPath(names: names)) == nil)
        }
    }

    /// Opening a pipe to read would wait for one who writes.
    @Test func pipesAndSocketsAreNotWaitedFor() throws {
        try #require(mkfifo(tree.path("site/pipe"), 0o600) == 0)
        #expect(text("pipe") == nil)
        try tree.link("site/zero", to: "/dev/zero")
        #expect(text("zero") == nil)
    }

    /// The preview's folder itself may be one: whoever started the preview chose it.
    @Test func theFolderItselfMayBeALink() throws {
        try tree.link("other", to: "site")
        let data = ServedFolder(path: tree.path("other")).contents(at: RequestPath(names: ["index.html"]))
        #expect(data == Data("first".utf8))
    }

    /// Sites are swapped while they are served.
    @Test func filesAreReadAnew() throws {
        try tree.write("second", to: "site/index.html")
        #expect(text("index.html") == "second")
        try tree.move("site", to: "old")
        #expect(text("index.html") == nil)
    }
}
