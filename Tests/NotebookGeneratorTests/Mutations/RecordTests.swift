import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import NotebookGenerator
@testable import Storage

/// The committed record: whatever is wrong in it is put right by the next build, and what another processor rounded is not wrong.
@Suite struct RecordTests {
    /// What else is left of the build that recorded.
    enum Memory: CaseIterable, Sendable {
        case whole, gone
    }

    @Test(arguments: RecordDamage.all.sampled(every: 3), Memory.allCases)
    func isPutRight(_ damage: RecordDamage, _ memory: Memory) throws {
        let project = try MutableProject.built().copy()
        let (before, record) = (try project.output(), try project.files(in: "figures"))
        try damage.apply("\(project.root)/figures")
        #expect(try project.files(in: "figures") != record)
        if memory == .gone { try project.forget() }
        #expect(try project.build().isPublished)
        #expect(try project.output() == before)
        if damage.isUndone { #expect(try project.files(in: "figures") == record) }
        let after = try project.files(in: "figures")
        _ = try project.build()
        #expect(try project.files(in: "figures") == after)
    }

    /// Durations are beside the record: what a merge, or a hand, made of them is no harm to it, and they are known again after a build.
    @Test(arguments: [nil, "", "{", "<<<<<<< ours\n{}\n", "[1]", #"{"01-signals": {"steps": "long"}}"#])
    func lostDurationsAreFilledIn(_ text: String?) throws {
        let project = try MutableProject.built().copy()
        let record = try project.files(in: "figures")
        let path = URL(fileURLWithPath: "\(project.place.figures)/\(RecordedDurations.fileName)")
        if let text { try Data(text.utf8).write(to: path) } else { try FileManager.default.removeItem(at: path) }
        #expect(try project.build().isPublished)
        #expect(try project.files(in: "figures") == record)
    }

    /// Days and durations of an untouched record stay, whenever and how fast it is built again.
    @Test func aCloneBuildsWithoutAChange() throws {
        let project = try MutableProject.built().copy()
        let record = try project.files(in: "figures")
        try project.forget()
        #expect(try project.build(day: "2027-01-01").ran.isEmpty == false)
        #expect(try project.files(in: "figures") == record)
        let pages = try project.files(in: "site").filter { $0.key.hasSuffix(".html") }
        #expect(pages.values.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("2027-01-01") })
    }

    /// As another processor would have recorded it: texts off by one unit of their last digit, data by their ninth digit,
    /// drawings by a hundredth of a pixel.
    @Test func roundingOfAnotherProcessorStays() throws {
        let project = try MutableProject.built().copy()
        let before = try project.files(in: "site")
        try project.recordElsewhere(digit: 1, relative: 1e-8, pixels: 0.01)
        let record = try project.files(in: "figures")
        try project.forget()
        #expect(try project.build(day: "2027-01-01").isPublished)
        #expect(try project.files(in: "figures") == record)
        // The site shows what was computed here.
        #expect(try project.files(in: "site") == before)
    }

    @Test func moreThanRoundingDoesNot() throws {
        let project = try MutableProject.built().copy()
        let before = try project.output()
        try project.recordElsewhere(digit: 2, relative: 1e-4, pixels: 0.1)
        #expect(try project.build().isPublished)
        #expect(try project.output() == before)
    }

    /// An edit after which a value is as it was changes what the entries say of the code, and nothing else.
    @Test func anEditThatMovesNothingRenewsSources() throws {
        let project = try MutableProject.built().copy()
        let before = try Ledger(readingFrom: project.place.figures)
        try project.apply([.replace(Change.third, "let tenth = 0.1", "let tenth = Double(\"0.1\") ?? 0")])
        #expect(try project.build(day: "2027-01-01").ran == [Name.lonely])
        let after = try Ledger(readingFrom: project.place.figures)
        #expect(Self.different(before, after) == [Name.lonely, Name.lonelyText])
        for (place, entry) in Self.entries(after) {
            let old = try #require(Self.entries(before)[place])
            #expect((entry.day, entry.seconds, entry.text) == (old.day, old.seconds, old.text))
        }
    }

    /// An edit that moves a value renews its entry and those of the experiments behind it.
    @Test func anEditRenewsWhatMoved() throws {
        let project = try MutableProject.built().copy()
        let before = try Ledger(readingFrom: project.place.figures)
        try project.apply([.replace(Change.third, "tenth + 0.2", "tenth + 0.3")])
        #expect(try Set(project.build(day: "2027-01-01").ran) == [Name.lonely, Name.lonelyText])
        let after = try Ledger(readingFrom: project.place.figures)
        #expect(Self.different(before, after) == [Name.lonely, Name.lonelyText])
        let renewed = Self.entries(after).filter { $0.value.day == "2027-01-01" }
        #expect(Set(renewed.keys) == [Name.lonely, Name.lonelyText])
    }

    private static func entries(_ ledger: Ledger) -> [String: LedgerEntry] {
        Dictionary(
            uniqueKeysWithValues: ledger.chapters.flatMap { chapter, entries in entries.map { ("\(chapter)/\($0)", $1) } })
    }

    private static func different(_ one: Ledger, _ other: Ledger) -> Set<String> {
        let (one, other) = (entries(one), entries(other))
        return Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }
    }

    // MARK: Where data is absent

    @Test func recordedOutcomesAreThoseOfTheRecord() throws {
        let project = try MutableProject.built().copy()
        let found = try project.recordedFindings()
        #expect(found.count == (try Ledger(readingFrom: project.place.figures)).chapters.values.reduce(0) { $0 + $1.count })
        #expect(found.allSatisfy { if case .intact(let outcome) = $0 { outcome.isRecorded } else { false } })
        try FileManager.default.removeItem(atPath: "\(project.place.figures)/\(Ledger.fileName)")
        #expect(try project.recordedFindings().allSatisfy { if case nil = $0 { true } else { false } })
    }

    /// What cannot be computed here cannot be put right here.
    @Test(arguments: RecordDamage.all.filter { !$0.testDescription.hasSuffix(" added") && !$0.isOfCode })
    func anAlteredRecordIsNotShown(_ damage: RecordDamage) throws {
        let project = try MutableProject.built().copy()
        try damage.apply(project.place.figures)
        #expect(try project.recordedFindings().contains { if case .intact = $0 { false } else { true } })
    }

    /// The disk is full, and not the record empty.
    @Test func aRecordThatCannotBeStoredIsTheSystemsFailure() throws {
        let project = try MutableProject.built().copy()
        #expect(throws: SystemFailure.self) { try project.recordedFindings(store: "/proc/none") }
    }
}

extension MutableProject {
    /// As in a fresh clone: nothing but what is committed.
    func forget() throws {
        for name in [".notebook", "site"] { try FileManager.default.removeItem(atPath: "\(root)/\(name)") }
    }

    /// What the record has of every block, where it would have to stand in for it.
    fileprivate func recordedFindings(store folder: String? = nil) throws -> [RecordedOutcomes.Finding?] {
        let store = Store(folder: folder ?? "\(root)/other", stamps: FileStamps(path: "\(root)/stamps")) { Issue.record("\($0)") }
        let recorded = RecordedOutcomes(
            ledger: try Ledger(readingFrom: place.figures), figures: place.figures, store: store)
        return try readBook(of: place, BuildMemory(of: place) { _ in }, jobs: 1).book.chapters.flatMap { chapter in
            try tangle(chapter).running.map { try recorded.outcome(of: $0, in: chapter.slug) }
        }
    }

    /// Moves what `figures/` has of every block, and seals it.
    ///
    /// - Parameters:
    ///   - digit: what is added to the last digit of a text.
    ///   - relative: by how much the data of figures grow.
    ///   - pixels: how far coordinates move.
    fileprivate func recordElsewhere(digit: Int, relative: Double, pixels: Double) throws {
        var ledger = try Ledger(readingFrom: place.figures)
        for (chapter, entries) in ledger.chapters {
            for (block, entry) in entries {
                var moved = entry
                if let text = entry.text { moved.text = Self.moved(text, by: digit) }
                for (file, _) in entry.files {
                    let path = URL(fileURLWithPath: "\(place.figures)/\(block)\(file.rawValue)")
                    let old = try String(contentsOf: path, encoding: .utf8)
                    let new =
                        file == .csv
                        ? old.replacing(#/0\.[0-9]{6,}/#) { "\((Double($0.output) ?? 0) * (1 + relative))" }
                        : old.replacing(#/ x="([0-9.]+)" y/#) {
                            " x=\"\(String(format: "%.2f", (Double($0.output.1) ?? 0) + pixels))\" y"
                        }
                    guard new != old || file == .csv else { throw SystemFailure("\(path.path) did not move") }
                    try Data(new.utf8).write(to: path)
                    moved.figure?.files[file] = Digest(of: new)
                }
                ledger[chapter, block] = moved.resealed(from: entry.source, worded: entry.wording, as: block, of: chapter)
            }
        }
        try ledger.text.write(to: URL(fileURLWithPath: "\(place.figures)/\(Ledger.fileName)"))
    }

    /// Only texts that are decimals: a count is exact.
    private static func moved(_ text: String, by digit: Int) -> String {
        guard text.contains("."), text.count < 10, let value = Double(text) else { return text }
        let decimals = text.split(separator: ".")[1].count
        return String(format: "%.\(decimals)f", value + Double(digit) * Double("1e-\(decimals)")!)
    }
}
