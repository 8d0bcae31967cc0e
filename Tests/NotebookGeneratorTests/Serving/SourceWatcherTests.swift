import Foundation
import TestSupport
import Testing

@testable import NotebookGenerator

/// What the watcher makes of edits. The kernel has queued an edit's events when the edit returns, so that nothing is waited for.
@Suite final class SourceWatcherTests {
    struct Edit: Sendable {
        /// Noticed and taken before.
        var before: @Sendable (FileTree) throws -> Void = { _ in }
        let edit: @Sendable (FileTree) throws -> Void
        let changes: Changes
    }

    private let tree: FileTree

    init() throws {
        tree = try FileTree()
        for file in [
            "chapters/01.md", "chapters/data/a.csv", "data/b.csv", "Sources/Solvers/Flow.swift", "Package.swift", "README.md",
            "site/index.html",
        ] {
            try tree.write("first", to: file)
        }
    }

    @Test(arguments: [
        NamedCase("chapter modified", Edit(edit: { try $0.write("second", to: "chapters/01.md") }, changes: .chapters)),
        NamedCase("chapter created", Edit(edit: { try $0.write("new", to: "chapters/02.md") }, changes: .chapters)),
        NamedCase("chapter renamed", Edit(edit: { try $0.move("chapters/01.md", to: "chapters/02.md") }, changes: .chapters)),
        NamedCase("chapter deleted", Edit(edit: { try $0.remove("chapters/01.md") }, changes: .chapters)),
        NamedCase("chapter moved away", Edit(edit: { try $0.move("chapters/01.md", to: "README.md") }, changes: .chapters)),
        NamedCase("chapter moved here", Edit(edit: { try $0.move("README.md", to: "chapters/02.md") }, changes: .chapters)),
        NamedCase("data modified", Edit(edit: { try $0.write("1,2", to: "chapters/data/a.csv") }, changes: .chapters)),
        NamedCase(
            "source modified", Edit(edit: { try $0.write("let a = 1", to: "Sources/Solvers/Flow.swift") }, changes: .sources)),
        NamedCase("manifest modified", Edit(edit: { try $0.write("second", to: "Package.swift") }, changes: .sources)),
        NamedCase("manifest deleted", Edit(edit: { try $0.remove("Package.swift") }, changes: .sources)),
        NamedCase(
            "manifest of one version", Edit(edit: { try $0.write("new", to: "Package@swift-6.2.swift") }, changes: .sources)),
        NamedCase(
            "plugin modified",
            Edit(
                before: { try $0.make("Plugins/Making") }, edit: { try $0.write("a", to: "Plugins/Making/a.swift") },
                changes: .sources)),
        NamedCase(
            "test modified",
            Edit(before: { try $0.make("Tests/A") }, edit: { try $0.write("a", to: "Tests/A/a.swift") }, changes: .chapters)),
        NamedCase("data set modified", Edit(edit: { try $0.write("1,2", to: "data/b.csv") }, changes: .chapters)),
        NamedCase(
            "picture behind a link",
            Edit(
                before: {
                    try $0.make("assets")
                    try $0.link("chapters/pictures", to: "../assets")
                }, edit: { try $0.write("<svg/>", to: "assets/a.svg") }, changes: .chapters)),
        NamedCase(
            "both",
            Edit(
                edit: {
                    try $0.write("second", to: "chapters/01.md")
                    try $0.write("let a = 1", to: "Sources/Solvers/Flow.swift")
                }, changes: [.chapters, .sources])),
    ])
    func edits(_ edit: NamedCase<Edit>) throws { try check(edit.value) }

    @Test(arguments: [
        NamedCase("folder created", Edit(edit: { try $0.make("Sources/New") }, changes: .sources)),
        NamedCase(
            "file in a new folder",
            Edit(
                before: { try $0.make("Sources/New") }, edit: { try $0.write("a", to: "Sources/New/A.swift") }, changes: .sources)
        ),
        NamedCase(
            "file in a new folder's folder",
            Edit(
                before: { try $0.make("Sources/New/Deep/Deeper") },
                edit: { try $0.write("a", to: "Sources/New/Deep/Deeper/A.swift") },
                changes: .sources)),
        NamedCase(
            "file in a renamed folder",
            Edit(
                before: { try $0.move("Sources/Solvers", to: "Sources/Flows") },
                edit: { try $0.write("second", to: "Sources/Flows/Flow.swift") }, changes: .sources)),
        NamedCase(
            "file in a folder that was moved here",
            Edit(
                before: { try $0.move("site", to: "chapters/more") },
                edit: { try $0.write("second", to: "chapters/more/index.html") }, changes: .chapters)),
        NamedCase(
            "file in a folder that changed its side",
            Edit(
                before: { try $0.move("Sources/Solvers", to: "chapters/Solvers") },
                edit: { try $0.write("second", to: "chapters/Solvers/Flow.swift") }, changes: .chapters)),
        NamedCase(
            "file in a folder that was moved away",
            Edit(
                before: { try $0.move("Sources/Solvers", to: "Solvers") },
                edit: { try $0.write("second", to: "Solvers/Flow.swift") }, changes: [])),
        NamedCase("chapters removed", Edit(edit: { try $0.remove("chapters") }, changes: .chapters)),
        NamedCase(
            "chapters made again",
            Edit(
                before: { try $0.remove("chapters") }, edit: { try $0.write("again", to: "chapters/01.md") }, changes: .chapters)),
        NamedCase(
            "file in chapters that were made again",
            Edit(
                before: {
                    try $0.remove("chapters")
                    try $0.make("chapters")
                }, edit: { try $0.write("again", to: "chapters/01.md") }, changes: .chapters)),
    ])
    func folders(_ edit: NamedCase<Edit>) throws { try check(edit.value) }

    /// How editors save: the new text aside, then in the old one's place.
    @Test(arguments: [
        NamedCase(
            "hidden file, moved over",
            Edit(
                before: { try $0.write("second", to: "chapters/.01.md.tmp") },
                edit: { try $0.move("chapters/.01.md.tmp", to: "chapters/01.md") }, changes: .chapters)),
        NamedCase(
            "written outside, moved over",
            Edit(
                before: { try $0.write("second", to: "01.md.tmp") }, edit: { try $0.move("01.md.tmp", to: "chapters/01.md") },
                changes: .chapters)),
        NamedCase(
            "old one kept as a backup",
            Edit(
                edit: {
                    try $0.move("chapters/01.md", to: "chapters/01.md~")
                    try $0.write("second", to: "chapters/01.md")
                }, changes: .chapters)),
        NamedCase(
            "manifest moved over",
            Edit(
                before: { try $0.write("second", to: ".Package.swift.tmp") },
                edit: { try $0.move(".Package.swift.tmp", to: "Package.swift") }, changes: .sources)),
    ])
    func atomicSaves(_ edit: NamedCase<Edit>) throws { try check(edit.value) }

    @Test(arguments: [
        NamedCase("other file beside them", Edit(edit: { try $0.write("second", to: "README.md") }, changes: [])),
        NamedCase("other folder", Edit(edit: { try $0.write("second", to: "site/index.html") }, changes: [])),
        NamedCase("file with the name of a folder's part", Edit(edit: { try $0.write("a", to: "Sources.txt") }, changes: [])),
        NamedCase("an editor's swap file", Edit(edit: { try $0.write("a", to: "chapters/.01.md.swp") }, changes: [])),
        NamedCase("an editor's backup", Edit(edit: { try $0.write("a", to: "chapters/01.md~") }, changes: [])),
        NamedCase(
            "file in a hidden folder",
            Edit(
                before: { try $0.make("chapters/.git") }, edit: { try $0.write("a", to: "chapters/.git/index") }, changes: [])),
        NamedCase(
            "read only", Edit(edit: { _ = try Data(contentsOf: URL(fileURLWithPath: $0.path("chapters/01.md"))) }, changes: [])),
        NamedCase(
            "file behind a link",
            Edit(
                before: {
                    try $0.link("chapters/link", to: "../site")
                    try $0.make("chapters/new")
                }, edit: { try $0.write("second", to: "site/index.html") }, changes: [])),
    ])
    func whatIsNoEdit(_ edit: NamedCase<Edit>) throws { try check(edit.value) }

    private func check(_ edit: Edit, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
        let watcher = try SourceWatcher(root: tree.root, data: tree.path("data"))
        #expect(try watcher.takeChanges() == [], sourceLocation: sourceLocation)
        try edit.before(tree)
        _ = try watcher.takeChanges()
        try edit.edit(tree)
        if !edit.changes.isEmpty { #expect(isReadable(watcher.descriptor), sourceLocation: sourceLocation) }
        #expect(try watcher.takeChanges() == edit.changes, sourceLocation: sourceLocation)
        #expect(try watcher.takeChanges() == [], "taken once", sourceLocation: sourceLocation)
    }

    private func isReadable(_ descriptor: Int32) -> Bool {
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&polled, 1, 0) == 1
    }

    @Test func sourcesBehindALink() throws {
        try tree.move("Sources", to: "elsewhere")
        try tree.link("Sources", to: "elsewhere")
        try check(Edit(edit: { try $0.write("second", to: "elsewhere/Solvers/Flow.swift") }, changes: .sources))
    }

    @Test func aProjectWithoutSourcesOrChapters() throws {
        try tree.remove("Sources")
        try tree.remove("chapters")
        try check(Edit(edit: { try $0.make("chapters") }, changes: .chapters))
        try check(
            Edit(before: { try $0.make("Sources/A") }, edit: { try $0.write("a", to: "Sources/A/B.swift") }, changes: .sources))
    }

    @Test func noProjectAtAll() throws {
        let watcher = try SourceWatcher(root: tree.path("nowhere"))
        #expect(try watcher.takeChanges() == [])
    }

    /// When the kernel's queue ran over, nobody knows what was lost: everything counts as changed.
    @Test func lostEventsAreEveryChange() throws {
        let limit = try String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8)
        let count = try #require(Int(limit.trimmingCharacters(in: .whitespacesAndNewlines)))
        let watcher = try SourceWatcher(root: tree.root)
        // A renaming is two events.
        for index in 0...(count / 2) {
            try tree.move(index.isMultiple(of: 2) ? "chapters/01.md" : "chapters/02.md", to: "chapters/0\(2 - index % 2).md")
        }
        #expect(try watcher.takeChanges() == [.chapters, .sources])
        try tree.write("second", to: "chapters/data/a.csv")
        #expect(try watcher.takeChanges() == .chapters)
    }

    /// What is listed may be gone when it is looked at: a version control system's checkout, a compiler's temporary files.
    @Test func filesThatVanishMeanwhileAreNoFailure() throws {
        let watcher = try SourceWatcher(root: tree.root)
        let tree = tree
        let isDone = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            for round in 0..<400 {
                for part in 0..<5 { try? tree.write("a", to: "Sources/\(round % 3)-\(part)/A.swift") }
                for part in 0..<5 { try? tree.remove("Sources/\(round % 3)-\(part)") }
            }
            isDone.signal()
        }
        var changes: Changes = []
        repeat { changes.formUnion(try watcher.takeChanges()) } while isDone.wait(timeout: .now()) == .timedOut
        #expect(changes == .sources)
    }
}

/// What the kernel tells of changed files is read to its end.
@Suite struct InotifyEventTests {
    private func bytes(watch: Int32, mask: UInt32, name: [UInt8]) -> [UInt8] {
        var event = inotify_event()
        (event.wd, event.mask, event.len) = (watch, mask, UInt32(name.count))
        return withUnsafeBytes(of: &event) { Array($0) } + name
    }

    @Test func oneAfterAnother() {
        let padded = Array("a.md".utf8) + [0, 0, 0, 0]
        let all = bytes(watch: 1, mask: UInt32(IN_CREATE), name: padded) + bytes(watch: 2, mask: UInt32(IN_ISDIR), name: [])
        #expect(
            InotifyEvent.parse(all) == [
                InotifyEvent(watch: 1, mask: UInt32(IN_CREATE), name: "a.md"),
                InotifyEvent(watch: 2, mask: UInt32(IN_ISDIR), name: ""),
            ])
        #expect(InotifyEvent.parse(all).map(\.isFolder) == [false, true])
    }

    @Test func cutAnywhereNothingIsReadBeyondTheEnd() {
        let all = bytes(watch: 7, mask: 1, name: Array("chapter.md".utf8) + [0, 0])
        for length in all.indices { #expect(InotifyEvent.parse(Array(all[..<length])).count == (length < 16 ? 0 : 1)) }
    }
}
