import DataRegistry
import Foundation
import Testing
@testable import ChapterReading
@testable import NotebookGenerator
@testable import Storage

/// The store keeps what a revert would reuse, and no more.
@Suite struct PruningTests {
    private static func entry(_ name: String, size: Int = 1, generation: Int, day: Int) -> StorePruning.Entry {
        StorePruning.Entry(name: name, size: size, use: StoreCatalogue.Use(generation: generation, day: day))
    }

    private static let rules: [(name: String, entry: StorePruning.Entry, goes: Bool)] = [
        ("used now", entry("bytes/a", generation: 100, day: 1000), false),
        ("of the last builds, long ago", entry("bytes/a", generation: 81, day: 1), false),
        ("of the last month, many builds ago", entry("bytes/a", generation: 2, day: 970), false),
        ("of neither", entry("bytes/a", generation: 80, day: 969), true),
        ("a program of the last builds", entry("linked/a", generation: 98, day: 1000), false),
        ("an older program", entry("linked/a", generation: 97, day: 1000), true),
        ("an older program's record", entry("programs/a", generation: 97, day: 1000), true),
        ("larger than all, but of the last builds", entry("bytes/a", size: 5000, generation: 90, day: 1000), false),
        ("larger than all, of the last month", entry("bytes/a", size: 5000, generation: 70, day: 1000), true),
    ]

    @Test(arguments: rules.indices)
    func goes(_ index: Int) {
        let rule = Self.rules[index]
        let going = StorePruning(bytes: 1000).expendable([rule.entry], generation: 100, day: 1000)
        #expect(going == (rule.goes ? [rule.entry] : []), "\(rule.name)")
    }

    @Test func theLongestUnusedGoUntilThereIsRoom() {
        let entries = (1...10).map { Self.entry("bytes/\($0)", size: 100, generation: $0, day: 1000) }
        let going = StorePruning(bytes: 750).expendable(entries.shuffled(), generation: 100, day: 1000)
        #expect(going == Array(entries.prefix(3)))
    }

    @Test func daysAreCounted() {
        #expect(CivilDate(parsing: "1969-12-31")?.daysSince1970 == -1)
        #expect(CivilDate(parsing: "1970-01-01")?.daysSince1970 == 0)
        #expect(CivilDate(parsing: "2000-03-01")?.daysSince1970 == 11017)
        #expect(CivilDate(parsing: "2026-11-21")?.daysSince1970 == 20778)
        #expect(CivilDate(parsing: "2026-13-21") == nil)
    }

    @Test func theCatalogueIsReadBack() {
        var catalogue = StoreCatalogue(parsing: nil)
        catalogue.note(["bytes/a", "keys/b"], written: 10, on: 5)
        catalogue.note(["bytes/a"], written: 1, on: 7)
        #expect(catalogue.generation == 2 && catalogue.written == 11)
        #expect(catalogue.use(of: "keys/b", orElse: 0) == StoreCatalogue.Use(generation: 1, day: 5))
        #expect(StoreCatalogue(parsing: catalogue.text) == catalogue)
        // The same entries on another day are no new generation.
        catalogue.note(["bytes/a"], written: 0, on: 8)
        #expect(catalogue.generation == 2)
        #expect(catalogue.use(of: "bytes/a", orElse: 0).day == 8)
    }

    /// Edit after edit, the store stays as large as its rules allow; what was taken back in time runs nothing.
    @Test func monthsOfEdits() throws {
        let project = try MutableProject.built().copy()
        let third = Change.third
        func build(on day: String) throws -> [String] {
            try project.build(day: day) { $0.pruning = StorePruning(generations: 3, programGenerations: 2, interval: 1) }.ran
        }
        func entries() throws -> Int { try project.files(in: ".notebook/store").count }
        #expect(try build(on: "2026-11-21") == [])
        let start = try entries()
        var largest = 0
        for month in 1...5 {
            try project.apply([.replace(third, "let tenth = 0.1", "let tenth = 0.\(month)1")])
            #expect(try build(on: "2027-0\(month)-01").contains(Name.lonely))
            try project.apply([.replace(third, "let tenth = 0.\(month)1", "let tenth = 0.1")])
            #expect(try build(on: "2027-0\(month)-02") == [])
            largest = max(largest, try entries())
        }
        // An edit adds its own entries only: keys, outcomes, values, pages, a compilation and a program.
        #expect(largest < start + 3 * 16, "\(start) \(largest)")
        try project.expectCleanResult(day: "2026-11-21")
    }

    @Test func onlyOursIsRemoved() throws {
        let project = try MutableProject.built().copy()
        let foreign = [
            ".notebook/notes.txt", ".notebook/store/bytes/mine", ".notebook/store/outcomes/aa/mine", "site/CNAME", "site/a/b.txt",
            "figures/mine.svg", "figures/mine.tmp",
        ]
        for path in foreign {
            let folder = ("\(project.root)/\(path)" as NSString).deletingLastPathComponent
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(project.root)/\(path)"))
        }
        try FileManager.default.createSymbolicLink(atPath: "\(project.root)/site/link", withDestinationPath: "nowhere")
        // A link in the site to a folder elsewhere is not followed.
        try FileManager.default.createDirectory(atPath: "\(project.root)/elsewhere", withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(project.root)/elsewhere/index.html"))
        try FileManager.default.createSymbolicLink(atPath: "\(project.root)/site/other", withDestinationPath: "../elsewhere")
        let figures = try project.files(in: "figures")
        try project.apply([.replace(Change.first, "Energies.", "Powers.")])
        _ = try project.build(day: "2028-01-01") { $0.pruning = StorePruning(generations: 0, days: 0, bytes: 0) }
        for step in ["built", "clean"] {
            if step == "clean" { try project.builder().clean() }
            for path in foreign {
                #expect(FileManager.default.contents(atPath: "\(project.root)/\(path)") == Data("mine".utf8), "\(step) \(path)")
            }
            for link in ["link", "other"] {
                #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: "\(project.root)/site/\(link)")) != nil)
            }
        }
        #expect(try project.files(in: ".notebook").count == 3)
        #expect(try project.files(in: "site").keys.sorted() == ["CNAME", "a/b.txt"])
        #expect(try project.files(in: "elsewhere").count == 1)
        #expect(try Set(project.files(in: "figures").keys) == Set(figures.keys))
    }

    /// Names in a ledger and in a manifest that lead elsewhere remove nothing there.
    @Test func noNameLeadsOutOfItsFolder() throws {
        let project = try MutableProject.built().copy()
        let victims = ["chapters/victim.svg", "elsewhere/victim.html"]
        for path in victims {
            try Folder.make(around: "\(project.root)/\(path)")
            try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(project.root)/\(path)"))
        }
        let entry = #""fig-line" : {"#
        try project.apply([.replace("figures/ledger.json", entry, #""../chapters/victim" : {"#)])
        try FileManager.default.createSymbolicLink(atPath: "\(project.root)/site/other", withDestinationPath: "../elsewhere")
        let digest = Digest(of: "mine").description
        try project.apply([
            .replace(
                "site/manifest.json", #""files" : {"#,
                #""files" : {"other/victim.html" : "\#(digest)", "../chapters/victim.svg" : "\#(digest)","#)
        ])
        try project.builder().clean()
        for path in victims { #expect(FileManager.default.fileExists(atPath: "\(project.root)/\(path)"), "\(path)") }
        _ = try project.build()
        for path in victims { #expect(FileManager.default.fileExists(atPath: "\(project.root)/\(path)"), "\(path)") }
    }
}
