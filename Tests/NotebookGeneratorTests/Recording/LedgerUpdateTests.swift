import ChapterInterface
import Foundation
import TestSupport
import Testing
@testable import ChapterReading
@testable import ChapterRunning
@testable import Storage

/// What stays in the record and what gives way.
@Suite struct LedgerUpdateTests {
    private static let here = "x86_64 swift-6.3.1-RELEASE"
    private static let elsewhere = "arm64 swift-6.3.1-RELEASE"

    /// Where and of what code the second build's outcome came, as the first one's was recorded.
    enum Origin: CaseIterable, Sendable {
        case sameCode, otherCode, otherPlatform
    }

    struct Move: Sendable {
        let old: Shown
        let new: Shown
        /// The origins with which the record stays.
        let stays: Set<Origin>
    }

    /// What a block shows.
    enum Shown: Sendable {
        case text(String)
        case table(String, value: String)
        case claim(String, line: Int = 1, margin: Double? = nil)
        case figure(csv: String, svg: String = "<svg><path d=\"M1 2\"/></svg>")
    }

    static let moves: [NamedCase<Move>] = [
        NamedCase("the same text", Move(old: .text("0.513"), new: .text("0.513"), stays: Set(Origin.allCases))),
        NamedCase("a unit", Move(old: .text("0.513"), new: .text("0.514"), stays: [.sameCode, .otherPlatform])),
        NamedCase("two units", Move(old: .text("0.513"), new: .text("0.515"), stays: [])),
        NamedCase("another form", Move(old: .text("0.513"), new: .table("0.513", value: "0.513"), stays: [])),
        NamedCase(
            "a cell beyond what it shows",
            Move(
                old: .table("0.51", value: "0.5130000000000001"), new: .table("0.51", value: "0.5130000000000002"),
                stays: Set(Origin.allCases))),
        NamedCase(
            "a cell's value by more",
            Move(
                old: .table("0.51", value: "0.513"), new: .table("0.51", value: "0.51300001"),
                stays: [.sameCode, .otherPlatform])),
        NamedCase(
            "a cell's value by much more",
            Move(old: .table("0.51", value: "0.513"), new: .table("0.51", value: "0.5131"), stays: [])),
        NamedCase(
            "what a cell shows",
            Move(
                old: .table("0.51", value: "0.5149999999999999"), new: .table("0.52", value: "0.5150000000000001"),
                stays: [.sameCode, .otherPlatform])),
        NamedCase("a claim's line", Move(old: .claim("0.5"), new: .claim("0.5", line: 2), stays: [])),
        NamedCase("a claim", Move(old: .claim("0.5"), new: .claim("0.6"), stays: [.sameCode, .otherPlatform])),
        NamedCase(
            "a claim's margin",
            Move(old: .claim("0.5", margin: 77), new: .claim("0.5", margin: 77.5), stays: [.sameCode, .otherPlatform])),
        NamedCase(
            "a figure's data by rounding",
            Move(
                old: .figure(csv: "x,y\n1,0.5130000000000001\n"), new: .figure(csv: "x,y\n1,0.5130000000000002\n"),
                stays: Set(Origin.allCases))),
        NamedCase(
            "a figure's data",
            Move(old: .figure(csv: "x,y\n1,0.513\n"), new: .figure(csv: "x,y\n1,0.514\n"), stays: [])),
        NamedCase(
            "a row of a figure",
            Move(old: .figure(csv: "x,y\n1,0.513\n"), new: .figure(csv: "x,y\n1,0.513\n1,0.513\n"), stays: [])),
        NamedCase(
            "a drawing by rounding",
            Move(
                old: .figure(csv: "x\n1\n"), new: .figure(csv: "x\n1\n", svg: "<svg><path d=\"M1 2.01\"/></svg>"),
                stays: Set(Origin.allCases))),
        NamedCase(
            "a drawing",
            Move(old: .figure(csv: "x\n1\n"), new: .figure(csv: "x\n1\n", svg: "<svg><path d=\"M1 3\"/></svg>"), stays: [])),
    ]

    @Test(arguments: moves, Origin.allCases)
    func aRecord(_ move: NamedCase<Move>, _ origin: Origin) throws {
        let record = try RecordFolder()
        let code = origin == .otherCode ? "edited" : "code"
        let platform = origin == .otherPlatform ? Self.elsewhere : Self.here
        let first = try record.build(move.value.old, code: "code", on: Self.here, day: "2026-01-01")
        let second = try record.build(move.value.new, code: code, on: platform, day: "2026-02-02")
        let (old, new) = (try #require(first["c", "shown"]), try #require(second["c", "shown"]))
        let stays = move.value.stays.contains(origin)
        #expect(new.day == (stays ? "2026-01-01" : "2026-02-02"))
        #expect(second["c", "source"]?.day == new.day, "an experiment is as old as what comes of it")
        #expect((new.figure, new.text, new.table, new.claims) == (old.figure, old.text, old.table, old.claims) || !stays)
        #expect(origin == .otherCode || (new == old) == stays)
        #expect(origin == .otherPlatform || new.source == BlockSource(code: Digest(of: code), on: Self.here))
        #expect(new.isIntact(as: "shown", of: "c"))
        #expect(try record.build(move.value.new, code: code, on: platform, day: "2026-03-03") == second, "it stays then")
    }

    @Test func whatTellsOfTheCodeStaysOnOtherPlatforms() throws {
        let record = try RecordFolder()
        let first = try record.build(
            .text("377"), code: "code", reads: ReportData.reach.rawValue, on: Self.here, day: "2026-01-01")
        #expect(
            try record.build(.text("500"), code: "code", reads: ReportData.reach.rawValue, on: Self.elsewhere, day: "2026-01-01")
                == first
        )
        #expect(
            try record.build(.text("500"), code: "code", reads: ReportData.reach.rawValue, on: Self.here, day: "2026-01-01")
                != first)
        #expect(first["c", "shown"]?.source?.description.hasSuffix(" code") == true)
    }

    /// One unit per build is not a way to get anywhere.
    @Test func smallMovesDoNotAddUp() throws {
        let record = try RecordFolder()
        for (text, recorded) in [("0.513", "0.513"), ("0.514", "0.513"), ("0.515", "0.515"), ("0.514", "0.515")] {
            #expect(try record.build(.text(text), code: "code", on: Self.here, day: "2026-01-01")["c", "shown"]?.text == recorded)
        }
    }

    /// A figure of data that may be absent keeps more files than one of data that is always here.
    @Test func filesThatNoEntryNamesAnyMoreGo() throws {
        let record = try RecordFolder()
        let all = try record.build(.figure(csv: "x\n1\n"), code: "code", on: Self.here, day: "2026-01-01")
        #expect(try record.files(of: all, naming: FigureFile.irreplaceable, thenOnly: [.svg]) == ["shown.svg"])
    }

    @Test func sourcesReadBack() {
        for mark in ["", " code", " data:0123456789", " data:0123456789 code"] {
            let text = "\(Self.here) 3f2a9c0b1d2e4f56\(mark)"
            #expect(BlockSource(text).description == text)
            #expect(BlockSource(text).platform == Self.here)
            #expect(BlockSource(text).isAboutCode == mark.hasSuffix("code"))
            #expect(BlockSource(text).data == (mark.contains("data") ? "0123456789" : nil))
        }
    }

    /// What can be compared where nothing is compiled.
    @Test func theDataBehindASourceHasDigits() {
        let digest = Digest(of: "1")
        let read = BlockSource(code: digest, data: ["d": digest], inputs: [:], on: Self.here)
        let digits = BlockSource.digits(of: ["d": digest], behind: [])
        #expect(digits != nil && read.data == digits)
        let using = BlockSource(code: digest, data: [:], inputs: ["r": read], on: Self.here)
        #expect(using.data == BlockSource.digits(of: [:], behind: [digits ?? ""]))
        #expect(BlockSource(code: digest, data: [ReportData.reach.rawValue: digest], inputs: [:], on: Self.here).data == nil)
        #expect(BlockSource(code: digest, data: [ReportData.promises.rawValue: digest], inputs: [:], on: Self.here).data != nil)
        #expect(BlockSource(code: digest, data: [:], inputs: [:], on: Self.here).data == nil)
    }

    @Test func aSourceIsOfCodeDataAndExperiments() {
        func source(
            code: String = "a", data: [String: String] = ["d": "1"], inputs: [String: BlockSource] = [:],
            on platform: String = Self.here
        ) -> BlockSource {
            BlockSource(
                code: Digest(of: code), data: data.mapValues { Digest(of: $0) }, inputs: inputs, on: platform)
        }
        let sources = [
            source(), source(code: "b"), source(data: ["d": "2"]), source(data: ["e": "1"]), source(data: [:]),
            source(inputs: ["x": source()]), source(inputs: ["y": source()]), source(inputs: ["x": source(code: "b")]),
            source(on: Self.elsewhere), source(data: [ReportData.reach.rawValue: "1"]),
        ]
        #expect(Set(sources).count == sources.count)
        #expect(source() == source())
        #expect(!sources[0].isAboutCode && sources[9].isAboutCode && source(inputs: ["x": sources[9]]).isAboutCode)
    }
}

extension BlockSource {
    init(code: Digest, on platform: String) {
        self.init(code: code, data: [:], inputs: ["source": .experiment(platform)], on: platform)
    }

    static func experiment(_ platform: String) -> BlockSource {
        BlockSource(code: Digest(of: "experiment"), data: [:], inputs: [:], on: platform)
    }
}
